import { intAt, itemAt, numberAt } from './numbers.ts'
import { type PoolDraft, choose, giveUp, hasRoom } from './pool-rounding.ts'
import { valuesAt } from './pool-rows.ts'

const MOST_ROUNDS = 30
/** How many pairs of a household are looked at. */
const NEAR = 40

interface Exchange {
  readonly draft: PoolDraft
  /** Per pool who is in it. */
  readonly members: readonly Set<number>[]
  /** Per household the pairs that are looked at, in standing order, and the same heaviest first. */
  readonly near: readonly Int32Array[]
  readonly heaviest: readonly Int32Array[]
}

/**
 * Improves a plan for pools until no exchange helps: a household moves to a heavier pair, if there
 * is room, or if one other household makes room and is better off, or loses less, elsewhere. Looks
 * only at the pairs of each household that are worth most at these prices.
 */
export function improve(draft: PoolDraft, prices: Float64Array): PoolDraft {
  const { market } = draft
  const near = nearPairs(draft, prices)
  const heavier = (a: number, b: number): number =>
    numberAt(market.weight, b) - numberAt(market.weight, a) || a - b
  const heaviest = near.map((pairs) => pairs.toSorted(heavier))
  const exchange = { draft, members: membersOf(draft), near, heaviest }
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round += 1) {
    changed = false
    for (const h of draft.pairOf.keys()) {
      while (improveOne(exchange, h)) changed = true
    }
  }
  return draft
}

function membersOf({ market, pairOf }: PoolDraft): Set<number>[] {
  const members = Array.from(market.pools, () => new Set<number>())
  for (const [h, pair] of pairOf.entries()) {
    if (pair !== -1) members[intAt(market.pool, pair)]?.add(h)
  }
  return members
}

function nearPairs({ market, rows }: PoolDraft, prices: Float64Array): Int32Array[] {
  const value = valuesAt(market, rows, prices)
  const dearer = (a: number, b: number): number => numberAt(value, b) - numberAt(value, a) || a - b
  return Array.from(market.households.keys(), (h) => {
    const first = intAt(market.start, h)
    const row = Int32Array.from(
      { length: intAt(market.start, h + 1) - first },
      (_, index) => first + index,
    )
    return row.sort(dearer).slice(0, NEAR).sort()
  })
}

function improveOne(exchange: Exchange, h: number): boolean {
  const { market, pairOf } = exchange.draft
  const now = intAt(pairOf, h)
  const have = now === -1 ? 0 : numberAt(market.weight, now)
  for (const pair of itemAt(exchange.near, h)) {
    // Small steps first: taking the heaviest first was measured to end in worse plans.
    const gain = numberAt(market.weight, pair) - have
    if (gain > 0 && moveTo(exchange, pair, gain)) return true
  }
  return false
}

/** Makes the move when it gains, with at most one other household making room. */
function moveTo(exchange: Exchange, pair: number, gain: number): boolean {
  const { draft, members } = exchange
  const now = intAt(draft.pairOf, intAt(draft.market.household, pair))
  if (now !== -1) take(exchange, now, giveUp)
  if (hasRoom(draft, pair)) {
    take(exchange, pair, choose)
    return true
  }
  for (const other of [...(members[intAt(draft.market.pool, pair)] ?? [])]) {
    if (makeRoom(exchange, other, pair, gain)) return true
  }
  if (now !== -1) take(exchange, now, choose)
  return false
}

/** Lets `other` leave for its best pair with room; undone when that costs more than the gain. */
function makeRoom(exchange: Exchange, other: number, pair: number, gain: number): boolean {
  const { draft } = exchange
  const left = intAt(draft.pairOf, other)
  const keep = numberAt(draft.market.weight, left) - gain
  take(exchange, left, giveUp)
  if (hasRoom(draft, pair)) {
    take(exchange, pair, choose)
    const best = bestWithRoom(exchange, other, keep + 1e-9 * Math.abs(keep))
    if (best !== -1) take(exchange, best, choose)
    if (best !== -1 || keep < 0) return true
    take(exchange, pair, giveUp)
  }
  take(exchange, left, choose)
  return false
}

/** The heaviest pair with room that weighs more than `least`, or -1. */
function bestWithRoom({ draft, heaviest }: Exchange, h: number, least: number): number {
  const { market } = draft
  for (const pair of itemAt(heaviest, h)) {
    if (numberAt(market.weight, pair) <= least) return -1
    if (hasRoom(draft, pair)) return pair
  }
  return -1
}

function take(
  { draft, members }: Exchange,
  pair: number,
  act: typeof choose | typeof giveUp,
): void {
  act(draft, pair)
  const pool = members[intAt(draft.market.pool, pair)]
  const h = intAt(draft.market.household, pair)
  if (act === choose) pool?.add(h)
  else pool?.delete(h)
}
