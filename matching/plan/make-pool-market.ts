import { byDraw, mix } from './draw.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'
import type { PoolPair, PoolProblem } from './pool-problem.ts'
import { stepsOf } from './pool-steps.ts'

/** Puts a problem in standing order; drops pairs of weight 0 or less, and those that never fit. */
export function toPoolMarket(problem: PoolProblem): PoolMarket {
  const households = standingOrder(problem.households, problem.seed)
  const pools = standingOrder(problem.pools, problem.seed)
  const rankOfPool = new Int32Array(pools.length)
  for (const [index, original] of pools.entries()) rankOfPool[original] = index
  const rows = Array.from(households, (original) =>
    itemAt(problem.pairs, original)
      .filter((pair) => pair.weight > 0 && canHold(problem, original, pair))
      .map(({ pool, weight }) => ({ pool: intAt(rankOfPool, pool), weight }))
      .toSorted((a, b) => a.pool - b.pool),
  )
  const kinds = problem.pools[0]?.capacity.length ?? 0
  const base = {
    households,
    pools,
    kinds,
    size: Float64Array.from([...households].flatMap((h) => itemAt(problem.households, h).size)),
    capacity: Float64Array.from([...pools].flatMap((p) => itemAt(problem.pools, p).capacity)),
    ...packed(rows),
  }
  const byPool = packedByPool(base, pools.length)
  const unnumbered = { ...base, ...byPool, isSingle: singlePools({ ...base, ...byPool }) }
  return { ...unnumbered, steps: stepsOf(unnumbered) }
}

function standingOrder(items: readonly { id: string | number }[], seed: string): Int32Array {
  const ids = items.map(({ id }) => id)
  return Int32Array.from(ids.keys()).sort(byDraw(seed, ids))
}

function canHold(problem: PoolProblem, household: number, { pool }: PoolPair): boolean {
  const { capacity } = itemAt(problem.pools, pool)
  return itemAt(problem.households, household).size.every((size, k) => size <= (capacity[k] ?? 0))
}

function packed(
  rows: readonly (readonly PoolPair[])[],
): Pick<PoolMarket, 'start' | 'pool' | 'weight' | 'household'> {
  const start = new Int32Array(rows.length + 1)
  for (const [h, row] of rows.entries()) start[h + 1] = intAt(start, h) + row.length
  const count = intAt(start, rows.length)
  const pool = new Int32Array(count)
  const weight = new Float64Array(count)
  const household = new Int32Array(count)
  for (const [h, row] of rows.entries()) {
    for (const [k, pair] of row.entries()) {
      const e = intAt(start, h) + k
      pool[e] = pair.pool
      weight[e] = pair.weight * (1 + nudge(h, pair.pool))
      household[e] = h
    }
  }
  return { start, pool, weight, household }
}

/**
 * A part of at most 1 / 100,000 that makes weights that tie differ, so that the relaxation is
 * nearly whole. Bound and objective are computed from the weights as given.
 */
function nudge(household: number, pool: number): number {
  return mix(Math.imul(household, 0x9e3779b1) ^ pool) / 2 ** 32 / 100_000
}

function packedByPool(
  { pool, household, weight }: Pick<PoolMarket, 'pool' | 'household' | 'weight'>,
  pools: number,
): Pick<PoolMarket, 'poolStart' | 'pairsOf' | 'householdOf' | 'weightOf'> {
  const poolStart = new Int32Array(pools + 1)
  for (const p of pool) poolStart[p + 1] = intAt(poolStart, p + 1) + 1
  for (let p = 0; p < pools; p += 1)
    poolStart[p + 1] = intAt(poolStart, p + 1) + intAt(poolStart, p)
  const next = poolStart.slice()
  const pairsOf = new Int32Array(pool.length)
  for (const [e, p] of pool.entries()) {
    const slot = intAt(next, p)
    pairsOf[slot] = e
    next[p] = slot + 1
  }
  const householdOf = pairsOf.map((pair) => intAt(household, pair))
  const weightOf = Float64Array.from(pairsOf, (pair) => numberAt(weight, pair))
  return { poolStart, pairsOf, householdOf, weightOf }
}

/** A pool is single when some kind is too scarce for any two of its households together. */
function singlePools(market: Omit<PoolMarket, 'isSingle' | 'steps'>): Uint8Array {
  const { kinds, poolStart, householdOf, size, capacity, pools } = market
  return Uint8Array.from(pools, (_, p) => {
    const least = new Array<number>(kinds).fill(Infinity)
    for (let slot = intAt(poolStart, p); slot < intAt(poolStart, p + 1); slot += 1) {
      const h = intAt(householdOf, slot)
      for (let k = 0; k < kinds; k += 1) {
        least[k] = Math.min(itemAt(least, k), numberAt(size, h * kinds + k))
      }
    }
    return least.some((amount, k) => 2 * amount > numberAt(capacity, p * kinds + k)) ? 1 : 0
  })
}
