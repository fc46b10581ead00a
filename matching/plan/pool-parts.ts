import type { LinearSolver } from './linear-solver.ts'
import { intAt, numberAt } from './numbers.ts'
import { type PoolDraft, choose, giveUp, hasRoom } from './pool-rounding.ts'
import { modelOf } from './pool-prices.ts'
import { valueAt } from './pool-rows.ts'

const POOLS_PER_PART = 12
const OUTSIDERS = 36
const PAIRS_PER_HOUSEHOLD = 8
const BRANCHES = 10
const SWEEPS = 4

/**
 * Improves a plan by planning a few shared pools anew at a time, exactly or nearly so.
 *
 * 1. Order the shared pools by what their unused room would be worth at the prices.
 * 2. A part is some of these pools, who is in them, and the others who would lose least by going
 *    there, with the pools these hold now.
 * 3. Take everyone of the part out, let the solver choose, and keep the better of both.
 * 4. Sweep over all shared pools again, in their new order, while that helps; at most 4 times.
 */
export function improveInParts(
  draft: PoolDraft,
  prices: Float64Array,
  solver: LinearSolver,
): PoolDraft {
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const shared = byUnusedWorth(draft, prices)
    let gained = false
    for (let from = 0; from < shared.length; from += POOLS_PER_PART) {
      const part = new Set(shared.slice(from, from + POOLS_PER_PART))
      if (planPart(draft, prices, part, solver)) gained = true
    }
    if (!gained) break
  }
  return draft
}

function byUnusedWorth({ market, rows, left }: PoolDraft, prices: Float64Array): number[] {
  const worth = (pool: number): number => {
    let sum = 0
    for (let row = intAt(rows.first, pool); row < intAt(rows.first, pool + 1); row += 1) {
      sum += Math.max(0, numberAt(prices, row)) * numberAt(left, row)
    }
    return sum
  }
  return Array.from(market.pools.keys())
    .filter((pool) => market.isSingle[pool] === 0)
    .map((pool) => ({ pool, worth: worth(pool) }))
    .sort((a, b) => b.worth - a.worth || a.pool - b.pool)
    .map(({ pool }) => pool)
}

function planPart(
  draft: PoolDraft,
  prices: Float64Array,
  pools: Set<number>,
  solver: LinearSolver,
): boolean {
  const { market, rows, pairOf } = draft
  const people = peopleOf(draft, prices, pools)
  const before = people.map((h) => intAt(pairOf, h)).filter((pair) => pair !== -1)
  for (const pair of before) pools.add(intAt(market.pool, pair))
  for (const pair of before) giveUp(draft, pair)
  const pairs = people.flatMap((h) => pairsWithin(draft, prices, pools, h))
  const candidates = [...new Set([...before, ...pairs])]
  const limits = draft.left.map((amount, row) => (row < pairOf.length ? 1 : Math.max(0, amount)))
  const answer = solver.solveWhole({ ...modelOf(market, rows, candidates), limits }, BRANCHES)
  const chosen = candidates.filter((_, index) => (answer?.columns[index] ?? 0) > 0.5)
  const gains = weightOf(draft, chosen) > weightOf(draft, before)
  for (const pair of gains ? chosen : before) {
    const isFree = pairOf[intAt(market.household, pair)] === -1
    if (isFree && hasRoom(draft, pair)) choose(draft, pair)
  }
  return gains
}

/** Who is in the pools, and others who would lose least by going there. */
function peopleOf(draft: PoolDraft, prices: Float64Array, pools: Set<number>): number[] {
  const { market, rows, pairOf } = draft
  const inside = new Set<number>()
  for (const [h, pair] of pairOf.entries()) {
    if (pair !== -1 && pools.has(intAt(market.pool, pair))) inside.add(h)
  }
  const loss = new Map<number, number>()
  for (const pool of pools) {
    for (
      let slot = intAt(market.poolStart, pool);
      slot < intAt(market.poolStart, pool + 1);
      slot += 1
    ) {
      const pair = intAt(market.pairsOf, slot)
      const h = intAt(market.household, pair)
      if (inside.has(h)) continue
      const now = intAt(pairOf, h)
      const have = now === -1 ? 0 : valueAt(market, rows, prices, now)
      const lost = have - valueAt(market, rows, prices, pair)
      loss.set(h, Math.min(loss.get(h) ?? Infinity, lost))
    }
  }
  const outsiders = [...loss].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, OUTSIDERS)
  return [...inside, ...outsiders.map(([h]) => h)]
}

function pairsWithin(
  draft: PoolDraft,
  prices: Float64Array,
  pools: ReadonlySet<number>,
  h: number,
): number[] {
  const { market, rows } = draft
  const found: { pair: number; value: number }[] = []
  for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
    if (!pools.has(intAt(market.pool, e)) || !hasRoom(draft, e)) continue
    found.push({ pair: e, value: valueAt(market, rows, prices, e) })
  }
  found.sort((a, b) => b.value - a.value)
  return found.slice(0, PAIRS_PER_HOUSEHOLD).map(({ pair }) => pair)
}

function weightOf({ market }: PoolDraft, pairs: readonly number[]): number {
  return pairs.reduce((sum, pair) => sum + numberAt(market.weight, pair), 0)
}
