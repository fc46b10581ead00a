import type { Market } from './market.ts'
import { intAt, numberAt } from './numbers.ts'

/* What a tier is asked before a search, and what is done to all of it at once. A tier is the places of one rank price. */

/** The pairs of a household in a tier, with the price that is left when the fit is taken off. */
export function eachPair(
  market: Market,
  household: number,
  tier: number,
  act: (place: number, price: number) => void,
): void {
  for (let e = intAt(market.start, household); e < intAt(market.end, household); e += 1) {
    const place = intAt(market.place, e)
    if (intAt(market.placeRank, place) !== tier) continue
    act(place, numberAt(market.placeFit, place) - numberAt(market.fit, e))
  }
}

/** Infinity when nothing in the tier fits. */
export function leastPrice(market: Market, household: number, tier: number): number {
  let least = Infinity
  eachPair(market, household, tier, (_, price) => {
    least = Math.min(least, price)
  })
  return least
}

/** The highest level that waits for a place of a tier; 0 when nobody does. */
export function highestWaiting(market: Market, tier: number): number {
  let highest = 0
  if (tier === 0) return highest
  for (let h = 0; h < market.level.length; h += 1) {
    const level = intAt(market.level, h)
    if (level <= highest || intAt(market.placeOf, h) !== -1) continue
    if (leastPrice(market, h, tier) < Infinity) highest = level
  }
  return highest
}

export function waitingAt(market: Market, tier: number): number[] {
  const found: number[] = []
  for (let h = 0; h < market.level.length; h += 1) {
    if (market.level[h] === tier && market.placeOf[h] === -1) found.push(h)
  }
  return found.filter((household) => leastPrice(market, household, tier) < Infinity)
}

/** The lowest rank price among the places that fit; Infinity when none does. */
export function lowestTier(market: Market, household: number): number {
  let lowest = Infinity
  for (let e = intAt(market.start, household); e < intAt(market.end, household); e += 1) {
    lowest = Math.min(lowest, intAt(market.placeRank, intAt(market.place, e)))
  }
  return lowest
}

export function lowestHolding(market: Market, tier: number): number {
  let lowest = Infinity
  for (const [place, rank] of market.placeRank.entries()) {
    if (rank !== tier) continue
    lowest = Math.min(lowest, intAt(market.level, intAt(market.holderOf, place)))
  }
  return lowest
}

/** Who holds a place of the tier and is of its own level. */
export function holdersAt(market: Market, tier: number): number[] {
  const found: number[] = []
  for (const [place, rank] of market.placeRank.entries()) {
    const holder = intAt(market.holderOf, place)
    if (rank === tier && holder !== -1 && market.level[holder] === tier) found.push(holder)
  }
  return found
}

/** Gives all places of a tier another rank price; false, and nothing done, when another tier is in the way. */
export function changeTier(market: Market, from: number, to: number): boolean {
  if (from === to) return true
  const [low, high] = from < to ? [from + 1, to] : [to, from - 1]
  const { placeRank } = market
  if (placeRank.some((rank) => rank >= low && rank <= high)) return false
  for (const [place, rank] of placeRank.entries()) if (rank === from) placeRank[place] = to
  return true
}

export function raiseFits({ placeRank, placeFit }: Market, tier: number, by: number): void {
  for (const [place, rank] of placeRank.entries()) {
    if (rank === tier) placeFit[place] = numberAt(placeFit, place) + by
  }
}
