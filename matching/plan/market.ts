import { intAt, numberAt } from './numbers.ts'

/**
 * The state of a plan under construction: who holds what, and what each place costs.
 * Prices have two parts, compared first by rank, then by fit (see PlanPrices).
 *
 * What always holds, for households that took part so far:
 * - price of household + price of place >= (level, fit) for every fitting pair, equal for held ones;
 * - a free place costs (0, 0), a household without a place has price (0, 0).
 * That is optimality (linear programming duality over pairs ordered lexicographically).
 */
export interface Market {
  /** Pairs of household h: start[h] <= e < end[h]. */
  start: Int32Array
  end: Int32Array
  place: Int32Array
  fit: Float64Array
  /** Per household; more urgent is higher, the lowest is 1. */
  level: Int32Array
  placeOf: Int32Array
  /** The fit of the pair that a household holds. */
  heldFit: Float64Array
  readonly holderOf: Int32Array
  readonly placeRank: Int32Array
  readonly placeFit: Float64Array
}

/** A market where nobody holds anything yet. */
export function openMarket(
  pairs: { start: Int32Array; place: Int32Array; fit: Float64Array },
  level: Int32Array,
  places: number,
): Market {
  return {
    start: pairs.start.subarray(0, level.length),
    end: pairs.start.subarray(1),
    place: pairs.place,
    fit: pairs.fit,
    level,
    placeOf: new Int32Array(level.length).fill(-1),
    heldFit: new Float64Array(level.length),
    holderOf: new Int32Array(places).fill(-1),
    placeRank: new Int32Array(places),
    placeFit: new Float64Array(places),
  }
}

/** The fit part of what a household that holds a place gains beyond that place's price. */
export function fitGain(market: Market, holder: number): number {
  return numberAt(market.heldFit, holder) - numberAt(market.placeFit, intAt(market.placeOf, holder))
}

/** The fit of a pair; the best, should it be there twice; -Infinity when they do not fit. */
export function fitOfPair(market: Market, household: number, place: number): number {
  let best = -Infinity
  for (let e = intAt(market.start, household); e < intAt(market.end, household); e += 1) {
    if (market.place[e] === place) best = Math.max(best, numberAt(market.fit, e))
  }
  return best
}
