import { z } from 'zod'
import type { UnitProblem } from '../../../matching/plan/unit-problem.ts'

const Index = z.int().nonnegative()

const PlanHousehold = z.object({
  requestId: z.string(),
  class: z.int().min(1),
  waitingDays: z.int().nonnegative(),
  /** Indices of the places that fit, ascending, and how well each does. */
  places: z.array(Index),
  fits: z.array(z.number()),
  /** Those of `places` left out because the seats of a programme there go to households that go first. */
  seatless: z.array(Index),
  /** How many places a human could open. */
  assess: Index,
})
export type PlanHousehold = Readonly<z.output<typeof PlanHousehold>>

/**
 * All that a plan is computed from: pseudonymous ids, class, waiting days and who fits where. Nothing of what
 * made a household fit. Households and places in the order of their ids.
 */
export const PlanInputs = z.object({
  on: z.iso.date(),
  /** Settles ties. */
  seed: z.string(),
  places: z.array(
    z.object({
      placeId: z.string(),
      unitId: z.string(),
      facilityType: z.string(),
      region: z.string(),
    }),
  ),
  /** How many households each unit has staff and money for tonight. */
  rooms: z.array(z.object({ unitId: z.string(), room: Index })),
  /** Indices of places that were proposed to somebody less urgent: taken only when nothing else is left. */
  claimed: z.array(Index),
  households: z.array(PlanHousehold),
})
export type PlanInputs = Readonly<z.output<typeof PlanInputs>>

/** Goes before every household: who stands for it holds what may not be given to anybody. */
const BEFORE_ALL = 0

/** No two fits lie further apart (see `matching/judge/rank-places.ts`). */
const WIDEST_FIT = 2 * 1023

/**
 * The inputs as the unit model's problem.
 *
 * 1. Every household with the places that fit it, except those without a seat.
 * 2. A unit with k free places and staff and money for n < k gets k - n stand-ins after the households: each
 *    fits every free place of the unit, goes before all, and keeps one place empty. That is exactly the
 *    limit of the unit: the plan chooses which places stay empty.
 * 3. A claimed place costs more fit than all others together can win, so it is a last resort.
 */
export function unitProblemOf(
  inputs: PlanInputs,
  { seats }: { readonly seats: 'limited' | 'unlimited' } = { seats: 'limited' },
): UnitProblem {
  const penalty = WIDEST_FIT * (inputs.households.length + 1) + 1
  const claimed = new Set(inputs.claimed)
  const standIns = standInsOf(inputs)
  const rows = [
    ...inputs.households.map(({ places, fits, seatless }) => {
      const left = seats === 'limited' ? new Set(seatless) : NONE
      return places.flatMap((place, n) => {
        if (left.has(place)) return []
        return [[place, (fits[n] ?? 0) - (claimed.has(place) ? penalty : 0)] as const]
      })
    }),
    ...standIns.map(({ places }) => places.map((place) => [place, 0] as const)),
  ]
  return {
    seed: inputs.seed,
    households: [
      ...inputs.households.map(({ requestId: id, ...rest }) => ({
        id,
        class: rest.class,
        waitingDays: rest.waitingDays,
      })),
      ...standIns.map(({ id }) => ({ id, class: BEFORE_ALL, waitingDays: 0 })),
    ],
    places: inputs.places.map(({ placeId: id }) => ({ id })),
    pairs: pairsFrom(rows),
  }
}

const NONE: ReadonlySet<number> = new Set()

interface StandIn {
  readonly id: string
  readonly places: readonly number[]
}

function standInsOf({ places, rooms }: PlanInputs): StandIn[] {
  const byUnit = new Map<string, number[]>()
  places.forEach(({ unitId }, place) => {
    const own = byUnit.get(unitId)
    if (own) own.push(place)
    else byUnit.set(unitId, [place])
  })
  return rooms.flatMap(({ unitId, room }) => {
    const own = byUnit.get(unitId) ?? []
    const tooMany = Math.max(0, own.length - room)
    return Array.from({ length: tooMany }, (_, n) => ({ id: `empty:${unitId}:${n}`, places: own }))
  })
}

/** Typed rows, without a list of all pairs in between: there may be millions. */
function pairsFrom(
  rows: readonly (readonly (readonly [number, number])[])[],
): UnitProblem['pairs'] {
  const start = new Int32Array(rows.length + 1)
  rows.forEach((row, index) => {
    start[index + 1] = (start[index] ?? 0) + row.length
  })
  const total = start[rows.length] ?? 0
  const [place, fit] = [new Int32Array(total), new Float64Array(total)]
  rows.forEach((row, index) => {
    row.forEach(([placeIndex, fitOfPair], n) => {
      place[(start[index] ?? 0) + n] = placeIndex
      fit[(start[index] ?? 0) + n] = fitOfPair
    })
  })
  return { start, place, fit }
}
