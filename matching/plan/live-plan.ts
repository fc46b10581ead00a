import { byRank } from './canonical.ts'
import { fitScaleOf, inUnits } from './fit-scale.ts'
import { type Market, fitOfPair, openMarket } from './market.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import { type OfferSearch, type Seekers, offerPlace, offerSearchOf } from './offer-place.ts'
import { planUnits } from './plan-units.ts'
import { type Search, searchOf, seekPlace } from './seek-place.ts'
import { offerInTier, seekInTier } from './tiers.ts'
import { type TierSearch, tierSearchOf } from './tier-search.ts'
import type { UnitProblem, WaitingHousehold } from './unit-problem.ts'

/** A plan that follows arrivals and releases one by one, each time as good as a new plan. */
export interface LivePlan {
  /** Holder and place of every household that was ever in; see `placeHeldBy`. */
  readonly market: Market
  readonly households: WaitingHousehold[]
  readonly isPresent: Uint8Array
  readonly factor: number
  /** The distinct (class, waiting days), lowest first: level 1 is the first. */
  readonly ranks: WaitingHousehold[]
  pairCount: number
  readonly seekers: Seekers
  readonly fresh: Map<number, { household: number; fit: number }[]>
  readonly search: Search
  readonly offers: OfferSearch
  readonly tiers: TierSearch
}

/** What one event did: who got another place, and who lost theirs (-1 for nobody). */
export interface LiveChange {
  readonly moved: readonly number[]
  readonly out: number
}

/** Spare room, so that an event seldom has to copy arrays. */
const SPARE = 1.25

/**
 * Opens a live plan on the optimal plan of a problem. Indices of households and places are those
 * of the problem. Fits of later arrivals are counted in the same units; those that are not whole
 * there are added with the rounding of doubles.
 */
export function openLivePlan(problem: UnitProblem): LivePlan {
  const plan = planUnits(problem)
  const scale = fitScaleOf(problem.pairs.fit, problem.households.length)
  const ranks = distinctRanks(problem.households)
  const level = Int32Array.from(
    problem.households,
    (household) => ranks.findLastIndex((rank) => byRank(rank, household) >= 0) + 1,
  )
  const pairs = { ...problem.pairs, fit: inUnits(problem.pairs.fit, scale) }
  const market = openMarket(pairs, level, problem.places.length)
  adopt(market, plan.placeOf)
  market.placeRank.set(plan.prices.placeRank)
  market.placeFit.set(plan.prices.placeFit)
  const count = problem.households.length
  const room = Math.ceil(count * SPARE) + 1_000
  grow(market, room, Math.ceil(pairs.place.length * SPARE) + 10_000)
  const isPresent = new Uint8Array(room).fill(1, 0, count)
  const fresh = new Map<number, { household: number; fit: number }[]>()
  return {
    market,
    households: [...problem.households],
    isPresent,
    factor: scale.factor,
    ranks,
    pairCount: pairs.place.length,
    fresh,
    seekers: seekersOf(market, count, fresh),
    search: searchOf(market),
    offers: offerSearchOf(market),
    tiers: tierSearchOf(market),
  }
}

/** Lets a household in; `fits` are [place, fit]. Returns its index and what changed. */
export function arrive(
  live: LivePlan,
  household: WaitingHousehold,
  fits: readonly (readonly [place: number, fit: number])[],
): LiveChange & { readonly index: number } {
  const { market } = live
  const index = live.households.length
  if (index >= live.isPresent.length || live.pairCount + fits.length > market.place.length) {
    throw new RangeError('The live plan is full: open a new one')
  }
  live.households.push(household)
  live.isPresent[index] = 1
  market.level[index] = levelFor(live, household)
  market.start[index] = live.pairCount
  for (const [place, fit] of fits) {
    market.place[live.pairCount] = place
    market.fit[live.pairCount] = fit * live.factor
    live.pairCount += 1
    const others = live.fresh.get(place) ?? []
    others.push({ household: index, fit: fit * live.factor })
    live.fresh.set(place, others)
  }
  market.end[index] = live.pairCount
  const settled = seekInTier(market, live.seekers, live.tiers, index)
  if (settled !== undefined) return { index, ...settled }
  const out = seekPlace(market, live.search, index)
  return { index, moved: live.search.moved, out }
}

