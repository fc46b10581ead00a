import { type PoolChecks, boundOf, checkPoolPlan } from './check-pools.ts'
import type { LinearSolver } from './linear-solver.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import { improve } from './pool-exchange.ts'
import { type PoolMarket, toPoolMarket } from './pool-market.ts'
import { byPatterns } from './pool-patterns.ts'
import { relax } from './pool-prices.ts'
import type { PoolProblem } from './pool-problem.ts'
import { type PoolDraft, round, weightOf } from './pool-rounding.ts'
import { rowsOf } from './pool-rows.ts'

/** A plan for pools, in the indices of the problem, and the prices that bound every other plan. */
export interface PoolPlan {
  /** -1 for none. */
  readonly poolOf: Int32Array
  readonly householdPrice: Float64Array
  readonly checks: PoolChecks
}

/** A gap to be content with: below the goal of 0.1 %, so that rounding does not matter. */
const GOOD_GAP = 5e-4

/**
 * Plans households over pools with several kinds of capacity, for the largest total weight, with a
 * certified gap: the bound is computed by the checker from prices, whatever the solver says.
 *
 * 1. Linear relaxation over pairs by column generation (`relax`).
 * 2. A whole plan near it (`round`), improved by exchanges (`improve`).
 * 3. If the gap is not small yet: column generation over the fillings of whole pools, whose bound
 *    is tighter (Dantzig and Wolfe 1960; Savelsbergh 1997), and a whole plan from those.
 */
export function planPools(problem: PoolProblem, solver: LinearSolver): PoolPlan {
  const market = toPoolMarket(problem)
  const rows = rowsOf(market)
  const relaxed = relax(market, rows, solver)
  const first = improve(round(market, rows, relaxed, solver))
  const quick = toPlan(problem, first, relaxed.householdPrice)
  if (quick.checks.gap <= GOOD_GAP) return quick

  const better = byPatterns({ draft: first, price: relaxed.householdPrice, relaxed, solver })
  const draft = improve(better.draft)
  const best = weightOf(draft) > weightOf(first) ? draft : first
  const prices = [relaxed.householdPrice, better.price]
  const bounds = prices.map((price) => boundOf(problem, inOriginalOrder(market, price)))
  const price = itemAt(prices, itemAt(bounds, 1) < itemAt(bounds, 0) ? 1 : 0)
  return toPlan(problem, best, price)
}

function toPlan(
  problem: PoolProblem,
  { market, pairOf }: PoolDraft,
  price: Float64Array,
): PoolPlan {
  const poolOf = new Int32Array(pairOf.length).fill(-1)
  for (const [h, pair] of pairOf.entries()) {
    if (pair === -1) continue
    poolOf[intAt(market.households, h)] = intAt(market.pools, intAt(market.pool, pair))
  }
  const householdPrice = inOriginalOrder(market, price)
  return { poolOf, householdPrice, checks: checkPoolPlan(problem, poolOf, householdPrice) }
}

function inOriginalOrder({ households }: PoolMarket, price: Float64Array): Float64Array {
  const original = new Float64Array(price.length)
  for (const [h, index] of households.entries()) original[index] = numberAt(price, h)
  return original
}
