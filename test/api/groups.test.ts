import assert from 'node:assert/strict'
import { z } from 'zod'
import { RequestModel } from '../../models/request.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { announceGroup } from '../../server/features/groups/group.service.ts'
import { endRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { takeRequest } from '../../server/features/requests/claim.service.ts'
import { transact } from '../../server/events/transact.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { recordsOf } from '../support/records.ts'
import { stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'
import { ANNOUNCEMENT } from './access.groups.ts'

const Group = z.object({
  id: z.string(),
  people: z.number(),
  households: z.number(),
  open: z.number(),
  waiting: z.number(),
  placed: z.number(),
  ended: z.number(),
  members: z.array(z.object({ requestId: z.string(), status: z.string() })),
})
const TWO_KINDS = {
  ...ANNOUNCEMENT,
  households: [
    { count: 2, adults: 1, children: 0 },
    { count: 1, adults: 2, children: 2 },
  ],
}

async function scene() {
  const deps = testDeps()
  const [api, desk] = [apiOf(deps), await signedIn('desk')]
  const coordinator = await signedIn('coordinator')
  const announce = (body: object) => api.post('/v1/group-requests', { as: coordinator, body })
  return { deps, api, desk, coordinator, announce }
}

describe('a group action', () => {
  useDatabase()

  it('is announced once, decided as one, and tells how many are open, wait and are placed', async () => {
    const { deps, api, desk, coordinator, announce } = await scene()

    const group = bodyOf(Group, await announce(TWO_KINDS))
    const path = `/v1/group-requests/${group.id}`
    const body = { decision: 'accept' }
    const accepted = bodyOf(Group, await api.post(`${path}/triage`, { as: desk, body }))
    const [first, second] = group.members
    await stays.arrived(deps, await makeUnit(deps), { requestId: first?.requestId ?? '' })
    await transact(deps, SYSTEM, (tx) =>
      endRequest(second?.requestId ?? '', 'own-solution', tx, deps),
    )
    const now = bodyOf(Group, await api.get(path, { as: coordinator }))

    assert.deepEqual([group.people, group.households, group.open], [6, 3, 3])
    assert.deepEqual([accepted.open, accepted.waiting], [0, 3])
    assert.deepEqual([now.open, now.waiting, now.placed, now.ended], [0, 1, 1, 1])
    const requests = await RequestModel.find().lean()
    assert.equal(new Set(requests.map(({ caseId }) => String(caseId))).size, 3)
    const { audits } = await recordsOf('request.accepted')
    assert.equal(audits.length, 3)
    assert.deepEqual((await recordsOf('group.decided')).audits[0]?.reason, 'accept')
  })

  it('is decided wholly or not at all', async () => {
    const { deps, api, desk, announce } = await scene()
    const { id, members } = bodyOf(Group, await announce(TWO_KINDS))
    const region = { id: 'somebody', role: 'desk', purpose: 'arrange-shelter' } as const
    await takeRequest(members[2]?.requestId ?? '', region, deps)

    const body = { decision: 'accept' }
    const answer = await api.post(`/v1/group-requests/${id}/triage`, { as: desk, body })

    assert.equal(problemOf(answer).name, 'being-decided')
    assert.equal(await RequestModel.countDocuments({ status: 'submitted' }), 3)
  })

  it('is withdrawn as one, and has nothing left to decide then', async () => {
    const { api, desk, coordinator, announce } = await scene()
    const { id } = bodyOf(Group, await announce(TWO_KINDS))
    const path = `/v1/group-requests/${id}`
    const withdrawal = { as: coordinator, body: { reason: 'own-solution' } }

    const gone = bodyOf(Group, await api.post(`${path}/withdrawal`, withdrawal))
    const again = await api.post(`${path}/withdrawal`, withdrawal)
    const late = await api.post(`${path}/triage`, { as: desk, body: { decision: 'accept' } })

    assert.deepEqual([gone.open, gone.waiting, gone.ended], [0, 0, 3])
    assert.deepEqual([problemOf(again).name, problemOf(late).name], ['wrong-state', 'wrong-state'])
  })

  it('is announced ten days before, or with a reason, and is never larger than one act can be', async () => {
    const { announce } = await scene()
    const soon = { arriveFrom: '2026-02-11', arriveUntil: '2026-02-11' }

    const answers = [
      await announce({ ...ANNOUNCEMENT, ...soon }),
      await announce({ ...ANNOUNCEMENT, arriveFrom: '2026-02-12', shortNotice: 'acute-danger' }),
      await announce({
        ...{ ...ANNOUNCEMENT, arriveUntil: '2026-02-20' },
        households: [1, 2].map(() => ({ count: 30, adults: 1, children: 0 })),
      }),
      await announce({ ...ANNOUNCEMENT, ...soon, shortNotice: 'found-unexpectedly' }),
    ]

    assert.deepEqual(
      answers.slice(0, 3).map((one) => problemOf(one).errors.map((error) => error['pointer'])),
      [['#/shortNotice'], ['#/shortNotice'], ['#/arriveUntil', '#/households']],
    )
    assert.equal(answers[3]?.status, 201)
  })

  it('is announced, decided and withdrawn on the web', async () => {
    const { deps, desk, coordinator } = await scene()
    const { id, organisationId } = coordinator
    const actor = { id, organisationId, role: 'coordinator', purpose: 'arrange-shelter' } as const
    await announceGroup(ANNOUNCEMENT, actor, deps)
    const reader = pagesOf(deps).as(coordinator)
    const page = await reader.open('/groups/new')
    const said = {
      ...{ region: 'amsterdam', arriveFrom: '2026-02-05', arriveUntil: '2026-02-06' },
      ...{ singles: '2', families: '1', familyChildren: '1', estimatedAge: '28' },
      ...{ nationalityGroup: 'derde-land', status: '8K-BEDENKTIJD' },
      ...{ threatLevel: 'laag', urgencyClass: '3' },
    }

    const late = await reader.send(page, 'group', said)
    const made = await reader.sendAndFollow(page, 'group', { ...said, shortNotice: 'acute-danger' })
    const list = textOf(await reader.open('/groups'))
    const [, path = ''] = /action="(\/groups\/[0-9a-f]{24})\/withdrawal"/.exec(made.text) ?? []
    const decider = pagesOf(deps).as(desk)
    const decided = await decider.sendAndFollow(await decider.open(path), 'group-accept')
    const ended = await reader.sendAndFollow(await reader.open(path), 'group-withdraw', {
      reason: 'own-solution',
    })

    assert.deepEqual(errorLinks(late), [{ id: 'group-shortNotice', there: true }])
    assert.match(textOf(made), /5 mensen, 3 huishoudens/)
    assert.match(list, /Amsterdam.*Amsterdam/)
    assert.match(textOf(decided), /Op de wachtlijst 3/)
    assert.match(textOf(ended), /Geëindigd 3/)
  })
})
