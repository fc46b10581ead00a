import { byDraw } from './draw.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import type { FittingPairs, UnitProblem, WaitingHousehold } from './unit-problem.ts'

/** The problem in its one standing order, so that the order of the input cannot change the plan. */
export interface CanonicalProblem {
  /** Original indices, most urgent household first. */
  readonly households: Int32Array
  /** Original indices, by draw. */
  readonly places: Int32Array
  /** By standing indices; each row ascending by place, every pair once. */
  readonly pairs: FittingPairs
  /** Per household: 1 for the lowest (class, waiting days), one more for each higher pair. */
  readonly level: Int32Array
}

/**
 * Puts a problem in its standing order.
 *
 * 1. Households by class, then waiting days (longest first), then draw.
 * 2. Places by draw.
 * 3. Pairs by household, then place; of a pair given twice the highest fit stays.
 */
export function toCanonical(problem: UnitProblem): CanonicalProblem {
  const households = inPriorityOrder(problem)
  const places = standingOrder(
    problem.places.length,
    byDraw(
      problem.seed,
      problem.places.map(({ id }) => id),
    ),
  )
  return {
    households,
    places,
    pairs: withoutDoubles(reordered(problem.pairs, households, places)),
    level: levelsOf(problem, households),
  }
}

/** Below 0 when `a` comes before `b`; 0 when only the draw can tell them apart. */
export function byRank(a: WaitingHousehold, b: WaitingHousehold): number {
  return a.class - b.class || b.waitingDays - a.waitingDays
}

function inPriorityOrder({ households, seed }: UnitProblem): Int32Array {
  const drawn = byDraw(
    seed,
    households.map(({ id }) => id),
  )
  return standingOrder(
    households.length,
    (a, b) => byRank(itemAt(households, a), itemAt(households, b)) || drawn(a, b),
  )
}

function standingOrder(count: number, compare: (a: number, b: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index).sort(compare)
}

function levelsOf({ households }: UnitProblem, order: Int32Array): Int32Array {
  const level = new Int32Array(order.length)
  for (let h = order.length - 1, current = 1; h >= 0; h -= 1) {
    level[h] = current
    if (h === 0) continue
    const above = itemAt(households, intAt(order, h - 1))
    if (byRank(above, itemAt(households, intAt(order, h))) !== 0) current += 1
  }
  return level
}

/** Rows in the new order of households, each sorted by the new order of places: a radix sort. */
function reordered(pairs: FittingPairs, households: Int32Array, places: Int32Array): FittingPairs {
  const rankOfPlace = inverse(places)
  const rowOf = rowsOf(pairs, inverse(households))
  const byPlace = sortedBy(places.length, pairs.place.length, (edge) =>
    intAt(rankOfPlace, intAt(pairs.place, edge)),
  )
  const order = sortedBy(households.length, pairs.place.length, (position) =>
    intAt(rowOf, intAt(byPlace.order, position)),
  )
  const place = new Int32Array(pairs.place.length)
  const fit = new Float64Array(pairs.place.length)
  for (let e = 0; e < place.length; e += 1) {
    const edge = intAt(byPlace.order, intAt(order.order, e))
    place[e] = intAt(rankOfPlace, intAt(pairs.place, edge))
    fit[e] = numberAt(pairs.fit, edge)
  }
  return { start: order.start, place, fit }
}

function inverse(order: Int32Array): Int32Array {
  const position = new Int32Array(order.length)
  order.forEach((original, index) => {
    position[original] = index
  })
  return position
}

/** For each pair the new index of its household. */
function rowsOf({ start, place }: FittingPairs, newIndex: Int32Array): Int32Array {
  const row = new Int32Array(place.length)
  newIndex.forEach((index, h) => row.fill(index, intAt(start, h), intAt(start, h + 1)))
  return row
}

/** A stable counting sort of 0..count-1 by key. */
function sortedBy(
  keys: number,
  count: number,
  keyOf: (item: number) => number,
): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(keys + 1)
  for (let item = 0; item < count; item += 1) {
    const key = keyOf(item)
    start[key + 1] = intAt(start, key + 1) + 1
  }
  for (let key = 0; key < keys; key += 1) start[key + 1] = intAt(start, key + 1) + intAt(start, key)
  const next = start.slice()
  const order = new Int32Array(count)
  for (let item = 0; item < count; item += 1) {
    const key = keyOf(item)
    const position = intAt(next, key)
    order[position] = item
    next[key] = position + 1
  }
  return { order, start }
}

function withoutDoubles({ start, place, fit }: FittingPairs): FittingPairs {
  const newStart = new Int32Array(start.length)
  let kept = 0
  for (let h = 0; h + 1 < start.length; h += 1) {
    const first = kept
    for (let e = intAt(start, h); e < intAt(start, h + 1); e += 1) {
      const isDouble = kept > first && place[kept - 1] === place[e]
      if (!isDouble) kept += 1
      place[kept - 1] = intAt(place, e)
      fit[kept - 1] = isDouble
        ? Math.max(numberAt(fit, kept - 1), numberAt(fit, e))
        : numberAt(fit, e)
    }
    newStart[h + 1] = kept
  }
  return { start: newStart, place: place.subarray(0, kept), fit: fit.subarray(0, kept) }
}
