import { checkHallSets, compareRank } from './check-hall-sets.ts'
import { checkPrices } from './check-prices.ts'
import { intAt, itemAt } from './numbers.ts'
import type { UnitPlan, UnitProblem } from './unit-problem.ts'

/**
 * The promises of a plan, each judged from the problem and the certificates alone. This file and
 * the two it calls share no code with the search that makes plans.
 *
 * - validAssignment: every pair fits, no place is used twice.
 * - lexicographicByClass (P1), maximumPlaced (P2), maximumWaiting, higherRankedHold (P4):
 *   the Hall sets prove it.
 * - noJustifiedEnvy (P3): no household waits for a place that is free or held by a lower one.
 * - bestFit (P5): the prices are right for every pair. gapClosed (P6): the plan is worth as much as
 *   the prices allow at most.
 */
export interface PlanChecks {
  readonly validAssignment: boolean
  readonly lexicographicByClass: boolean
  readonly maximumPlaced: boolean
  readonly maximumWaiting: boolean
  readonly noJustifiedEnvy: boolean
  readonly higherRankedHold: boolean
  readonly bestFit: boolean
  readonly gapClosed: boolean
}

/** Judges a plan. Time grows with the number of pairs, once per distinct Hall set. */
export function checkUnitPlan(problem: UnitProblem, plan: UnitPlan): PlanChecks {
  const holderOf = holdersOf(problem, plan)
  if (holderOf === undefined) return NOTHING_HOLDS
  const { placedPairs, validAssignment } = chosenPairs(problem, plan)
  return {
    validAssignment,
    ...checkHallSets(problem, plan),
    noJustifiedEnvy: !hasJustifiedEnvy(problem, plan, holderOf),
    ...checkPrices(problem, plan, placedPairs),
  }
}

const NOTHING_HOLDS: PlanChecks = {
  validAssignment: false,
  lexicographicByClass: false,
  maximumPlaced: false,
  maximumWaiting: false,
  noJustifiedEnvy: false,
  higherRankedHold: false,
  bestFit: false,
  gapClosed: false,
}

/** Who holds each place; undefined when the plan uses one twice, or one that does not exist. */
function holdersOf(problem: UnitProblem, { placeOf }: UnitPlan): Int32Array | undefined {
  const holderOf = new Int32Array(problem.places.length).fill(-1)
  if (placeOf.length !== problem.households.length) return undefined
  for (const [household, place] of placeOf.entries()) {
    if (place === -1) continue
    if (holderOf[place] !== -1) return undefined
    holderOf[place] = household
  }
  return holderOf
}

/** The fit of every chosen pair (the best, where a pair occurs twice). */
function chosenPairs(
  { pairs }: UnitProblem,
  { placeOf }: UnitPlan,
): { placedPairs: Map<number, number>; validAssignment: boolean } {
  const placedPairs = new Map<number, number>()
  let placed = 0
  for (const [household, place] of placeOf.entries()) {
    if (place === -1) continue
    placed += 1
    const until = intAt(pairs.start, household + 1)
    for (let e = intAt(pairs.start, household); e < until; e += 1) {
      if (pairs.place[e] !== place) continue
      const best = Math.max(placedPairs.get(household) ?? -Infinity, pairs.fit[e] ?? -Infinity)
      placedPairs.set(household, best)
    }
  }
  return { placedPairs, validAssignment: placedPairs.size === placed }
}

function hasJustifiedEnvy(
  { households, pairs }: UnitProblem,
  { placeOf }: UnitPlan,
  holderOf: Int32Array,
): boolean {
  return households.some((waiting, h) => {
    if (placeOf[h] !== -1) return false
    const wanted = pairs.place.subarray(intAt(pairs.start, h), intAt(pairs.start, h + 1))
    return wanted.some((place) => {
      const holder = intAt(holderOf, place)
      return holder === -1 || compareRank(itemAt(households, holder), waiting) > 0
    })
  })
}
