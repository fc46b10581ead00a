import { type Market, fitGain } from './market.ts'
import { intAt, numberAt } from './numbers.ts'
import type { Seekers } from './offer-place.ts'
import { type PlaceQueue, advance, enqueue, placeQueue, takeNearest } from './place-queue.ts'

/** The shortest chains known from one end of a search, by place. */
export interface ChainSide {
  readonly queue: PlaceQueue
  readonly distance: Float64Array
  readonly seenBy: Int32Array
  /** Forward: who would move to this place. Backward: who would leave it, -1 at the end of the chain. */
  readonly who: Int32Array
  /** Backward only: for which place. */
  readonly toward: Int32Array
  /** Pairs looked at: the side that has done less goes on. */
  looks: number
}

/** A search for the shortest chain of moves within one tier: the places of one rank price. */
export interface TierSearch {
  readonly forward: ChainSide
  readonly backward: ChainSide
  number: number
  tier: number
  /** The shortest whole chain known, and the place where its halves meet; -1 for a chain without moves. */
  length: number
  meeting: number
}

export function tierSearchOf({ placeRank }: Market): TierSearch {
  const places = placeRank.length
  const side = (): ChainSide => {
    const distance = new Float64Array(places)
    return {
      queue: placeQueue(new Int32Array(places), distance),
      distance,
      seenBy: new Int32Array(places),
      who: new Int32Array(places),
      toward: new Int32Array(places),
      looks: 0,
    }
  }
  return {
    ...{ forward: side(), backward: side(), number: 0, tier: 0 },
    ...{ length: Infinity, meeting: -1 },
  }
}

export function beginInTier(search: TierSearch, tier: number): void {
  search.number += 1
  search.tier = tier
  search.length = Infinity
  search.meeting = -1
  for (const side of [search.forward, search.backward]) {
    side.queue.size = 0
    side.looks = 0
  }
}

/** How far prices move on either side; their sum is the length of the shortest chain. */
export interface Reach {
  readonly forward: number
  readonly backward: number
}

/**
 * Searches from both ends until the halves meet (bidirectional Dijkstra; Nicholson 1966), with what a
 * move loses by the prices of now as its length. Both ends must have been reached already. Undefined
 * when no chain joins them.
 */
export function meetInTier(
  market: Market,
  seekers: Seekers,
  search: TierSearch,
): Reach | undefined {
  const { forward, backward } = search
  for (;;) {
    const [near, far] = [nearest(forward), nearest(backward)]
    if (near + far >= search.length) {
      if (search.length === Infinity) return undefined
      const back = Math.min(far, search.length)
      return { forward: search.length - back, backward: back }
    }
    if (forward.looks <= backward.looks) lookForward(market, search)
    else lookBackward(market, seekers, search)
  }
}

function nearest({ queue, distance }: ChainSide): number {
  return queue.size === 0 ? Infinity : numberAt(distance, intAt(queue.heap, 0))
}

/** Whoever holds the nearest place may move on, to any place of the tier that fits. */
function lookForward(market: Market, search: TierSearch): void {
  const { forward, tier } = search
  const from = takeNearest(forward.queue)
  const mover = intAt(market.holderOf, from)
  if (mover === -1) return
  const least = numberAt(forward.distance, from)
  const base = least + fitGain(market, mover)
  const last = intAt(market.end, mover)
  forward.looks += last - intAt(market.start, mover)
  for (let e = intAt(market.start, mover); e < last; e += 1) {
    const place = intAt(market.place, e)
    if (intAt(market.placeRank, place) !== tier) continue
    const length = base + numberAt(market.placeFit, place) - numberAt(market.fit, e)
    if (length < search.length)
      reachForward(search, { place, length: Math.max(length, least), mover })
  }
}

/** A step of a chain: `mover` comes to the place. */
export interface ForwardStep {
  readonly place: number
  readonly length: number
  readonly mover: number
}

export function reachForward(search: TierSearch, step: ForwardStep): void {
  const { forward, backward, number } = search
  const { place, length, mover } = step
  if (!isShorter(forward, number, place, length)) return
  forward.who[place] = mover
  reach(forward, number, place, length)
  if (intAt(backward.seenBy, place) === number) meetAt(search, place)
}

/** Whoever fits the nearest place may come from another place of the tier. */
function lookBackward(market: Market, seekers: Seekers, search: TierSearch): void {
  const { backward } = search
  const place = takeNearest(backward.queue)
  const least = numberAt(backward.distance, place)
  const base = least + numberAt(market.placeFit, place)
  const until = intAt(seekers.first, place + 1)
  backward.looks += until - intAt(seekers.first, place)
  for (let slot = intAt(seekers.first, place); slot < until; slot += 1) {
    const household = intAt(seekers.household, slot)
    consider(market, search, {
      household,
      place,
      least,
      length: base - numberAt(seekers.fit, slot),
    })
  }
  for (const { household, fit } of seekers.fresh.get(place) ?? []) {
    consider(market, search, { household, place, least, length: base - fit })
  }
}

interface Look {
  readonly household: number
  readonly place: number
  readonly least: number
  /** Of the chain when the household takes the place, its own gain apart. */
  readonly length: number
}

function consider(market: Market, search: TierSearch, look: Look): void {
  const { household, place, least } = look
  const held = intAt(market.placeOf, household)
  if (held === -1 || held === place || intAt(market.placeRank, held) !== search.tier) return
  const length = look.length + fitGain(market, household)
  if (length >= search.length) return
  reachBackward(search, {
    place: held,
    length: Math.max(length, least),
    leaver: household,
    toward: place,
  })
}

/** A step of a chain: `leaver` goes from the place to another; -1 where the chain ends. */
export interface BackwardStep {
  readonly place: number
  readonly length: number
  readonly leaver: number
  readonly toward: number
}

export function reachBackward(search: TierSearch, step: BackwardStep): void {
  const { forward, backward, number } = search
  const { place, length, leaver, toward } = step
  if (!isShorter(backward, number, place, length)) return
  backward.who[place] = leaver
  backward.toward[place] = toward
  reach(backward, number, place, length)
  if (intAt(forward.seenBy, place) === number) meetAt(search, place)
}

function isShorter(side: ChainSide, number: number, place: number, length: number): boolean {
  return intAt(side.seenBy, place) !== number || length < numberAt(side.distance, place)
}

function reach(side: ChainSide, number: number, place: number, length: number): void {
  const isNew = intAt(side.seenBy, place) !== number
  side.seenBy[place] = number
  side.distance[place] = length
  if (isNew) enqueue(side.queue, place)
  else advance(side.queue, place)
}

function meetAt(search: TierSearch, place: number): void {
  const length =
    numberAt(search.forward.distance, place) + numberAt(search.backward.distance, place)
  if (length >= search.length) return
  search.length = length
  search.meeting = place
}

/** The length of the chain to a place, as far as known: Infinity for one that was not reached. */
export function distanceOn({ distance, seenBy }: ChainSide, number: number, place: number): number {
  return intAt(seenBy, place) === number ? numberAt(distance, place) : Infinity
}
