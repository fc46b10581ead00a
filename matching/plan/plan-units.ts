import { type CanonicalProblem, toCanonical } from './canonical.ts'
import { hallSetsOf } from './hall-sets.ts'
import { fitScaleOf, inUnits } from './fit-scale.ts'
import { type Market, fitGain, openMarket } from './market.ts'
import { intAt, numberAt } from './numbers.ts'
import { searchOf, seekPlace } from './seek-place.ts'
import { settleDraws } from './settle-draws.ts'
import type { FitScale, HallSet, PlanPrices, UnitPlan, UnitProblem } from './unit-problem.ts'

/**
 * The national plan for the unit model, with its proof. It maximises, in this order: the number of
 * households placed of class 1, of class 2, and so on; the waiting days of those placed; the fit of
 * the pairs chosen. What ties then goes to the earlier household in the draw.
 * The order of the input changes nothing. Fits are any finite doubles; `FitScale` says when sums
 * are exact.
 *
 * 1. Standing order: class, waiting days, draw.
 * 2. Let the households into the market in that order (see `seekPlace`).
 * 3. Read prices and Hall sets from the market: together they prove the answer.
 */
export function planUnits(problem: UnitProblem): UnitPlan {
  const standing = toCanonical(problem)
  const scale = fitScaleOf(standing.pairs.fit, standing.level.length)
  const pairs = { ...standing.pairs, fit: inUnits(standing.pairs.fit, scale) }
  const market = openMarket(pairs, standing.level, problem.places.length)
  const search = searchOf(market)
  for (let newcomer = 0; newcomer < standing.level.length; newcomer += 1) {
    seekPlace(market, search, newcomer)
  }
  settleDraws(market)
  return inOriginalOrder(standing, market, scale)
}

function inOriginalOrder(
  { households, places }: CanonicalProblem,
  market: Market,
  scale: FitScale,
): UnitPlan {
  const { sets, setOf } = hallSetsOf(market)
  const placeOf = new Int32Array(households.length).fill(-1)
  const hallSetOf = new Int32Array(households.length)
  households.forEach((original, h) => {
    const place = intAt(market.placeOf, h)
    if (place !== -1) placeOf[original] = intAt(places, place)
    hallSetOf[original] = intAt(setOf, h)
  })
  const hallSets = sets.map((set) => translated(set, households, places))
  const prices = { scale, ...pricesOf(market, households, places) }
  return { order: households, placeOf, prices, hallSets, hallSetOf }
}

function translated(set: HallSet, households: Int32Array, places: Int32Array): HallSet {
  return {
    places: set.places.map((place) => intAt(places, place)),
    holders: set.holders.map((holder) => intAt(households, holder)),
  }
}

/** The prices of the market in the order of the problem. */
function pricesOf(
  market: Market,
  households: Int32Array,
  places: Int32Array,
): Omit<PlanPrices, 'scale'> {
  const placeRank = new Int32Array(places.length)
  const placeFit = new Float64Array(places.length)
  places.forEach((original, place) => {
    placeRank[original] = intAt(market.placeRank, place)
    placeFit[original] = numberAt(market.placeFit, place)
  })
  const householdRank = new Int32Array(households.length)
  const householdFit = new Float64Array(households.length)
  households.forEach((original, h) => {
    const place = intAt(market.placeOf, h)
    if (place === -1) return
    householdRank[original] = intAt(market.level, h) - intAt(market.placeRank, place)
    householdFit[original] = fitGain(market, h)
  })
  return { placeRank, placeFit, householdRank, householdFit }
}
