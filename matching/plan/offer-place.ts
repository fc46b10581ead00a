import { type Market, fitGain } from './market.ts'
import { intAt, numberAt } from './numbers.ts'
import { type PlaceQueue, advance, enqueue, placeQueue, takeNearest } from './place-queue.ts'

/** The pairs of each place, for households that are present. */
export interface Seekers {
  /** Calls `see` for every present household that fits the place, with the fit of the pair. */
  readonly of: (place: number, see: (household: number, fit: number) => void) => void
}

interface OfferEnd {
  /** The level of who gets in at the end of the chain; 0 when a place stays free instead. */
  rank: number
  distance: number
  /** The place at the end of the chain. */
  place: number
  /** Who takes it; -1 when it stays free. */
  taker: number
  fit: number
}

/** Room for the search, made once per market. */
export interface OfferSearch {
  readonly queue: PlaceQueue
  /** Minus the rank price: dear places come first. */
  readonly key: Int32Array
  readonly distance: Float64Array
  /** Who would leave a place, for which place, at what fit, on the shortest chain known. */
  readonly leaver: Int32Array
  readonly toward: Int32Array
  readonly towardFit: Float64Array
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
    towardFit: new Float64Array(places),
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
    fit: 0,
  }
  while (queue.size > 0 && !isBeyond(search, best, intAt(queue.heap, 0))) {
    const next = takeNearest(queue)
    search.passed.push(next)
    const base = numberAt(distance, next) + numberAt(market.placeFit, next)
    seekers.of(next, (household, fit) => {
      consider({ market, search, best, next, base }, household, fit)
    })
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
  readonly market: Market
  readonly search: OfferSearch
  readonly best: OfferEnd
  readonly next: number
  readonly base: number
}

function consider({ market, search, best, next, base }: Look, household: number, fit: number) {
  const held = intAt(market.placeOf, household)
  if (held === next) return
  if (held === -1) {
    const rank = intAt(market.level, household)
    considerEnd(best, { rank, distance: base - fit, place: next, taker: household, fit })
    return
  }
  const rank = intAt(market.placeRank, held)
  if (rank < best.rank) return
  let length = base - fit + fitGain(market, household)
  // Rounding must not make a step of equal rank look shorter than nothing.
  if (rank === -intAt(search.key, next)) length = Math.max(length, numberAt(search.distance, next))
  if (rank === best.rank && length >= best.distance) return
  const isKnown = intAt(search.seenBy, held) === search.number
  if (isKnown && length >= numberAt(search.distance, held)) return
  reach(market, search, held, length)
  search.leaver[held] = household
  search.toward[held] = next
  search.towardFit[held] = fit
  const free = length + numberAt(market.placeFit, held)
  considerEnd(best, { rank: 0, distance: free, place: held, taker: -1, fit: 0 })
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
    market.heldFit[best.taker] = best.fit
    search.moved.push(best.taker)
  }
  for (let left = best.place; left !== released;) {
    const leaver = intAt(search.leaver, left)
    const target = intAt(search.toward, left)
    market.placeOf[leaver] = target
    market.heldFit[leaver] = numberAt(search.towardFit, left)
    market.holderOf[target] = leaver
    search.moved.push(leaver)
    left = target
  }
}
