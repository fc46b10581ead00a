import { placesByCount } from './bit-counters.ts'
import { difference, pushBits } from './bits.ts'
import { answerAt } from './judge-places.ts'
import type { JudgedPlaces } from './judge-places.ts'
import { sortPlaces } from './sort-places.ts'
import { lotOf } from './tie.ts'

/** Positions in the index, in order. */
export interface RankedPlaces {
  /** Best first: points, then confidence of the vacancy, then the seeded draw. */
  readonly fits: ArrayLike<number>
  /** Points of each place that fits, in the same order. */
  readonly scores: ArrayLike<number>
  /** Fewest open questions first. */
  readonly assess: ArrayLike<number>
  /** Nearest misses first: fewest blocking criteria. */
  readonly blocked: ArrayLike<number>
}

/** No score leaves this range, so that it makes a short sorting key. */
const MOST_POINTS = 1023
const SCORE_BITS = 11
/** Doubt is kept in thousandths. */
const DOUBT_BITS = 10
/** Four million lots are enough to part equals; whoever draws the same lot goes by id. */
const LOT_BITS = 22

/**
 * Puts judged places in their published order. All that fit are ranked; of the others as many as
 * asked for.
 */
export function rankPlaces(judged: JudgedPlaces, seed: number, others = Infinity): RankedPlaces {
  const { index, blocked, open } = judged
  const lotAt = (place: number): number =>
    lotOf(seed, index.fingerprints[place] ?? 0) >>> (32 - LOT_BITS)
  const assessed = difference(open, blocked)
  return {
    ...rankFits(judged, difference(difference(index.everywhere, blocked), open), lotAt),
    assess: nearest(judged.openCount, assessed, { limit: others, lotAt }),
    blocked: nearest(judged.blockCount, blocked, { limit: others, lotAt }),
  }
}

type Draw = (place: number) => number

function rankFits(
  judged: JudgedPlaces,
  fitting: Uint32Array,
  lotAt: Draw,
): Pick<RankedPlaces, 'fits' | 'scores'> {
  const places = placesIn(fitting)
  const scores = scoresOf(judged, places)
  const order = sortPlaces(numbersOf(places), [
    { values: scores.map((score) => MOST_POINTS - score), bits: SCORE_BITS },
    { values: places.map((place) => judged.index.doubts[place] ?? 0), bits: DOUBT_BITS },
    { values: places.map(lotAt), bits: LOT_BITS },
  ])
  return {
    fits: order.map((number) => places[number] ?? 0),
    scores: Int32Array.from(order, (number) => scores[number] ?? 0),
  }
}

/** Lowest number first, equals by lot, then by position; as many as asked for. */
function nearest(
  digits: readonly Uint32Array[],
  wanted: Uint32Array,
  { limit, lotAt }: Readonly<{ limit: number; lotAt: Draw }>,
): Uint32Array {
  const found: number[] = []
  for (const equals of placesByCount(digits, wanted, limit)) {
    const left = limit - found.length
    const places = new Uint32Array(equals)
    const lots = places.map(lotAt)
    const first =
      places.length > left
        ? lowest(lots, left)
        : sortPlaces(numbersOf(places), [{ values: lots, bits: LOT_BITS }])
    for (const number of first) found.push(places[number] ?? 0)
  }
  return new Uint32Array(found)
}

/** Numbers of the lowest values in ascending order, equals by number; `count` is at least 1. */
function lowest(values: Uint32Array, count: number): number[] {
  const row: number[] = []
  let most = Infinity
  for (let number = 0; number < values.length; number += 1) {
    const value = values[number] ?? 0
    if (value >= most) continue
    if (row.length === count) row.pop()
    putIn(row, number, values)
    if (row.length === count) most = values[row.at(-1) ?? 0] ?? 0
  }
  return row
}

/** Few of many are kept, so the row is short. */
function putIn(row: number[], number: number, values: Uint32Array): void {
  const value = values[number] ?? 0
  let at = row.length
  while (at > 0 && (values[row[at - 1] ?? 0] ?? 0) > value) at -= 1
  row.splice(at, 0, number)
}

function numbersOf(places: Uint32Array): Uint32Array {
  return places.map((_, number) => number)
}

function placesIn(set: Uint32Array): Uint32Array {
  const places: number[] = []
  for (let word = 0; word < set.length; word += 1) pushBits(set[word] ?? 0, word, places)
  return new Uint32Array(places)
}

/** Points of each place. */
function scoresOf({ soft }: JudgedPlaces, places: Uint32Array): Int32Array {
  const scores = new Int32Array(places.length)
  if (places.length === 0) return scores
  for (const asked of soft()) {
    const points = asked.criterion.points ?? 0
    for (let number = 0; number < places.length; number += 1) {
      const met = answerAt(asked, places[number] ?? 0) === 'yes'
      if (met) scores[number] = (scores[number] ?? 0) + points
    }
  }
  return scores.map((score) => Math.max(-MOST_POINTS, Math.min(MOST_POINTS, score)))
}
