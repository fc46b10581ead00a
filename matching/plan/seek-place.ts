import { type Market, fitGain } from './market.ts'
import { intAt, numberAt } from './numbers.ts'
import { type PlaceQueue, advance, enqueue, placeQueue, takeNearest } from './place-queue.ts'

/** Where the shortest chain of moves ends, and what it costs: first in rank, then in fit. */
interface ChainEnd {
  rank: number
  distance: number
  /** The place the last mover takes; -1 when the newcomer itself stays out. */
  place: number
  /** The household that ends up without a place; -1 when the last place was free. */
  out: number
}

/** Room for a search, made once and used again by every search in the same market. */
export interface Search {
  readonly queue: PlaceQueue
  readonly distance: Float64Array
  /** Who would move to a place, and by which pair, on the shortest chain known. */
  readonly mover: Int32Array
  readonly pair: Int32Array
  /** The number of the search that last saw a place. */
  readonly seenBy: Int32Array
  number: number
  readonly passed: Int32Array
  passedCount: number
  /** Who got another place in the last search, the last mover of the chain first. */
  moved: number[]
  readonly best: ChainEnd
}

/** A search over the places of a market. */
export function searchOf(market: Market): Search {
  const places = market.placeRank.length
  const distance = new Float64Array(places)
  return {
    queue: placeQueue(market.placeRank, distance),
    distance,
    mover: new Int32Array(places),
    pair: new Int32Array(places),
    seenBy: new Int32Array(places),
    number: 0,
    passed: new Int32Array(places),
    passedCount: 0,
    moved: [],
    best: { rank: 0, distance: 0, place: -1, out: -1 },
  }
}

/**
 * Lets a household into the market and keeps the market optimal: first by rank, then by fit. Of
 * equal chains the first one found is taken, so nobody moves without a gain.
 *
 * The Hungarian method (Kuhn 1955) with the shortest chains of Tomizawa (1971) and Edmonds and Karp
 * (1972), over prices in two parts. The rank part makes it the greedy algorithm of the transversal
 * matroid (Edmonds and Fulkerson 1965); the fit part chooses among the greedy answers.
 *
 * 1. The chain of no move: the newcomer stays out.
 * 2. Look at the nearest place: whoever holds it may move on, to any place that fits.
 *    A chain may end at a free place, or with a holder who goes without.
 * 3. Stop when nothing nearer than the best end is left.
 * 4. Raise the prices of the places passed by what they were nearer than the end.
 * 5. Make the moves of the best chain. Returns the household left out, or -1.
 */
export function seekPlace(market: Market, search: Search, newcomer: number): number {
  begin(market, search, newcomer)
  follow(market, search, newcomer, 0)
  const { queue, best } = search
  while (queue.size > 0 && !isBeyond(market, search, intAt(queue.heap, 0))) {
    const place = takeNearest(queue)
    search.passed[search.passedCount] = place
    search.passedCount += 1
    const holder = intAt(market.holderOf, place)
    if (holder === -1) continue
    follow(market, search, holder, numberAt(search.distance, place) + fitGain(market, holder))
  }
  raisePrices(market, search)
  if (best.place !== -1) makeMoves(market, search, newcomer)
  return best.out
}

function begin(market: Market, search: Search, newcomer: number): void {
  search.number += 1
  search.passedCount = 0
  search.moved = []
  search.queue.size = 0
  const { best } = search
  best.rank = intAt(market.level, newcomer)
  best.distance = 0
  best.place = -1
  best.out = newcomer
}

/** True when no chain through this place can end better than the best one known. */
function isBeyond(market: Market, { best, distance }: Search, place: number): boolean {
  const rank = intAt(market.placeRank, place)
  if (rank !== best.rank) return rank > best.rank
  return numberAt(distance, place) >= best.distance
}

/** Offers every place that fits `mover`; `base` is the length of the chain up to its move. */
function follow(market: Market, search: Search, mover: number, base: number): void {
  const { place, fit, placeRank, placeFit } = market
  const { best, distance, seenBy, number } = search
  const { rank: ownRank, length: ownLength } = standpoint(market, search, mover)
  const last = intAt(market.end, mover)
  for (let e = intAt(market.start, mover); e < last; e += 1) {
    const target = intAt(place, e)
    const rank = intAt(placeRank, target)
    if (rank > best.rank) continue
    let length = base + numberAt(placeFit, target) - numberAt(fit, e)
    // Rounding must not make a step of equal rank look shorter than nothing.
    if (rank === ownRank && length < ownLength) length = ownLength
    if (rank === best.rank && length >= best.distance) continue
    const isKnown = intAt(seenBy, target) === number
    if (isKnown && length >= numberAt(distance, target)) continue
    reach(market, search, { target, length, mover, pair: e })
  }
}

/** Rank and length at which a chain arrives at the place that the mover leaves. */
function standpoint(
  { placeOf, placeRank }: Market,
  { distance }: Search,
  mover: number,
): { rank: number; length: number } {
  const held = intAt(placeOf, mover)
  if (held === -1) return { rank: -1, length: 0 }
  return { rank: intAt(placeRank, held), length: numberAt(distance, held) }
}

interface Step {
  readonly target: number
  readonly length: number
  readonly mover: number
  readonly pair: number
}

function reach(market: Market, search: Search, { target, length, mover, pair }: Step): void {
  const isNew = intAt(search.seenBy, target) !== search.number
  search.seenBy[target] = search.number
  search.distance[target] = length
  search.mover[target] = mover
  search.pair[target] = pair
  if (isNew) enqueue(search.queue, target)
  else advance(search.queue, target)

  const holder = intAt(market.holderOf, target)
  if (holder === -1) considerEnd(search, { rank: 0, distance: length, place: target, out: -1 })
  else {
    const distance = length + fitGain(market, holder)
    considerEnd(search, { rank: intAt(market.level, holder), distance, place: target, out: holder })
  }
}

function considerEnd({ best }: Search, end: ChainEnd): void {
  if (end.rank > best.rank) return
  if (end.rank === best.rank && end.distance >= best.distance) return
  Object.assign(best, end)
}

function raisePrices({ placeRank, placeFit }: Market, search: Search): void {
  const { best, passed, passedCount, distance } = search
  for (let index = 0; index < passedCount; index += 1) {
    const place = intAt(passed, index)
    const before = numberAt(placeFit, place)
    placeFit[place] = before + (best.distance - numberAt(distance, place))
    placeRank[place] = best.rank
  }
}

function makeMoves(market: Market, search: Search, newcomer: number): void {
  const { place: last, out } = search.best
  if (out !== -1) market.placeOf[out] = -1
  for (let target = last, mover = -1; mover !== newcomer;) {
    mover = intAt(search.mover, target)
    const left = intAt(market.placeOf, mover)
    search.moved.push(mover)
    market.placeOf[mover] = target
    market.holderOf[target] = mover
    market.heldFit[mover] = numberAt(market.fit, intAt(search.pair, target))
    target = left
  }
}
