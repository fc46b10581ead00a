import assert from 'node:assert/strict'
import { z } from 'zod'
import { RequestModel } from '../../models/request.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { startInterim } from '../../server/features/interim/interim.service.ts'
import { withdrawRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { recordArrival } from '../../server/features/stays/stay.service.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { requests, stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Solutions = z.object({
  interimSolutions: z.object({
    nights: z.number(),
    cost: z.number(),
    items: z.array(
      z.object({
        kind: z.string(),
        from: z.string(),
        until: z.string().optional(),
        running: z.boolean(),
        nights: z.number(),
        cost: z.number(),
        endReason: z.string().optional(),
      }),
    ),
  }),
})

const HOTEL = {
  ...{ kind: 'hotel', from: '2026-01-30', costPerNight: 9_550, title: 'WMO-OPVANG' },
  safetyChecked: true,
} as const
const FRIENDS = { kind: 'own-network', from: '2026-01-20', costPerNight: 0, safetyChecked: true }

async function scene() {
  const deps = testDeps()
  const [api, coordinator] = [apiOf(deps), await signedIn('coordinator')]
  const id = await requests.waiting(deps, { coordinator })
  const path = `/v1/placement-requests/${id}/interim-solutions`
  const start = (body: object) => api.post(path, { as: coordinator, body })
  const end = (body: object) => api.post(`${path}/ending`, { as: coordinator, body })
  const read = async () => {
    const request = await api.get(`/v1/placement-requests/${id}`, { as: coordinator })
    return bodyOf(Solutions, request).interimSolutions
  }
  return { ...{ deps, api, coordinator, id, start, end, read } }
}

