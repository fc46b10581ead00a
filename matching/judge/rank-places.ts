import type { PlaceFacts } from '../place-facts.ts'
import { blocksOf, holds } from './judge-places.ts'
import type { JudgedPlaces } from './judge-places.ts'
import { lotOf } from './tie.ts'

/** Positions in the list of places, in order. */
export interface RankedPlaces {
  /** Best first: points, then confidence of the vacancy, then the seeded draw. */
  readonly fits: readonly number[]
  /** Fewest open questions first. */
  readonly assess: readonly number[]
  /** Nearest misses first: fewest blocking criteria. */
  readonly blocked: readonly number[]
  /** Points of each place; only meaningful for a place that fits. */
  readonly scores: Int32Array
}

/** Puts judged places in their published order. The order in which they came in changes nothing. */
export function rankPlaces(judged: JudgedPlaces, seed: number): RankedPlaces {
  const { index } = judged
  const fits: number[] = []
  const assess: number[] = []
  const blocked: number[] = []
  for (let place = 0; place < index.places.length; place += 1) {
    if (holds(judged.blocked, place)) blocked.push(place)
    else if (holds(judged.open, place)) assess.push(place)
    else fits.push(place)
  }
  const scores = scoresOf(judged, fits)
  const lots = index.fingerprints.map((print) => lotOf(seed, print))
  const of = (values: ArrayLike<number>, place: number): number => values[place] ?? 0
  // Two ids may draw the same lot; the id itself then keeps the order the same on every machine.
  const draw = (one: number, other: number): number =>
    of(lots, one) - of(lots, other) || byId(index.places[one], index.places[other])
  fits.sort(
    (one, other) =>
      of(scores, other) - of(scores, one) ||
      of(index.confidence, other) - of(index.confidence, one) ||
      draw(one, other),
  )
  const openings = countOf(assess, (place) => opensOf(judged, place))
  const blocks = countOf(blocked, (place) => blocksOf(judged, place))
  assess.sort((one, other) => of(openings, one) - of(openings, other) || draw(one, other))
  blocked.sort((one, other) => of(blocks, one) - of(blocks, other) || draw(one, other))
  return { fits, assess, blocked, scores }

  function countOf(places: readonly number[], count: (place: number) => number): Int32Array {
    const counts = new Int32Array(index.places.length)
    for (const place of places) counts[place] = count(place)
    return counts
  }
}

/** How many criteria need a human before this place can be offered. */
function opensOf({ hard }: JudgedPlaces, place: number): number {
  return hard.filter(({ open }) => holds(open, place)).length
}

function scoresOf({ soft, index }: JudgedPlaces, places: readonly number[]): Int32Array {
  const scores = new Int32Array(index.places.length)
  for (const { criterion, grouping, answers } of soft) {
    const points = answers.map((answer) => (answer === 'yes' ? (criterion.points ?? 0) : 0))
    for (const place of places) {
      scores[place] = (scores[place] ?? 0) + (points[grouping.groupOf[place] ?? 0] ?? 0)
    }
  }
  return scores
}

function byId(one: PlaceFacts | undefined, other: PlaceFacts | undefined): number {
  return (one?.placeId ?? '') < (other?.placeId ?? '') ? -1 : 1
}
