import { type Filling, fillPool } from './fill-pool.ts'
import type { LinearSolver } from './linear-solver.ts'
import { intAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'
import { type Pattern, type Patterns, modelOf, weightOf } from './pattern.ts'
import { dive } from './pool-dive.ts'
import type { PoolDraft } from './pool-rounding.ts'

interface Start {
  /** A whole plan to begin with. */
  readonly draft: PoolDraft
  /** Household prices to begin with. */
  readonly price: Float64Array
  /** Fillings known already. */
  readonly patterns: Patterns
  readonly solver: LinearSolver
}

const CLOSE = 1e-4
const CLOSEST = 4

/**
 * Column generation over fillings of pools.
 *
 * 1. Begin with the fillings known, those of a whole plan, and the closest pairs on their own.
 * 2. Solve the relaxation over the known fillings: prices for households and pools.
 * 3. Fill every pool at prices between those and the best so far (smoothing: Wentges 1997). The
 *    fillings' gains and the prices make a bound; the best prices stay.
 * 4. Add fillings that are worth more than their pool's price; repeat from 2 until bound and
 *    relaxation meet, or the rounds are used up.
 * 5. Make a whole plan by diving (see `dive`).
 */
export function byPatterns({ draft, price, patterns, solver }: Start): {
  draft: PoolDraft
  price: Float64Array
} {
  const { market } = draft
  for (const pattern of firstPatterns(draft, price)) patterns.add(pattern)
  let best = { price, bound: boundAt(market, price, patterns.add) }
  const rounds = Math.max(1, Math.min(60, Math.round(1e8 / market.households.length ** 2)))
  for (let count = 0; count < rounds; count += 1) {
    const answer = solver.solveRelaxed(modelOf(market, patterns.all))
    if (answer === undefined) break
    const objective = worthOf(market, patterns.all, answer.columns)
    if (best.bound - objective <= CLOSE * best.bound) break
    const known = patterns.all.length
    for (const part of [0.5, 1]) {
      const mixed = best.price.map(
        (old, h) => (1 - part) * old + part * Math.max(0, numberAt(answer.prices, h)),
      )
      const bound = boundAt(market, mixed, patterns.add)
      if (bound < best.bound) best = { price: mixed, bound }
    }
    if (patterns.all.length === known) break
  }
  return { draft: dive(draft, patterns, solver), price: best.price }
}

function firstPatterns({ market, pairOf }: PoolDraft, price: Float64Array): Pattern[] {
  const byPool = new Map<number, number[]>()
  for (const pair of pairOf) {
    if (pair === -1) continue
    const pool = intAt(market.pool, pair)
    byPool.set(pool, [...(byPool.get(pool) ?? []), pair])
  }
  return [
    ...Array.from(byPool, ([pool, pairs]) => ({ pool, pairs })),
    ...closestPairs(market, price).map((pair) => ({
      pool: intAt(market.pool, pair),
      pairs: [pair],
    })),
  ]
}

/** Per household the pairs that, on their own, come nearest to what their pool can gain. */
function closestPairs(market: PoolMarket, price: Float64Array): number[] {
  const most = Float64Array.from(market.pools, (_, pool) => fillPool(market, pool, price).gain)
  return Array.from(market.households.keys()).flatMap((h) => {
    const found: { pair: number; short: number }[] = []
    for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
      const short = numberAt(most, intAt(market.pool, e)) - numberAt(market.weight, e)
      found.push({ pair: e, short })
    }
    found.sort((a, b) => a.short - b.short)
    return found.slice(0, CLOSEST).map(({ pair }) => pair)
  })
}

/** Fills every pool at these prices, adds what it finds, and returns the bound. */
function boundAt(market: PoolMarket, price: Float64Array, add: (pattern: Pattern) => void): number {
  let bound = price.reduce((sum, paid) => sum + paid, 0)
  for (const pool of market.pools.keys()) {
    const filling: Filling = fillPool(market, pool, price)
    bound += filling.gain
    add({ pool, pairs: filling.pairs })
  }
  return bound
}

function worthOf(market: PoolMarket, patterns: readonly Pattern[], amounts: Float64Array): number {
  return patterns.reduce(
    (sum, pattern, index) => sum + numberAt(amounts, index) * weightOf(market, pattern),
    0,
  )
}
