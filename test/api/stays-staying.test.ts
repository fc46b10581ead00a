import assert from 'node:assert/strict'
import { z } from 'zod'
import { decideOverstay } from '../../server/features/stays/overstay.service.ts'
import { extendOverdueStays } from '../../server/features/stays/extend-overdue.service.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { stayScene } from '../support/stay-scene.ts'

const Shown = z.looseObject({
  id: z.string(),
  until: z.string(),
  overdueSince: z.string().optional(),
  overstay: z.looseObject({ status: z.string() }).optional(),
  obstacles: z.array(z.object({ code: z.string(), since: z.string() })),
})
const LONGER = { reason: 'no-housing', until: '2026-03-01' }

async function scene(own: Parameters<typeof stayScene>[0] = {}) {
  const made = await stayScene({ places: 2, ...own })
  const coordinator = await signedIn('coordinator')
  const requestId = await requests.waiting(made.deps, { coordinator })
  const stay = await stays.arrived(made.deps, made.unit, { requestId, until: '2026-02-10' })
  const decide = (decision: string, as = made.desk) =>
    made.api.post(`/v1/stays/${stay.stayId}/overstay/decision`, { as, body: { decision } })
  return { ...made, ...stay, coordinator, decide }
}

describe('an overstay', () => {
  useDatabase()

  it('is asked for with a reason and makes the stay longer once somebody else agrees', async () => {
    const { act, stayId, decide, desk, operator, requestId } = await scene()

    const asked = await act(stayId, 'overstay', LONGER)
    const agreed = await decide('approve')
    const again = await decide('decline')

    const [before, after] = [bodyOf(Shown, asked), bodyOf(Shown, agreed)]
    assert.deepEqual([before.overstay?.status, before.until], ['asked', '2026-02-10'])
    assert.deepEqual([after.overstay?.status, after.until], ['approved', '2026-03-01'])
    assert.equal(problemOf(again).name, 'wrong-state')
    const about = { ids: { stayId }, of: requestId }
    await assertRecordedOnce('stay.overstay-asked', {
      ...about,
      by: operator,
      reason: 'no-housing',
    })
    await assertRecordedOnce('stay.overstay-decided', { ...about, by: desk, reason: 'approved' })
    assert.deepEqual(await faultsInState(), [])
  })

  it('changes nothing when it is not agreed to, and can be asked for again', async () => {
    const { act, stayId, decide } = await scene()
    await act(stayId, 'overstay', LONGER)

    const declined = await decide('decline')
    const again = await act(stayId, 'overstay', { ...LONGER, reason: 'health-unstable' })

    assert.equal(bodyOf(Shown, declined).until, '2026-02-10')
    assert.equal(bodyOf(Shown, again).overstay?.status, 'asked')
  })

  it('is never decided on by who asked, nor when somebody else comes before its end', async () => {
    const { api, deps, unit, desk, stayId, decide, placeId, act } = await scene()
    await api.post(`/v1/stays/${stayId}/overstay`, { as: desk, body: LONGER })
    await stays.planned(deps, unit, { placeId, from: '2026-02-20', until: '2026-04-01' })

    const own = await decide('approve')
    const taken = await decide('approve', await signedIn('desk'))
    const code = await act(stayId, 'overstay', { ...LONGER, reason: 'zomaar' })
    const shorter = await act(stayId, 'overstay', { ...LONGER, until: '2026-02-10' })

    assert.deepEqual(
      [own, taken].map((one) => problemOf(one).name),
      ['not-allowed', 'place-taken'],
    )
    assert.deepEqual(
      [code, shorter].map((one) => problemOf(one).errors[0]?.['pointer']),
      ['#/reason', '#/until'],
    )
    assert.deepEqual(await faultsInState(), [])
  })

  it('takes the mark of an overdue stay away, which the nights added by themselves keep', async () => {
    const { api, deps, desk, operator, act, stayId } = await scene()
    const read = async () => bodyOf(Shown, await api.get(`/v1/stays/${stayId}`, { as: operator }))
    deps.clock.set('2026-02-12T12:00:00Z')
    await extendOverdueStays(deps)
    const overdue = await read()

    await act(stayId, 'overstay', LONGER)
    await decideOverstay(stayId, 'approve', { ...desk, role: 'desk', purpose: 'test' }, deps)

    assert.deepEqual([overdue.overdueSince, overdue.until], ['2026-02-10', '2026-02-13'])
    assert.equal((await read()).overdueSince, undefined)
  })
})