describe('interim solutions', () => {
  useDatabase()

  it('come one after another, with the nights until now and what they cost', async () => {
    const { start, end, read, coordinator, id } = await scene()

    const statuses = [
      (await start({ ...FRIENDS, until: '2026-01-30' })).status,
      (await start(HOTEL)).status,
      (await end({ reason: 'no-longer-safe', on: '2026-02-01' })).status,
      (await start({ ...HOTEL, kind: 'holiday-park', from: '2026-02-01' })).status,
    ]

    assert.deepEqual(statuses, [201, 201, 200, 201])
    const { nights, cost, items } = await read()
    assert.deepEqual([nights, cost], [10 + 2 + 1, 3 * 9_550])
    assert.deepEqual(
      items.map(({ kind, until, running, endReason }) => [kind, until, running, endReason]),
      [
        ['own-network', '2026-01-30', false, undefined],
        ['hotel', '2026-02-01', false, 'no-longer-safe'],
        ['holiday-park', undefined, true, undefined],
      ],
    )
    const ids = { requestId: id, status: 'waiting' }
    await assertRecordedOnce('request.interim-ended', {
      ...{ by: coordinator, ids, of: id, reason: 'no-longer-safe' },
    })
  })

  it('never overlap, also when two people record one at the same moment', async () => {
    const { start, read } = await scene()

    const answers = await Promise.all([start(HOTEL), start(FRIENDS)])
    const [late] = [await start({ ...FRIENDS, from: '2026-02-01' })]

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
    assert.equal(problemOf(late).name, 'already-exists')
    assert.equal((await read()).items.length, 1)
  })

  it('begin only with a safety check or a reason why not, and with a payer when they cost money', async () => {
    const { start, read } = await scene()

    const unchecked = await start({ ...HOTEL, safetyChecked: false })
    const unpaid = await start({ ...HOTEL, title: undefined })
    const later = await start({ ...HOTEL, from: '2026-02-03', until: '2026-02-03' })
    const clinic = await start({ ...FRIENDS, kind: 'hospital-or-clinic', safetyChecked: false })

    const faults = [unchecked, unpaid, later].map((response) =>
      problemOf(response).errors.map((error) => error['pointer']),
    )
    assert.deepEqual(faults, [['#/uncheckedReason'], ['#/title'], ['#/from', '#/until']])
    assert.equal(clinic.status, 201)
    assert.equal((await read()).items.length, 1)
  })

  it('end with the arrival and with the request, in the same act', async () => {
    const { deps, coordinator } = await scene()
    const unit = await makeUnit(deps, { places: 2 })
    const one = await requests.waiting(deps, { coordinator })
    const other = await requests.waiting(deps, { coordinator })
    for (const id of [one, other]) await startInterim(id, HOTEL, SYSTEM, deps)
    const { stayId } = await stays.planned(deps, unit, { requestId: one })

    const preview = `/v1/placement-requests/${other}/withdrawal`
    const tree = await apiOf(deps).get(preview, { as: coordinator })
    await recordArrival(stayId, SYSTEM, deps)
    await withdrawRequest(other, 'own-solution', SYSTEM, deps)

    const { interim: ends } = bodyOf(z.object({ interim: z.unknown() }), tree)
    assert.deepEqual(ends, { kind: 'hotel', from: '2026-01-30' })
    const ended = []
    for (const id of [one, other]) {
      const [interim] = (await RequestModel.findById(id).lean())?.interims ?? []
      ended.push([interim?.until, interim?.endReason])
    }
    assert.deepEqual(ended, [
      ['2026-02-02', 'shelter-found'],
      ['2026-02-02', 'request-ended'],
    ])
    const again = apiOf(deps).post(`/v1/placement-requests/${one}/interim-solutions`, {
      ...{ as: coordinator, body: { ...HOTEL, from: '2026-02-02' } },
    })
    assert.equal(problemOf(await again).name, 'wrong-state')
  })

  it('are told to the ministry by kind, with rounded nights and cost, and not of too few', async () => {
    const { deps, api } = await scene()
    const ministry = await signedIn('ministry')
    const Picture = z.object({
      byKind: z.object({
        cells: z.array(z.object({ code: z.string(), count: z.number().nullable() })),
      }),
      month: z.object({ nights: z.number().nullable(), cost: z.number().nullable() }),
    })
    const picture = async () =>
      bodyOf(Picture, await api.get('/v1/monitoring/interim-solutions', { as: ministry }))
    for (let made = 0; made < 4; made += 1) {
      await startInterim(await requests.waiting(deps), HOTEL, SYSTEM, deps)
    }
    deps.clock.set('2026-02-20T12:00:00Z')
    const few = await picture()
    const extra = { ...HOTEL, from: '2026-02-20', costPerNight: 20_000 }
    for (let made = 0; made < 5; made += 1) {
      await startInterim(await requests.waiting(deps), extra, SYSTEM, deps)
    }
    deps.clock.set('2026-02-21T12:00:00Z')

    const many = await picture()

    assert.deepEqual(few.month, { nights: null, cost: null })
    assert.deepEqual(few.byKind.cells, [{ code: 'hotel', count: null }])
    // 4 x 20 and 5 x 1 nights of February; 4 x 20 x 95.50 + 5 x 200 = 8,640 euros.
    assert.deepEqual(many.month, { nights: 90, cost: 900_000 })
    assert.deepEqual(many.byKind.cells, [{ code: 'hotel', count: 9 }])
  })

  it('are recorded and ended on the page of the request, and show on list and timeline', async () => {
    const { deps, coordinator, id } = await scene()
    const reader = pagesOf(deps).as(coordinator)
    const page = await reader.open(`/requests/${id}`)
    const said = { kind: 'hotel', from: '2026-01-30', costPerNight: '95,50', title: 'WMO-OPVANG' }

    const wrong = await reader.send(page, 'interim', {
      ...said,
      title: '',
      safetyChecked: 'checked',
    })
    const unsaid = await reader.send(page, 'interim', { ...said, costPerNight: 'veel' })
    const right = { ...said, safetyChecked: 'acute-check-follows' }
    const started = await reader.sendAndFollow(page, 'interim', right)
    const list = await reader.open('/waitlist')
    const ended = await reader.sendAndFollow(started, 'interim-end', {
      ...{ reason: 'no-longer-paid', on: '2026-02-02' },
    })

    assert.deepEqual(errorLinks(wrong), [{ id: 'interim-title', there: true }])
    assert.deepEqual(
      errorLinks(unsaid).map(({ id: field }) => field),
      ['interim-costPerNight', 'interim-safetyChecked'],
    )
    assert.match(textOf(started), /Tot nu toe 3 nachten, € 286,50/)
    assert.match(textOf(started), /veiligheid niet gecontroleerd Acuut: de veiligheidscheck volgt/)
    assert.match(textOf(list), /tussenoplossing/)
    assert.match(textOf(ended), /Einde tussenoplossing Wordt niet meer betaald/)
  })
})
