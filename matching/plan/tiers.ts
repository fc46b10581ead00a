import { type Market, fitGain } from './market.ts'
import { intAt, numberAt } from './numbers.ts'
import { lastPlace, moveAlong } from './move-along.ts'
import type { Seekers } from './offer-place.ts'
import {
  changeTier,
  eachPair,
  highestWaiting,
  holdersAt,
  leastPrice,
  lowestHolding,
  lowestTier,
  raiseFits,
  waitingAt,
} from './tier-levels.ts'
import {
  type TierSearch,
  beginInTier,
  distanceOn,
  meetInTier,
  reachBackward,
  reachForward,
} from './tier-search.ts'

/*
 * Arrivals and releases within one tier: the places of one rank price above 0. Nobody holds a place
 * of a higher tier and fits one of a lower, so a chain that begins and ends at the level of its tier
 * stays in it, and only fits are compared. What a tier cannot settle by itself is left to the searches
 * over all tiers (`seekPlace`, `offerPlace`): both keep the prices optimal, so either may go next.
 */

/** What happened within a tier: who moved, the last mover first, and who is without a place, or -1. */
export interface TierChange {
  readonly moved: number[]
  readonly out: number
}

/**
 * Offers a place that became free to the households of its tier.
 *
 * 1. Find the highest level that waits for a place of the tier. If it is below the tier's price, lower
 *    the whole tier to it; impossible when another tier lies between.
 * 2. Search from all who wait at that level and from the free place until the halves meet.
 * 3. Prices fall: nearest to the free place most, and everywhere by as much as those who wait need.
 */
export function offerInTier(
  market: Market,
  seekers: Seekers,
  search: TierSearch,
  place: number,
): TierChange | undefined {
  const from = intAt(market.placeRank, place)
  const tier = highestWaiting(market, from)
  if (tier === 0 || !changeTier(market, from, tier)) return undefined
  beginInTier(search, tier)
  const waiting = waitingAt(market, tier)
  if (tier < from) {
    // As low as those who wait allow.
    raiseFits(market, tier, -Math.min(...waiting.map((w) => leastPrice(market, w, tier))))
  }
  reachBackward(search, { place, length: 0, leaver: -1, toward: -1 })
  for (const household of waiting) wish(market, search, household, 0)
  const reach = meetInTier(market, seekers, search)
  if (reach === undefined) return undefined
  for (const [at, rank] of market.placeRank.entries()) {
    if (rank !== tier) continue
    const { forward, backward, number } = search
    const more = Math.max(0, reach.backward - distanceOn(backward, number, at))
    const all = Math.min(reach.forward, distanceOn(forward, number, at))
    market.placeFit[at] = numberAt(market.placeFit, at) - more - all
  }
  return { moved: moveAlong(market, search), out: -1 }
}

/**
 * Lets a household into the lowest tier that it fits.
 *
 * 1. Find the lowest level that holds a place of the tier. If it, or the newcomer, is above the tier's
 *    price, raise the whole tier; impossible when another tier lies between.
 * 2. A newcomer below everybody in the tier stays out. One of the same level stays out when nobody's
 *    place is worth the change.
 * 3. Otherwise search from the newcomer and from all who hold at that level until the halves meet.
 */
export function seekInTier(
  market: Market,
  seekers: Seekers,
  search: TierSearch,
  newcomer: number,
): TierChange | undefined {
  const own = intAt(market.level, newcomer)
  const from = lowestTier(market, newcomer)
  if (own < from) return { moved: [], out: newcomer }
  if (from === 0) return undefined
  const lowest = lowestHolding(market, from)
  const tier = Math.min(lowest, own)
  if (!changeTier(market, from, tier)) return undefined
  const gains = holdersAt(market, tier).map((holder) => fitGain(market, holder))
  const cheapest = leastPrice(market, newcomer, tier)
  if (own < lowest) {
    if (cheapest < 0 || from < tier) raiseFits(market, tier, -cheapest)
    return { moved: [], out: newcomer }
  }
  if (from < tier) raiseFits(market, tier, Math.min(...gains))
  beginInTier(search, tier)
  return contend(market, seekers, search, newcomer)
}

/** The newcomer against all who hold a place at the level of the tier. */
function contend(
  market: Market,
  seekers: Seekers,
  search: TierSearch,
  newcomer: number,
): TierChange | undefined {
  const stays: TierChange = { moved: [], out: newcomer }
  const { tier } = search
  const cheapest = leastPrice(market, newcomer, tier)
  if (market.level[newcomer] === tier) {
    if (cheapest >= 0) return stays
    search.length = -cheapest
  }
  for (const leaver of holdersAt(market, tier)) {
    const length = Math.max(0, fitGain(market, leaver))
    reachBackward(search, { place: intAt(market.placeOf, leaver), length, leaver: -1, toward: -1 })
  }
  wish(market, search, newcomer, cheapest)
  const reach = meetInTier(market, seekers, search)
  if (reach === undefined) return undefined
  for (const [at, rank] of market.placeRank.entries()) {
    if (rank !== tier) continue
    const { forward, backward, number } = search
    const more = Math.max(0, reach.forward - distanceOn(forward, number, at))
    const all = Math.min(reach.backward, distanceOn(backward, number, at))
    market.placeFit[at] = numberAt(market.placeFit, at) + more + all
  }
  if (search.meeting === -1) return stays
  const out = intAt(market.holderOf, lastPlace(search))
  const moved = moveAlong(market, search)
  market.placeOf[out] = -1
  return { moved, out }
}

/** Every place of the tier that fits a household without one; `less` is taken off each length. */
function wish(market: Market, search: TierSearch, mover: number, less: number): void {
  eachPair(market, mover, search.tier, (place, price) => {
    reachForward(search, { place, length: Math.max(0, price - less), mover })
  })
}
