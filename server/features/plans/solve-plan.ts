import { checkUnitPlan } from '../../../matching/plan/check-plan.ts'
import type { PlanChecks } from '../../../matching/plan/check-plan.ts'
import { intAt, itemAt } from '../../../matching/plan/numbers.ts'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import type { FitScale, UnitPlan } from '../../../matching/plan/unit-problem.ts'
import { isRepeatable } from '../../../matching/plan/unit-report.ts'
import { unitProblemOf } from './plan-inputs.ts'
import type { PlanInputs } from './plan-inputs.ts'

export interface PlanTotals {
  readonly placedByClass: Readonly<Record<string, number>>
  readonly placed: number
  readonly totalWaiting: number
  readonly totalFit: number
}

/** The plan with its proof as plain lists, so that it has bytes: indices of the problem of the inputs. */
export interface PlainPlan {
  readonly order: readonly number[]
  readonly placeOf: readonly number[]
  readonly hallSetOf: readonly number[]
  readonly hallSets: readonly {
    readonly places: readonly number[]
    readonly holders: readonly number[]
  }[]
  readonly prices: {
    readonly scale: FitScale
    readonly placeRank: readonly number[]
    readonly placeFit: readonly number[]
    readonly householdRank: readonly number[]
    readonly householdFit: readonly number[]
  }
}

export interface PlanResult {
  readonly plan: PlainPlan
  readonly checks: PlanChecks & { readonly repeatable: boolean }
  readonly totals: PlanTotals
  /** Where seats were short: the totals of the best plan if seats were no matter. No plan exceeds its counts. */
  readonly bound: PlanTotals | null
}

/** Plans, and has the plan judged by the independent checker. Pure: the same inputs give the same result. */
export function solvePlan(inputs: PlanInputs): PlanResult {
  const problem = unitProblemOf(inputs)
  const plan = planUnits(problem)
  const seatsAreShort = inputs.households.some(({ seatless }) => seatless.length > 0)
  return {
    plan: plain(plan),
    checks: { ...checkUnitPlan(problem, plan), repeatable: isRepeatable(problem, plan) },
    totals: totalsOf(inputs, plan),
    bound: seatsAreShort
      ? totalsOf(inputs, planUnits(unitProblemOf(inputs, { seats: 'unlimited' })))
      : null,
  }
}

function plain({ order, placeOf, hallSetOf, hallSets, prices }: UnitPlan): PlainPlan {
  const { scale, placeRank, placeFit, householdRank, householdFit } = prices
  return {
    order: [...order],
    placeOf: [...placeOf],
    hallSetOf: [...hallSetOf],
    hallSets: hallSets.map(({ places, holders }) => ({
      places: [...places],
      holders: [...holders],
    })),
    prices: {
      scale,
      placeRank: [...placeRank],
      placeFit: [...placeFit],
      householdRank: [...householdRank],
      householdFit: [...householdFit],
    },
  }
}

/** Sums over households alone; fits as they were judged. */
function totalsOf({ households }: PlanInputs, { placeOf }: UnitPlan): PlanTotals {
  const byClass = new Map<number, number>()
  const sums = { placed: 0, totalWaiting: 0, totalFit: 0 }
  for (const [index, household] of households.entries()) {
    const place = intAt(placeOf, index)
    const count = byClass.get(household.class) ?? 0
    byClass.set(household.class, place === -1 ? count : count + 1)
    if (place === -1) continue
    sums.placed += 1
    sums.totalWaiting += household.waitingDays
    sums.totalFit += fitOf(household, place)
  }
  return { placedByClass: Object.fromEntries(byClass), ...sums }
}

/** How well a place fits a household that it fits. */
export function fitOf(
  { places, fits }: { readonly places: readonly number[]; readonly fits: readonly number[] },
  place: number,
): number {
  return itemAt(fits, places.indexOf(place))
}
