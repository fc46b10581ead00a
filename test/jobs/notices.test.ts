import assert from 'node:assert/strict'
import { z } from 'zod'
import { NoticeModel, OutboxReaderModel } from '../../models/notice.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { writeNotices } from '../../server/features/notifications/write-notices.service.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { offerScene } from '../support/offer-scene.ts'
import { recordsOf } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Notices = z.object({
  total: z.number(),
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      about: z.string(),
      times: z.number(),
      open: z.boolean(),
    }),
  ),
})

describe('notices: what needs whom', () => {
  useDatabase()

  const noticesOf = async (as: Account, show = 'open') => {
    const page = await apiOf(testDeps()).get(`/v1/notices?show=${show}`, { as })
    return bodyOf(Notices, page).items
  }
  const kindsOf = async (as: Account, show?: string) =>
    (await noticesOf(as, show)).map(({ kind }) => kind)

  it('each step tells who must do the next, and nobody else', async () => {
    const { deps, desk, operator, offer, answer } = await offerScene()
    const coordinator = await signedIn('coordinator')
    const elsewhere = [await signedIn('operator'), await signedIn('coordinator')]
    const requestId = await requests.submitted(deps, { coordinator })
    await writeNotices(deps)
    assert.deepEqual(await kindsOf(desk), ['request-to-triage'])

    const triage = { as: desk, body: { decision: 'accept' } }
    const { status } = await apiOf(deps).post(`/v1/placement-requests/${requestId}/triage`, triage)
    assert.equal(status, 200)
    await writeNotices(deps)
    assert.deepEqual(await kindsOf(desk), [], 'what is done asks for nothing any more')
    assert.deepEqual(await kindsOf(coordinator), ['request-waiting'])

    const made = bodyOf(z.object({ id: z.string() }), await offer(requestId))
    await writeNotices(deps)
    const [first] = await noticesOf(operator)
    assert.deepEqual([first?.kind, first?.about], ['offer-to-answer', made.id])
    assert.deepEqual(await kindsOf(desk), [], 'who did it knows')

    await answer(made.id, 'acceptance')
    await writeNotices(deps)
    assert.deepEqual(await kindsOf(operator), [])
    assert.deepEqual(await kindsOf(desk), ['offer-accepted'])
    assert.deepEqual(await kindsOf(coordinator), ['offer-accepted', 'request-waiting'])
    for (const stranger of elsewhere) assert.deepEqual(await kindsOf(stranger, 'all'), [])
  })

  it('tells each event once: run twice, run at once, and after a crash before the place in the outbox was kept', async () => {
    const deps = testDeps()
    const desk = await signedIn('desk')
    for (let made = 0; made < 3; made += 1) await requests.submitted(deps)

    await Promise.all([writeNotices(deps), writeNotices(deps)])
    await writeNotices(deps)
    await OutboxReaderModel.deleteMany({})
    assert.deepEqual(await writeNotices(deps), { told: 0 })

    const told = await noticesOf(desk)
    assert.deepEqual(
      told.map(({ times }) => times),
      [1, 1, 1],
    )
    assert.equal((await recordsOf('notice.written')).events.length, 3)
  })

  it('reads on where it stopped, hours later', async () => {
    const deps = testDeps()
    const desk = await signedIn('desk')
    await requests.submitted(deps)
    await writeNotices(deps)
    deps.clock.forward(60)
    await requests.submitted(deps)
    deps.clock.forward(24 * 60)

    assert.deepEqual(await writeNotices(deps), { told: 1 })

    assert.equal((await noticesOf(desk)).length, 2)
  })

  it('does not tell anew what was read, and counts what happens again to who has not read', async () => {
    const deps = testDeps()
    const [reader, other] = [await signedIn('desk'), await signedIn('desk')]
    const requestId = await requests.submitted(deps)
    await writeNotices(deps)
    const [notice] = await noticesOf(reader)
    const read = () => apiOf(deps).post(`/v1/notices/${notice?.id ?? ''}/reading`, { as: reader })
    assert.equal((await read()).status, 200)
    assert.equal((await read()).status, 200, 'reading twice is reading')
    await writeNotices(deps)
    assert.deepEqual(await noticesOf(reader), [])
    assert.equal((await recordsOf('notice.read')).events.length, 1)

    const again = { name: 'request.submitted', at: deps.now(), ids: { requestId } }
    await OutboxEventModel.create(again)
    await writeNotices(deps)

    const times = async (as: Account) => (await noticesOf(as)).map((one) => one.times)
    assert.deepEqual([await times(reader), await times(other)], [[1], [2]])
  })

  it('one open notice of a kind about a thing, says the database', async () => {
    const { id: userId } = await signedIn('desk')
    const row = {
      ...{ userId, kind: 'plan-ready', subject: 'planId', about: 'a', at: new Date(0) },
      ...{ times: 1, urgent: false, open: true, mail: 'none' as const },
    }
    await NoticeModel.create(row)

    await assert.rejects(NoticeModel.create(row), { code: 11_000 })
    await NoticeModel.create({ ...row, open: false })
  })

  it('all at once can be read, by their owner alone', async () => {
    const deps = testDeps()
    const [one, other] = [await signedIn('desk'), await signedIn('desk')]
    await requests.submitted(deps)
    await requests.submitted(deps)
    await writeNotices(deps)

    const { text } = await apiOf(deps).post('/v1/notices/reading', { as: one })

    assert.deepEqual(JSON.parse(text), { closed: 2 })
    assert.deepEqual(await noticesOf(one), [])
    assert.equal((await noticesOf(one, 'all')).length, 2)
    assert.equal((await noticesOf(other)).length, 2)
  })

  it('who switched a kind off is not told; an escalation cannot be switched off', async () => {
    const deps = testDeps()
    const api = apiOf(deps)
    const desk = await signedIn('desk')
    const choose = (kind: string) =>
      api.patch('/v1/notice-settings', { as: desk, body: { choices: [{ kind, way: 'off' }] } })
    assert.equal((await choose('request-to-triage')).status, 200)
    await requests.submitted(deps)
    await writeNotices(deps)
    assert.deepEqual(await noticesOf(desk), [])

    const refused = problemOf(await choose('stay-conflict'))
    assert.deepEqual(
      [refused.name, refused.errors[0]?.['pointer']],
      ['invalid-input', '#/choices/0/way'],
    )
    assert.equal(problemOf(await choose('weather')).errors[0]?.['pointer'], '#/choices/0/kind')
  })
})
