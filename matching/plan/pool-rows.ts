import { intAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'

/**
 * The rows of the linear programme over pairs: one per household (at most one pool), then those of
 * the pools: one for a single pool (at most one household, which is tighter than its capacities),
 * otherwise one per kind.
 */
export interface PoolRows {
  readonly limits: Float64Array
  /** The rows of pool p: first[p] <= row < first[p + 1]. */
  readonly first: Int32Array
}

/** Lays the rows out. */
export function rowsOf({ households, pools, kinds, capacity, isSingle }: PoolMarket): PoolRows {
  const limits: number[] = new Array<number>(households.length).fill(1)
  const first = new Int32Array(pools.length + 1)
  for (const p of pools.keys()) {
    first[p] = limits.length
    if (isSingle[p] === 1) limits.push(1)
    else limits.push(...capacity.subarray(p * kinds, (p + 1) * kinds))
  }
  first[pools.length] = limits.length
  return { limits: Float64Array.from(limits), first }
}

/** What a pair takes of a row of its pool. */
export function takes(market: PoolMarket, rows: PoolRows, pair: number, row: number): number {
  const pool = intAt(market.pool, pair)
  if (market.isSingle[pool] === 1) return 1
  return numberAt(
    market.size,
    intAt(market.household, pair) * market.kinds + row - intAt(rows.first, pool),
  )
}

/** Weight of a pair minus what its pool asks for it; prices are by row, those below 0 count as 0. */
export function valueAt(
  market: PoolMarket,
  rows: PoolRows,
  prices: Float64Array,
  pair: number,
): number {
  const pool = intAt(market.pool, pair)
  let value = numberAt(market.weight, pair)
  const first = intAt(rows.first, pool)
  if (market.isSingle[pool] === 1) return value - Math.max(0, numberAt(prices, first))
  const until = intAt(rows.first, pool + 1)
  for (let row = first; row < until; row += 1) {
    value -= Math.max(0, numberAt(prices, row)) * takes(market, rows, pair, row)
  }
  return value
}

/** `valueAt` of every pair. */
export function valuesAt(market: PoolMarket, rows: PoolRows, prices: Float64Array): Float64Array {
  return market.weight.map((_, pair) => valueAt(market, rows, prices, pair))
}

/** What each household would pay at these prices of pools: the value of its best pair, or 0. */
export function householdPrices(
  market: PoolMarket,
  rows: PoolRows,
  prices: Float64Array,
): Float64Array {
  const best = new Float64Array(market.households.length)
  for (const [pair, h] of market.household.entries()) {
    best[h] = Math.max(numberAt(best, h), valueAt(market, rows, prices, pair))
  }
  return best
}
