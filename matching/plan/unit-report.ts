import type { PlanChecks } from './check-plan.ts'
import { totalFitOf } from './fit-scale.ts'
import { intAt, itemAt } from './numbers.ts'
import { planUnits } from './plan-units.ts'
import type { HallSet, UnitPlan, UnitProblem } from './unit-problem.ts'

/** The sums of a plan; fit is exact when the scale is. */
export interface PlanTotals {
  readonly placedByClass: Readonly<Record<string, number>>
  readonly placed: number
  readonly totalWaiting: number
  readonly totalFit: number
}

/** Adds up a plan in its standing order, so that rounding never depends on the input's order. */
export function totalsOf(problem: UnitProblem, plan: UnitPlan): PlanTotals {
  const placedByClass = new Map<number, number>()
  const fits: number[] = []
  let totalWaiting = 0
  for (const h of plan.order) {
    const household = itemAt(problem.households, h)
    const count = placedByClass.get(household.class) ?? 0
    placedByClass.set(household.class, plan.placeOf[h] === -1 ? count : count + 1)
    if (plan.placeOf[h] === -1) continue
    totalWaiting += household.waitingDays
    fits.push(fitOfPair(problem, h, intAt(plan.placeOf, h)))
  }
  const totalFit = totalFitOf(fits, plan.prices.scale)
  return {
    placedByClass: Object.fromEntries(placedByClass),
    placed: fits.length,
    totalWaiting,
    totalFit,
  }
}

function fitOfPair({ pairs }: UnitProblem, household: number, place: number): number {
  let best = -Infinity
  for (let e = intAt(pairs.start, household); e < intAt(pairs.start, household + 1); e += 1) {
    if (pairs.place[e] === place) best = Math.max(best, pairs.fit[e] ?? -Infinity)
  }
  return best
}

/**
 * The plan as one JSON document, in pieces: the sets of thousands of waiting households can be
 * longer than the longest string. Households in standing order, most urgent first. No set could be
 * smaller: with its own places a household's set must hold all that their holders fit. Equal sets
 * are made into text once, and written as often as the format asks.
 */
export function* unitReport(
  problem: UnitProblem,
  plan: UnitPlan,
  checks: PlanChecks & { readonly repeatable: boolean },
): Generator<string> {
  const { households, places } = problem
  const placed = [...plan.order].filter((h) => plan.placeOf[h] !== -1)
  const waiting = [...plan.order].filter((h) => plan.placeOf[h] === -1)
  const assignment = placed.map((h) => [
    itemAt(households, h).id,
    itemAt(places, intAt(plan.placeOf, h)).id,
  ])
  yield JSON.stringify({ ...totalsOf(problem, plan), assignment }).slice(0, -1)
  yield ',"unplaced":['
  const texts = plan.hallSets.map((set) => setInNames(problem, set))
  for (const [index, h] of waiting.entries()) {
    const id = JSON.stringify(itemAt(households, h).id)
    yield `${index === 0 ? '' : ','}{"id":${id},${itemAt(texts, intAt(plan.hallSetOf, h))}}`
  }
  yield `],"checks":${JSON.stringify(checks)}}\n`
}

function setInNames({ households, places }: UnitProblem, set: HallSet): string {
  const placeIds = [...set.places].map((place) => itemAt(places, place).id)
  const requestIds = [...set.holders].map((holder) => itemAt(households, holder).id)
  return `"places":${JSON.stringify(placeIds)},"requests":${JSON.stringify(requestIds)}`
}

/** Promise P7: the same problem, written down in the opposite order, gives the same plan. */
export function isRepeatable(problem: UnitProblem, plan: UnitPlan): boolean {
  const last = problem.households.length - 1
  const again = planUnits(backwards(problem))
  return plan.placeOf.every((place, h) => {
    const other = intAt(again.placeOf, last - h)
    return place === (other === -1 ? -1 : problem.places.length - 1 - other)
  })
}

function backwards({ households, places, pairs, seed }: UnitProblem): UnitProblem {
  const count = pairs.place.length
  return {
    households: households.toReversed(),
    places: places.toReversed(),
    pairs: {
      start: pairs.start.toReversed().map((start) => count - start),
      place: pairs.place.toReversed().map((place) => places.length - 1 - place),
      fit: pairs.fit.toReversed(),
    },
    seed,
  }
}
