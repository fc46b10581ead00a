import fc from 'fast-check'
import assert from 'node:assert/strict'
import { limitSeats, seatsAt } from '../../server/features/plans/limit-seats.ts'
import type { PlanInputs } from '../../server/features/plans/plan-inputs.ts'
import { solvePlan } from '../../server/features/plans/solve-plan.ts'

/** Units with fewer rooms than places, and few enough households to try every plan. */
const instances = fc
  .record({
    unitOfPlace: fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 5 }),
    rooms: fc.record({ a: fc.nat(3), b: fc.nat(3) }),
    households: fc.array(
      fc.record({
        class: fc.integer({ min: 1, max: 3 }),
        waitingDays: fc.nat(2),
        fits: fc.array(fc.option(fc.integer({ min: -3, max: 3 })), { minLength: 5, maxLength: 5 }),
        programme: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  })
  .map(toInputs)

interface Instance {
  readonly inputs: PlanInputs
  readonly programmes: readonly (readonly string[])[]
}

function toInputs(drawn: {
  unitOfPlace: string[]
  rooms: { a: number; b: number }
  households: {
    class: number
    waitingDays: number
    fits: (number | null)[]
    programme: boolean
  }[]
}): Instance {
  const places = drawn.unitOfPlace.map((unitId, n) => ({
    ...{ placeId: `place-${n}`, unitId, facilityType: 'OMM', region: 'amsterdam' },
  }))
  const households = drawn.households.map(({ fits, class: urgencyClass, waitingDays }, n) => {
    const fitting = places.flatMap((_, place) => {
      const fit = fits[place]
      return typeof fit === 'number' ? [{ place, fit }] : []
    })
    return {
      ...{ requestId: `request-${n}`, class: urgencyClass, waitingDays, seatless: [], assess: 0 },
      places: fitting.map(({ place }) => place),
      fits: fitting.map(({ fit }) => fit),
    }
  })
  const rooms = Object.entries(drawn.rooms).map(([unitId, room]) => ({ unitId, room }))
  return {
    inputs: { on: '2026-02-02', seed: 'seed', places, rooms, claimed: [], households },
    programmes: drawn.households.map(({ programme }) => (programme ? ['trauma'] : [])),
  }
}

type Value = readonly number[]

/** Counts by class, waiting days and fit of the best plan there is: every household with each place, or none. */
function bestByTrying({ households, places, rooms }: PlanInputs): Value {
  const roomOf = new Map(rooms.map(({ unitId, room }) => [unitId, room]))
  const search = (n: number, taken: ReadonlySet<number>, value: Value): Value => {
    const household = households[n]
    if (!household) return value
    const options = household.places.flatMap((place, at) => {
      const unitId = places[place]?.unitId ?? ''
      const inUnit = [...taken].filter((other) => places[other]?.unitId === unitId).length
      if (taken.has(place) || inUnit >= (roomOf.get(unitId) ?? 0)) return []
      const gained = value.map((part, index) => {
        if (index === household.class - 1) return part + 1
        if (index === 3) return part + household.waitingDays
        return index === 4 ? part + (household.fits[at] ?? 0) : part
      })
      return [search(n + 1, new Set([...taken, place]), gained)]
    })
    return [search(n + 1, taken, value), ...options].toSorted(byValue)[0] ?? value
  }
  return search(0, new Set(), [0, 0, 0, 0, 0])
}

/** The better first. */
function byValue(one: Value, other: Value): number {
  const at = one.findIndex((part, index) => part !== other[index])
  return (other[at] ?? 0) - (one[at] ?? 0)
}

describe('a plan within what units have staff and money for', () => {
  it('is the best there is, and every promise is kept', () => {
    fc.assert(
      fc.property(instances, ({ inputs }) => {
        const { totals, checks } = solvePlan(inputs)

        const { placedByClass, totalWaiting, totalFit } = totals
        const counts = [1, 2, 3].map((urgencyClass) => placedByClass[urgencyClass] ?? 0)
        assert.deepEqual([...counts, totalWaiting, totalFit], bestByTrying(inputs))
        assert.ok(Object.values(checks).every(Boolean), JSON.stringify(checks))
      }),
      { numRuns: 300 },
    )
  })

  it('gives no programme more households than seats, and loses no other promise', () => {
    const free = new Map([
      [seatsAt('a', 'trauma'), 1],
      [seatsAt('b', 'trauma'), 0],
    ])
    fc.assert(
      fc.property(instances, ({ inputs, programmes }) => {
        const limited = limitSeats(inputs, { programmes, free })
        const { plan, checks, totals, bound } = solvePlan(limited)

        const users = { a: 0, b: 0 }
        limited.households.forEach((_, household) => {
          const unitId = inputs.places[plan.placeOf[household] ?? -1]?.unitId
          if (programmes[household]?.length && (unitId === 'a' || unitId === 'b'))
            users[unitId] += 1
        })
        assert.ok(users.a <= 1 && users.b === 0, JSON.stringify(users))
        assert.ok(Object.values(checks).every(Boolean), JSON.stringify(checks))
        assert.ok(bound === null || bound.placed >= totals.placed)
      }),
      { numRuns: 200 },
    )
  })

  it('takes what was proposed to others only when nothing else is left', () => {
    fc.assert(
      fc.property(instances, fc.nat(4), ({ inputs }, place) => {
        const claimed = inputs.places[place] ? [place] : []
        const free = solvePlan(inputs)
        const { plan, totals } = solvePlan({ ...inputs, claimed })

        assert.deepEqual(totals.placedByClass, free.totals.placedByClass)
        assert.equal(totals.totalWaiting, free.totals.totalWaiting)
        const without = solvePlan({ ...inputs, ...withoutPlace(inputs, place) })
        const isTaken = plan.placeOf.slice(0, inputs.households.length).includes(place)
        const needed =
          without.totals.placed < totals.placed || without.totals.totalWaiting < totals.totalWaiting
        if (isTaken && claimed.length > 0) assert.ok(needed || differsByClass(without, totals))
      }),
      { numRuns: 200 },
    )
  })
})

function withoutPlace(inputs: PlanInputs, place: number): Pick<PlanInputs, 'households'> {
  return {
    households: inputs.households.map((household) => ({
      ...household,
      seatless: [place].filter((one) => household.places.includes(one)),
    })),
  }
}

function differsByClass(
  { totals }: ReturnType<typeof solvePlan>,
  { placedByClass }: ReturnType<typeof solvePlan>['totals'],
): boolean {
  return [1, 2, 3].some((one) => totals.placedByClass[one] !== placedByClass[one])
}
