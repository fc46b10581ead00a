import { placesByCount, pushBits } from './judge-places.ts'
import type { JudgedPlaces } from './judge-places.ts'
import { sortPlaces } from './sort-places.ts'
import { lotOf } from './tie.ts'

/** Positions in the index, in order. */
export interface RankedPlaces {
  /** Best first: points, then confidence of the vacancy, then the seeded draw. */
  readonly fits: ArrayLike<number>
  /** Fewest open questions first. */
  readonly assess: ArrayLike<number>
  /** Nearest misses first: fewest blocking criteria. */
  readonly blocked: ArrayLike<number>
  /** Points of each place; only meaningful for a place that fits. */
  readonly scores: Int32Array
}

/** No score leaves this range, so that it makes a short sorting key. */
const MOST_POINTS = 1023
const SCORE_BITS = 11
/** Doubt is kept in thousandths. */
const DOUBT_BITS = 10
/** Four million lots are enough to part equals; whoever draws the same lot goes by id. */
const LOT_BITS = 22

/**
 * Puts judged places in their published order. All that fit are ranked; of the others only as many
 * as asked for, with those that are as near.
 */
export function rankPlaces(judged: JudgedPlaces, seed: number, others = Infinity): RankedPlaces {
  const { index, blocked, open } = judged
  const { words, doubts, fingerprints } = index
  const fits = placesIn(words, (word) => ~((blocked[word] ?? 0) | (open[word] ?? 0)), index.places)
  const assessed = Uint32Array.from(open, (bits, word) => bits & ~(blocked[word] ?? 0))
  const scores = scoresOf(judged, fits)
  const lot = { values: new Uint32Array(index.places.length), bits: LOT_BITS }
  // Only places that are sorted draw a lot: most places never do.
  const drawn = (places: Uint32Array): Uint32Array => {
    for (const place of places) {
      lot.values[place] = lotOf(seed, fingerprints[place] ?? 0) >>> (32 - LOT_BITS)
    }
    return places
  }
  const nearest = (digits: readonly Uint32Array[], wanted: Uint32Array): number[] =>
    placesByCount(digits, wanted, others).flatMap((places) => [
      ...sortPlaces(drawn(Uint32Array.from(places)), [lot]),
    ])
  return {
    fits: sortPlaces(drawn(fits), [
      { values: shortfalls(scores, fits), bits: SCORE_BITS },
      { values: doubts, bits: DOUBT_BITS },
      lot,
    ]),
    assess: nearest(judged.openCount, assessed),
    blocked: nearest(judged.blockCount, blocked),
    scores,
  }
}

/** How far each place stays below the most points: a key that ascends from the best. */
function shortfalls(scores: Int32Array, places: Uint32Array): Uint32Array {
  const found = new Uint32Array(scores.length)
  for (const place of places) found[place] = MOST_POINTS - (scores[place] ?? 0)
  return found
}

function placesIn(
  words: number,
  bitsOf: (word: number) => number,
  { length }: Readonly<{ length: number }>,
): Uint32Array {
  const places: number[] = []
  for (let word = 0; word < words; word += 1) pushBits(bitsOf(word), word, places)
  // The last word has room for more places than there are.
  return Uint32Array.from(places.filter((place) => place < length))
}

function scoresOf({ soft, index }: JudgedPlaces, places: Uint32Array): Int32Array {
  const scores = new Int32Array(index.places.length)
  for (const { criterion, grouping, answers } of soft) {
    if (!answers.includes('yes')) continue
    const points = Int32Array.from(answers, (answer) =>
      answer === 'yes' ? (criterion.points ?? 0) : 0,
    )
    const { groupOf } = grouping
    for (const place of places) {
      scores[place] = (scores[place] ?? 0) + (points[groupOf[place] ?? 0] ?? 0)
    }
  }
  for (const place of places) scores[place] = clamp(scores[place] ?? 0)
  return scores
}

function clamp(score: number): number {
  return Math.max(-MOST_POINTS, Math.min(MOST_POINTS, score))
}