/** A household leaves the plan (placed for good elsewhere, withdrawn); its place goes on offer. */
export function leave(live: LivePlan, household: number): LiveChange {
  const { market, offers } = live
  const place = intAt(market.placeOf, household)
  live.isPresent[household] = 0
  market.level[household] = 0
  market.placeOf[household] = -1
  if (place === -1) return { moved: [], out: -1 }
  market.holderOf[place] = -1
  const settled = offerInTier(market, live.seekers, live.tiers, place)
  if (settled !== undefined) return settled
  offerPlace(market, live.seekers, offers, place)
  return { moved: offers.moved, out: -1 }
}

/** The place a household holds, or -1. */
export function placeHeldBy({ market }: LivePlan, household: number): number {
  return intAt(market.placeOf, household)
}

function distinctRanks(households: readonly WaitingHousehold[]): WaitingHousehold[] {
  const sorted = households.toSorted((a, b) => byRank(b, a))
  return sorted.filter((household, index) => {
    const before = sorted[index - 1]
    return before === undefined || byRank(before, household) !== 0
  })
}

/** The level of a household; a new level moves those above it, and prices with them, up by one. */
function levelFor({ ranks, market }: LivePlan, household: WaitingHousehold): number {
  const found = ranks.findIndex((rank) => byRank(rank, household) <= 0)
  const index = found === -1 ? ranks.length : found
  const present = ranks[index]
  if (present !== undefined && byRank(present, household) === 0) return index + 1
  ranks.splice(index, 0, household)
  for (const levels of [market.level, market.placeRank]) {
    for (const [i, level] of levels.entries()) if (level > index) levels[i] = level + 1
  }
  return index + 1
}

function adopt(market: Market, placeOf: Int32Array): void {
  for (const [h, place] of placeOf.entries()) {
    if (place === -1) continue
    market.placeOf[h] = place
    market.holderOf[place] = h
    market.heldFit[h] = fitOfPair(market, h, place)
  }
}

function grow(market: Market, households: number, pairs: number): void {
  const larger = (values: Int32Array, length: number): Int32Array => {
    const copy = new Int32Array(length)
    copy.set(values)
    return copy
  }
  const doubles = (values: Float64Array, length: number): Float64Array => {
    const copy = new Float64Array(length)
    copy.set(values)
    return copy
  }
  const count = market.level.length
  market.start = larger(market.start, households)
  market.end = larger(market.end, households)
  market.level = larger(market.level, households)
  market.placeOf = larger(market.placeOf, households).fill(-1, count)
  market.heldFit = doubles(market.heldFit, households)
  market.place = larger(market.place, pairs)
  market.fit = doubles(market.fit, pairs)
}

/** Pairs by place: those of the problem packed, those of arrivals in lists. */
function seekersOf(market: Market, households: number, fresh: Seekers['fresh']): Seekers {
  const first = new Int32Array(market.placeRank.length + 1)
  const until = households === 0 ? 0 : intAt(market.end, households - 1)
  for (let e = 0; e < until; e += 1) {
    const place = intAt(market.place, e)
    first[place + 1] = intAt(first, place + 1) + 1
  }
  for (const place of market.placeRank.keys()) {
    first[place + 1] = intAt(first, place + 1) + intAt(first, place)
  }
  const next = first.slice()
  const [household, fit] = [new Int32Array(until), new Float64Array(until)]
  for (let h = 0; h < households; h += 1) {
    for (let e = intAt(market.start, h); e < intAt(market.end, h); e += 1) {
      const slot = intAt(next, intAt(market.place, e))
      next[intAt(market.place, e)] = slot + 1
      household[slot] = h
      fit[slot] = numberAt(market.fit, e)
    }
  }
  return { first, household, fit, fresh }
}

/** The households of a live plan that have not left, with their index. */
export function presentHouseholds(
  live: LivePlan,
): { index: number; household: WaitingHousehold }[] {
  return Array.from(live.households.keys())
    .filter((index) => live.isPresent[index] === 1)
    .map((index) => ({ index, household: itemAt(live.households, index) }))
}
