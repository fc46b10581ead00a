import type { Id } from './faults.ts'

/** A household that waits for one place. Class 1 is the most urgent; waiting in days, 0 or more. */
export interface WaitingHousehold {
  readonly id: Id
  readonly class: number
  readonly waitingDays: number
}

/**
 * Which places fit which household, by row: household h fits `place[e]` with fit `fit[e]` for
 * start[h] <= e < start[h + 1]. A pair given twice counts with its highest fit.
 */
export interface FittingPairs {
  readonly start: Int32Array
  readonly place: Int32Array
  readonly fit: Float64Array
}

/** The unit model: every household takes one place that fits it, or waits. Ids are unique. */
export interface UnitProblem {
  readonly households: readonly WaitingHousehold[]
  readonly places: readonly { readonly id: Id }[]
  readonly pairs: FittingPairs
  /** Settles ties; recorded with the plan. */
  readonly seed: string
}

/**
 * Fits are priced in units of 1 / factor. When `isExact`, every fit is a whole number of these
 * units and so small that all sums are exact; otherwise sums round as doubles do.
 */
export interface FitScale {
  readonly factor: number
  readonly isExact: boolean
}

/**
 * Prices in two parts, compared first by rank, then by fit. `rank` counts in levels: the lowest
 * level of (class, waiting days) among the households is 1, the highest is the number of levels.
 * A place nobody is refused has rank 0. A household's price is what its place is worth to it
 * beyond the place's price; for one without a place it is (0, 0).
 */
export interface PlanPrices {
  readonly scale: FitScale
  readonly placeRank: Int32Array
  readonly placeFit: Float64Array
  readonly householdRank: Int32Array
  readonly householdFit: Float64Array
}

/**
 * A Hall set: as many places as holders, and no holder fits a place outside it. So no household
 * that fits only these places can be placed without taking one from a holder.
 */
export interface HallSet {
  /** Every place once. */
  readonly places: Int32Array
  /** Who holds each of them, in the same order. */
  readonly holders: Int32Array
}

/** The answer, in the indices of the problem; -1 stands for none. */
export interface UnitPlan {
  /** The households by class, waiting days and draw. */
  readonly order: Int32Array
  readonly placeOf: Int32Array
  readonly prices: PlanPrices
  readonly hallSets: readonly HallSet[]
  /** For each household without a place the index of its set in `hallSets`; otherwise -1. */
  readonly hallSetOf: Int32Array
}

/** Pairs by row from a list of [household, place, fit]; rows keep the order of the list. */
export function pairsOf(
  households: number,
  list: readonly (readonly [number, number, number])[],
): FittingPairs {
  const start = new Int32Array(households + 1)
  for (const [household] of list) start[household + 1] = (start[household + 1] ?? 0) + 1
  for (let h = 0; h < households; h += 1) start[h + 1] = (start[h + 1] ?? 0) + (start[h] ?? 0)
  const next = start.slice(0, households)
  const place = new Int32Array(list.length)
  const fit = new Float64Array(list.length)
  for (const [household, placeIndex, fitOfPair] of list) {
    const row = next[household] ?? 0
    place[row] = placeIndex
    fit[row] = fitOfPair
    next[household] = row + 1
  }
  return { start, place, fit }
}