describe('what keeps a household from moving on', () => {
  useDatabase()

  it('is noted once, by the house or by who asked for the place, and resolved', async () => {
    const { api, act, stayId, coordinator } = await scene()
    const obstacle = 'no-housing'

    const noted = await api.post(`/v1/stays/${stayId}/obstacles`, {
      as: coordinator,
      body: { obstacle },
    })
    const twice = await act(stayId, 'obstacles', { obstacle })
    const resolved = await act(stayId, `obstacles/${obstacle}/resolution`)
    const gone = await act(stayId, `obstacles/${obstacle}/resolution`)
    const anew = await act(stayId, 'obstacles', { obstacle })

    assert.deepEqual(bodyOf(Shown, noted).obstacles, [{ code: obstacle, since: '2026-02-02' }])
    assert.equal(problemOf(twice).name, 'already-exists')
    assert.deepEqual(bodyOf(Shown, resolved).obstacles, [])
    assert.deepEqual([gone.status, anew.status], [404, 201])
  })

  it('is counted nationally, and small numbers are withheld', async () => {
    const { api, deps, unit, desk, act, stayId } = await scene({ places: 7 })
    await act(stayId, 'obstacles', { obstacle: 'payer-unclear' })
    for (const placeId of unit.placeIds.slice(1)) {
      const other = await stays.arrived(deps, unit, { placeId })
      await act(other.stayId, 'obstacles', { obstacle: 'no-housing' })
    }

    const answer = await api.get('/v1/monitoring/obstacles', { as: desk })

    const Picture = z.looseObject({
      byObstacle: z.looseObject({
        cells: z.array(z.object({ code: z.string(), count: z.number().nullable() })),
      }),
    })
    const { cells } = bodyOf(Picture, answer).byObstacle
    assert.deepEqual(cells, [
      { code: 'no-housing', count: null },
      { code: 'payer-unclear', count: null },
    ])
    assert.equal(answer.text.includes(stayId), false)
  })
})

describe('the timeline of a household', () => {
  useDatabase()

  it('tells all its placements in order, to who may see its request', async () => {
    const { api, act, deps, unit, stayId, requestId, coordinator, operator } = await scene()
    await act(stayId, 'obstacles', { obstacle: 'no-housing' })
    deps.clock.set('2026-02-05T12:00:00Z')
    const transfer = { kind: 'emergency', placeId: unit.placeIds[1], reason: 'threat-increased' }
    const moved = bodyOf(Shown, await act(stayId, 'transfers', transfer))
    deps.clock.set('2026-02-08T12:00:00Z')
    await act(moved.id, 'departure', { destination: 'own-home' })

    const path = `/v1/placement-requests/${requestId}/timeline`
    const answer = await api.get(path, { as: coordinator })
    const stranger = await api.get(path, { as: await signedIn('coordinator') })
    const house = await api.get(path, { as: operator })

    const Timeline = z.looseObject({
      entries: z.array(
        z.looseObject({ on: z.string(), what: z.string(), code: z.string().optional() }),
      ),
    })
    assert.deepEqual(
      bodyOf(Timeline, answer).entries.map(({ on, what, code }) => [on.slice(5), what, code]),
      [
        ['02-02', 'submitted', undefined],
        ['02-02', 'planned', undefined],
        ['02-02', 'arrived', undefined],
        ['02-02', 'obstacle', 'no-housing'],
        ['02-05', 'transfer-planned', 'threat-increased'],
        ['02-05', 'departed', 'omm'],
        ['02-05', 'arrived', undefined],
        ['02-08', 'departed', 'own-home'],
      ],
    )
    assert.deepEqual([stranger.status, house.status], [404, 403])
  })
})
