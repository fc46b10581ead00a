import { intAt, itemAt, numberAt } from './numbers.ts'
import type { FitScale, PlanPrices, UnitPlan, UnitProblem } from './unit-problem.ts'

/** What prices prove; see `PlanChecks`. */
export interface PriceChecks {
  readonly bestFit: boolean
  readonly gapClosed: boolean
}

/** Rounding allowed per pair, as a part of the largest fit; none when the scale is exact. */
const TOLERANCE = 1e-9

/**
 * Judges the prices by linear programming duality, with values (level, fit) compared
 * lexicographically, where levels number the distinct (class, waiting days), the lowest being 1.
 *
 * 1. No price is below (0, 0), and the prices of a fitting pair add up to its value or more. So the
 *    sum of all prices bounds the value of every plan.
 * 2. This plan is worth exactly that sum: it is the best. (More urgent first for any increasing
 *    levels means the greedy set of the matroid, so levels may stand for class and waiting days.)
 */
export function checkPrices(
  problem: UnitProblem,
  { prices, placeOf }: UnitPlan,
  placedPairs: ReadonlyMap<number, number>,
): PriceChecks {
  const levels = levelsOf(problem)
  const { scale } = prices
  const units = (fit: number): number => toUnits(fit, scale)
  if (!isSound(problem, prices) || (scale.isExact && !isWhole(problem, scale))) {
    return { bestFit: false, gapClosed: false }
  }
  const largest = problem.pairs.fit.reduce((most, fit) => Math.max(most, Math.abs(units(fit))), 0)
  const tolerance = scale.isExact ? 0 : TOLERANCE * largest
  const bound = sumOfPrices(prices, placeOf)
  const plan = { rank: 0, fit: 0 }
  for (const [household, fit] of placedPairs) {
    plan.rank += intAt(levels, household)
    plan.fit += units(fit)
  }
  const placed = placeOf.filter((place) => place !== -1).length
  const gapClosed =
    plan.rank === bound.rank && Math.abs(plan.fit - bound.fit) <= tolerance * (placed + 1)
  const areRight = coverAll(problem, prices, { levels, tolerance, units })
  return { bestFit: gapClosed && areRight, gapClosed }
}

function toUnits(fit: number, { factor, isExact }: FitScale): number {
  return isExact ? Math.round(fit * factor) : fit * factor
}

/** An exact scale must turn every fit into a whole number, small enough for exact sums. */
function isWhole({ pairs, households }: UnitProblem, { factor }: FitScale): boolean {
  const limit = 2 ** 53 / (4 * (households.length + 1))
  return pairs.fit.every((fit) => {
    const whole = Math.round(fit * factor)
    return whole / factor === fit && Math.abs(whole) <= limit
  })
}

function isSound({ households, places }: UnitProblem, prices: PlanPrices): boolean {
  return (
    prices.scale.factor > 0 &&
    prices.placeRank.length === places.length &&
    prices.placeFit.length === places.length &&
    prices.householdRank.length === households.length &&
    prices.householdFit.length === households.length &&
    prices.placeFit.every(Number.isFinite) &&
    prices.householdFit.every(Number.isFinite)
  )
}

interface Yardstick {
  readonly levels: Int32Array
  readonly tolerance: number
  readonly units: (fit: number) => number
}

/** True when no price is below (0, 0) and every fitting pair is paid for. */
function coverAll({ pairs }: UnitProblem, prices: PlanPrices, yardstick: Yardstick): boolean {
  const { levels, tolerance, units } = yardstick
  const { placeRank, placeFit, householdRank, householdFit } = prices
  const isPaid = (rank: number, fit: number): boolean => (rank === 0 ? fit >= -tolerance : rank > 0)
  if (!placeRank.every((rank, place) => isPaid(rank, numberAt(placeFit, place)))) return false
  return householdRank.every((rank, h) => {
    const fit = numberAt(householdFit, h)
    if (!isPaid(rank, fit)) return false
    for (let e = intAt(pairs.start, h); e < intAt(pairs.start, h + 1); e += 1) {
      const place = intAt(pairs.place, e)
      const rankLeft = rank + intAt(placeRank, place) - intAt(levels, h)
      const fitLeft = fit + numberAt(placeFit, place) - units(numberAt(pairs.fit, e))
      if (!isPaid(rankLeft, fitLeft)) return false
    }
    return true
  })
}

function levelsOf({ households }: UnitProblem): Int32Array {
  const steps = new Map<number, Set<number>>()
  for (const { class: urgency, waitingDays } of households) {
    const days = steps.get(urgency) ?? new Set()
    steps.set(urgency, days.add(waitingDays))
  }
  const level = new Map<number, Map<number, number>>()
  let next = 1
  for (const urgency of [...steps.keys()].sort((a, b) => b - a)) {
    const days = [...(steps.get(urgency) ?? [])].sort((a, b) => a - b)
    level.set(urgency, new Map(days.map((waiting, index) => [waiting, next + index])))
    next += days.length
  }
  return Int32Array.from({ length: households.length }, (_, h) => {
    const household = itemAt(households, h)
    return level.get(household.class)?.get(household.waitingDays) ?? 0
  })
}

/** Pair by pair, so that sums of whole numbers stay as small as the fits and so exact. */
function sumOfPrices(prices: PlanPrices, placeOf: Int32Array): { rank: number; fit: number } {
  const open = new Set(prices.placeRank.keys())
  const sum = { rank: 0, fit: 0 }
  for (const [household, place] of placeOf.entries()) {
    sum.rank += intAt(prices.householdRank, household) + (prices.placeRank[place] ?? 0)
    sum.fit += numberAt(prices.householdFit, household) + (prices.placeFit[place] ?? 0)
    open.delete(place)
  }
  for (const place of open) {
    sum.rank += intAt(prices.placeRank, place)
    sum.fit += numberAt(prices.placeFit, place)
  }
  return sum
}
