import assert from 'node:assert/strict'
import { z } from 'zod'
import { recordDeparture } from '../../server/features/stays/stay.service.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { nightsOf, numbersOf } from '../support/numbers.ts'
import { recount } from '../support/recount.ts'
import { offers, stays } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

async function scene(own: Parameters<typeof makeUnit>[1] = {}) {
  const deps = testDeps()
  const api = apiOf(deps)
  const unit = await makeUnit(deps, own)
  const desk = await signedIn('desk')
  return { deps, api, unit, desk }
}

describe('capacity night by night', () => {
  useDatabase()

  it('shows who slept there in the past, turnaround now, and room in the future', async () => {
    const { deps, api, unit, desk } = await scene({ places: 1, turnaroundDays: 2 })
    const { stayId } = await stays.arrived(deps, unit)
    deps.clock.set('2026-02-05T12:00:00Z')
    const leaver = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const
    await recordDeparture(stayId, { destination: 'own-home' }, leaver, deps)

    const period = { from: '2026-02-01', until: '2026-02-09' }
    const nights = await nightsOf(api, unit.unitId, period, desk)

    const states = nights.map(({ day, occupied, closed, available }) => {
      return `${day.slice(8)} ${occupied}${closed}${available}`
    })
    assert.deepEqual(states, [
      ...['01 001', '02 100', '03 100', '04 100'],
      ...['05 010', '06 010', '07 001', '08 001'],
    ])
  })

  it('equals a recount on every night to come', async () => {
    const { deps, api, unit, desk } = await scene({ places: 4, turnaroundDays: 1 })
    const at = (index: number) => ({ placeId: unit.placeIds[index] ?? '' })
    await stays.arrived(deps, unit, at(0))
    await stays.planned(deps, unit, at(1))
    await offers.open(deps, unit, at(2))
    const closure = { from: '2026-02-04', until: '2026-02-06', reason: 'maintenance' }
    await api.post(`/v1/places/${at(3).placeId}/closures`, { as: desk, body: closure })

    const period = { from: TODAY, until: '2026-02-12' }
    const nights = await nightsOf(api, unit.unitId, period, desk)

    for (const { day, ...numbers } of nights) {
      assert.deepEqual(numbers, (await recount(TODAY, day)).get(unit.unitId), day)
    }
  })

  it('refuses a period that runs backwards or is longer than 400 days', async () => {
    const { api, unit, desk } = await scene()
    const statuses = []
    for (const until of ['2026-02-01', '2027-12-31']) {
      const path = `/v1/units/${unit.unitId}/days?from=2026-02-02&until=${until}`
      statuses.push((await api.get(path, { as: desk })).status)
    }
    assert.deepEqual(statuses, [400, 400])
  })
})

describe('capacity numbers', () => {
  useDatabase()

  it('count places, never programme seats', async () => {
    const { deps, api, unit, desk } = await scene({ places: 1, seats: 3 })
    await offers.open(deps, unit, { seatIds: unit.seatIds.slice(0, 2) })

    const detail = await api.get(`/v1/units/${unit.unitId}`, { as: desk })

    const { physical, held, programmes } = bodyOf(
      z.object({
        physical: z.number(),
        held: z.number(),
        programmes: z.array(z.object({ seats: z.number(), free: z.number() })),
      }),
      detail,
    )
    assert.deepEqual([physical, held], [1, 1])
    assert.deepEqual(programmes, [{ seats: 3, free: 1 }])
  })

  it('go no higher than staff and money allow, and never below zero', async () => {
    const { deps, api, unit, desk } = await scene({ places: 3, staffed: 2, funded: 1 })
    assert.equal((await numbersOf(api, unit.unitId, desk)).available, 1)

    await offers.open(deps, unit)

    assert.equal((await numbersOf(api, unit.unitId, desk)).available, 0)
  })

  it('count somebody past the planned end as there', async () => {
    const { deps, api, unit, desk } = await scene({ places: 1 })
    await stays.arrived(deps, unit)

    deps.clock.set('2026-09-01T12:00:00Z')

    const expected = { available: 0, held: 0, occupied: 1, closed: 0 }
    assert.deepEqual(await numbersOf(api, unit.unitId, desk), expected)
  })
})

describe('GET /v1/capacity', () => {
  useDatabase()

  const List = z.object({
    version: z.number(),
    units: z.array(z.object({ unitId: z.string(), facilityType: z.string(), region: z.string() })),
  })

  it('answers 304 until a number could have changed', async () => {
    const { deps, api, unit, desk } = await scene()
    const first = await api.get('/v1/capacity', { as: desk })
    const etag = first.get('etag') ?? ''
    const again = () => api.get('/v1/capacity', { as: desk, headers: { 'if-none-match': etag } })
    assert.equal((await again()).status, 304)

    await offers.open(deps, unit)
    const changed = await again()

    assert.equal(changed.status, 200)
    assert.notEqual(changed.get('etag'), etag)
    assert.ok(bodyOf(List, changed).version > bodyOf(List, first).version)
  })

  it('shows an operator its own units, a region its own, the desk all, each under its own ETag', async () => {
    const { deps, api, unit, desk } = await scene()
    const elsewhere = await makeUnit(deps, { region: 'utrecht', facilityType: 'COSM' })
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const region = await signedIn('region', { region: 'utrecht' })

    const answers = []
    for (const as of [operator, region, desk]) answers.push(await api.get('/v1/capacity', { as }))

    const seen = answers.map((answer) => bodyOf(List, answer).units.map(({ unitId }) => unitId))
    assert.deepEqual(seen[0], [unit.unitId])
    assert.deepEqual(seen[1], [elsewhere.unitId])
    assert.deepEqual(seen[2]?.toSorted(), [unit.unitId, elsewhere.unitId].toSorted())
    assert.equal(new Set(answers.map((answer) => answer.get('etag'))).size, 3)
  })

  it('filters by facility type and region', async () => {
    const { deps, api, desk } = await scene()
    const cosm = await makeUnit(deps, { region: 'utrecht', facilityType: 'COSM' })

    const byType = await api.get('/v1/capacity?facilityType=COSM', { as: desk })
    const byBoth = await api.get('/v1/capacity?facilityType=COSM&region=amsterdam', { as: desk })

    assert.deepEqual(
      bodyOf(List, byType).units.map(({ unitId }) => unitId),
      [cosm.unitId],
    )
    assert.deepEqual(bodyOf(List, byBoth).units, [])
  })

  it('gives everybody sums per facility type, and nothing finer', async () => {
    const { deps, api, unit } = await scene({ places: 2 })
    await makeUnit(deps, { places: 3 })
    await offers.open(deps, unit)

    const answer = await api.get('/v1/capacity/summary')

    const { facilityTypes } = bodyOf(
      z.object({ facilityTypes: z.array(z.record(z.string(), z.unknown())) }),
      answer,
    )
    assert.equal(facilityTypes.length, 1)
    const [sum] = facilityTypes
    assert.deepEqual([sum?.['physical'], sum?.['held'], sum?.['available']], [5, 1, 4])
    assert.doesNotMatch(answer.text, new RegExp(`${unit.unitId}|amsterdam|Afdeling`))
  })
})
