import { type Market, fitGain } from './market.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'

/**
 * Of all plans that tie on rank and fit, takes the one whose placed households come first in the
 * standing order, so that the draw and nothing else decides between equals.
 *
 * The households placed by optimal plans are the bases of a matroid (maximisers of a valuated
 * matroid, Murota 1996), so greedy in the order of the draw is right.
 *
 * 1. A pair is tight when it costs nothing against the prices; only tight pairs occur in optimal
 *    plans. A household with price (0, 0) may be placed or not; all others stay placed.
 * 2. Take the first kind out of their places.
 * 3. In standing order, let each in again over tight pairs, if a chain to a free place is left.
 *    What a failed search saw has no such chain, now or later, and is never looked at again.
 * 4. With fits that rounding blurs, a place might stay open: then the plan stays as it was.
 */
export function settleDraws(market: Market): void {
  const gain = market.placeOf.map((place, h) =>
    place === -1 ? 0 : intAt(market.level, h) - intAt(market.placeRank, place),
  )
  const fitGains = Float64Array.from(market.placeOf, (place, h) =>
    place === -1 ? 0 : fitGain(market, h),
  )
  const contenders = Array.from(gain.keys()).filter(
    (h) => intAt(gain, h) === 0 && numberAt(fitGains, h) === 0,
  )
  const placed = contenders.filter((h) => intAt(market.placeOf, h) !== -1)
  if (placed.length === 0 || placed.length === contenders.length) return

  const before = {
    placeOf: market.placeOf.slice(),
    holderOf: market.holderOf.slice(),
    heldFit: market.heldFit.slice(),
  }
  for (const h of placed) leave(market, h)
  const entry = { market, fitGains, ...scratch(market) }
  const returned = contenders.filter((h) => enter(entry, h)).length
  if (returned !== placed.length) restore(market, before)
}

interface Entry {
  readonly market: Market
  readonly fitGains: Float64Array
  /** 1 for places seen by the search that runs, or by one that failed. */
  readonly seen: Uint8Array
  readonly mover: Int32Array
  readonly pair: Int32Array
}

function scratch({ holderOf }: Market): Pick<Entry, 'seen' | 'mover' | 'pair'> {
  const places = holderOf.length
  return {
    seen: new Uint8Array(places),
    mover: new Int32Array(places),
    pair: new Int32Array(places),
  }
}

function leave(market: Market, household: number): void {
  market.holderOf[intAt(market.placeOf, household)] = -1
  market.placeOf[household] = -1
}

function restore(market: Market, before: Pick<Market, 'placeOf' | 'holderOf' | 'heldFit'>): void {
  market.placeOf.set(before.placeOf)
  market.holderOf.set(before.holderOf)
  market.heldFit.set(before.heldFit)
}

/** Breadth first over tight pairs; true when the household got a place. */
function enter(entry: Entry, newcomer: number): boolean {
  const { market, seen } = entry
  const reached: number[] = []
  let free = offerTight(entry, newcomer, intAt(market.level, newcomer), reached)
  for (let next = 0; free === -1 && next < reached.length; next += 1) {
    const place = itemAt(reached, next)
    free = offerTight(entry, intAt(market.holderOf, place), intAt(market.placeRank, place), reached)
  }
  if (free === -1) return false
  for (const place of reached) seen[place] = 0
  moveAlong(entry, free, newcomer)
  return true
}

/** Adds the unseen places that are tight for `mover` to `reached`; the first free one, or -1. */
function offerTight(entry: Entry, mover: number, rank: number, reached: number[]): number {
  const { market, seen, fitGains } = entry
  const gain = numberAt(fitGains, mover)
  for (let e = intAt(market.start, mover); e < intAt(market.end, mover); e += 1) {
    const place = intAt(market.place, e)
    if (seen[place] === 1 || intAt(market.placeRank, place) !== rank) continue
    if (gain + numberAt(market.placeFit, place) !== numberAt(market.fit, e)) continue
    seen[place] = 1
    entry.mover[place] = mover
    entry.pair[place] = e
    reached.push(place)
    if (intAt(market.holderOf, place) === -1) return place
  }
  return -1
}

function moveAlong({ market, mover, pair }: Entry, free: number, newcomer: number): void {
  for (let target = free, who = -1; who !== newcomer;) {
    who = intAt(mover, target)
    const left = intAt(market.placeOf, who)
    market.placeOf[who] = target
    market.holderOf[target] = who
    market.heldFit[who] = numberAt(market.fit, intAt(pair, target))
    target = left
  }
}
