import { type Market, fitOfPair } from './market.ts'
import { intAt, numberAt } from './numbers.ts'
import { type PlaceQueue, advance, enqueue, placeQueue, takeNearest } from './place-queue.ts'

/** The pairs by place: those packed at the start, and lists of those that came later. */
export interface Seekers {
  /** Pairs of place p: first[p] <= slot < first[p + 1]. */
  readonly first: Int32Array
  readonly household: Int32Array
  readonly fit: Float64Array
  readonly fresh: ReadonlyMap<number, readonly { household: number; fit: number }[]>
}

interface OfferEnd {
  /** The level of who gets in at the end of the chain; 0 when a place stays free instead. */
  rank: number
  distance: number
  /** The place at the end of the chain. */
  place: number
  /** Who takes it; -1 when it stays free. */
  taker: number
}

/** Room for the search, made once per market. */
export interface OfferSearch {
  readonly queue: PlaceQueue
  /** Minus the rank price: dear places come first. */
  readonly key: Int32Array
  readonly distance: Float64Array
  /** Who would leave a place, for which place, on the shortest chain known. */
  readonly leaver: Int32Array
  readonly toward: Int32Array
  readonly seenBy: Int32Array
  number: number
  passed: number[]
  moved: number[]
}

/** A search over the places of a market. */
export function offerSearchOf({ placeRank }: Market): OfferSearch {
  const places = placeRank.length
  const [key, distance] = [new Int32Array(places), new Float64Array(places)]
  return {
    queue: placeQueue(key, distance),
    key,
    distance,
    leaver: new Int32Array(places),
    toward: new Int32Array(places),
    seenBy: new Int32Array(places),
    number: 0,
    passed: [],
    moved: [],
  }
}

/**
 * Offers a place that became free and keeps the market optimal: the mirror image of `seekPlace`.
 *
 * 1. The place itself may stay free.
 * 2. Look at the nearest place: whoever fits it may take it. Who waits ends the chain there; who
 *    holds a place leaves that one, which may stay free or be taken in turn.
 * 3. Stop when nothing nearer than the best end is left.
 * 4. Lower the prices of the places passed by what they were nearer than the end.
 * 5. Make the moves. `search.moved` names who got another place.
 */
export function offerPlace(market: Market, seekers: Seekers, search: OfferSearch, place: number) {
  search.number += 1
  search.queue.size = 0
  search.passed = []
  search.moved = []
  const { queue, distance, key } = search
  reach(market, search, place, 0)
  const best = {
    rank: 0,
    distance: numberAt(market.placeFit, place),
    place,
    taker: -1,
  }
  while (queue.size > 0 && !isBeyond(search, best, intAt(queue.heap, 0))) {
    const next = takeNearest(queue)
    search.passed.push(next)
    lookAround(market, seekers, { search, best, next })
  }
  for (const passed of search.passed) {
    const lowered = best.distance - numberAt(distance, passed)
    market.placeFit[passed] = numberAt(market.placeFit, passed) - lowered
    market.placeRank[passed] = best.rank
    key[passed] = 0
  }
  makeMoves(market, search, best, place)
}

function isBeyond({ key, distance }: OfferSearch, best: OfferEnd, place: number): boolean {
  const rank = -intAt(key, place)
  return rank === best.rank ? numberAt(distance, place) >= best.distance : rank < best.rank
}

interface Look {
  readonly search: OfferSearch
  readonly best: OfferEnd
  readonly next: number
}

/** Everyone who fits the next place may take it. */
function lookAround(market: Market, seekers: Seekers, look: Look): void {
  const { first, household, fit } = seekers
  const base = numberAt(look.search.distance, look.next) + numberAt(market.placeFit, look.next)
  const until = intAt(first, look.next + 1)
  for (let slot = intAt(first, look.next); slot < until; slot += 1) {
    consider(market, look, intAt(household, slot), base - numberAt(fit, slot))
  }
  for (const pair of seekers.fresh.get(look.next) ?? []) {
    consider(market, look, pair.household, base - pair.fit)
  }
}

/** `length` is that of the chain when the household takes the place, its own gain apart. */
function consider(market: Market, look: Look, household: number, length: number): void {
  const { search, best, next } = look
  const held = intAt(market.placeOf, household)
  if (held === -1) {
    considerTaker(best, {
      rank: intAt(market.level, household),
      distance: length,
      place: next,
      taker: household,
    })
    return
  }
  const rank = intAt(market.placeRank, held)
  if (rank < best.rank || held === next) return
  const total = length + numberAt(market.heldFit, household) - numberAt(market.placeFit, held)
  if (rank === best.rank && total >= best.distance) return
  if (intAt(search.seenBy, held) === search.number && total >= numberAt(search.distance, held)) {
    return
  }
  passOn(market, look, household, total)
}

/** The household would leave its place for the next one: that place comes on offer in turn. */
function passOn(market: Market, { search, best, next }: Look, leaver: number, total: number): void {
  const held = intAt(market.placeOf, leaver)
  const isEqual = intAt(market.placeRank, held) === -intAt(search.key, next)
  // Rounding must not make a step of equal rank look shorter than nothing.
  const length = isEqual ? Math.max(total, numberAt(search.distance, next)) : total
  const isKnown = intAt(search.seenBy, held) === search.number
  if (isKnown && length >= numberAt(search.distance, held)) return
  reach(market, search, held, length)
  search.leaver[held] = leaver
  search.toward[held] = next
  const free = length + numberAt(market.placeFit, held)
  considerEnd(best, { rank: 0, distance: free, place: held, taker: -1 })
}

/** Who waits may end the chain. Who has left has level 0 and takes nothing. */
function considerTaker(best: OfferEnd, end: OfferEnd): void {
  if (end.rank > 0) considerEnd(best, end)
}

function considerEnd(best: OfferEnd, end: OfferEnd): void {
  if (end.rank < best.rank) return
  if (end.rank === best.rank && end.distance >= best.distance) return
  Object.assign(best, end)
}

function reach(market: Market, search: OfferSearch, place: number, length: number): void {
  const isNew = intAt(search.seenBy, place) !== search.number
  search.seenBy[place] = search.number
  search.distance[place] = length
  search.key[place] = -intAt(market.placeRank, place)
  if (isNew) enqueue(search.queue, place)
  else advance(search.queue, place)
}

function makeMoves(market: Market, search: OfferSearch, best: OfferEnd, released: number): void {
  market.holderOf[best.place] = best.taker
  if (best.taker !== -1) {
    market.placeOf[best.taker] = best.place
    market.heldFit[best.taker] = fitOfPair(market, best.taker, best.place)
    search.moved.push(best.taker)
  }
  for (let left = best.place; left !== released;) {
    const leaver = intAt(search.leaver, left)
    const target = intAt(search.toward, left)
    market.placeOf[leaver] = target
    market.heldFit[leaver] = fitOfPair(market, leaver, target)
    market.holderOf[target] = leaver
    search.moved.push(leaver)
    left = target
  }
}
