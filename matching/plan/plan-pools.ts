import { type PoolChecks, checkPoolPlan } from './check-pools.ts'
import type { LinearSolver } from './linear-solver.ts'
import { intAt, numberAt } from './numbers.ts'
import { improve } from './pool-exchange.ts'
import { toPoolMarket } from './make-pool-market.ts'
import type { PoolMarket } from './pool-market.ts'
import { collection } from './pattern.ts'
import { lowerBound } from './pool-bound.ts'
import { improveInParts } from './pool-parts.ts'
import { byPatterns } from './pool-patterns.ts'
import { relax } from './pool-prices.ts'
import type { PoolProblem } from './pool-problem.ts'
import { type PoolDraft, complete, round, weightOf } from './pool-rounding.ts'
import { rowsOf } from './pool-rows.ts'

/** A plan for pools, in the indices of the problem, and the prices that bound every other plan. */
export interface PoolPlan {
  /** -1 for none. */
  readonly poolOf: Int32Array
  readonly householdPrice: Float64Array
  readonly checks: PoolChecks
}

/** A gap to be content with: below the goal of 0.1 %, so that rounding does not matter. */
const GOOD_GAP = 9e-4

/**
 * Plans households over pools with several kinds of capacity, for the largest total weight, with a
 * certified gap: the bound is computed by the checker from prices, whatever the solver says.
 *
 * 1. Linear relaxation over pairs by column generation (`relax`).
 * 2. A whole plan near it (`round`), improved by exchanges.
 * 3. If the gap is not small yet: lower the bound by steering household prices (`lowerBound`).
 * 4. Column generation over fillings of whole pools (Dantzig and Wolfe 1960; Savelsbergh 1997), and
 *    a whole plan from those.
 * 5. If the gap is not small yet: improve where the plan falls short of its bound, part by part.
 */
export function planPools(problem: PoolProblem, solver: LinearSolver): PoolPlan {
  const market = toPoolMarket(problem)
  const rows = rowsOf(market)
  const relaxed = relax(market, rows, solver)
  const { prices } = relaxed
  const first = improve(round(market, rows, relaxed, solver), prices)
  const quick = toPlan(problem, first, relaxed.householdPrice)
  if (quick.checks.gap <= GOOD_GAP) return quick

  const patterns = collection()
  const lowered = lowerBound(market, relaxed.householdPrice, weightOf(first), patterns)
  const { draft, price } = byPatterns({ draft: first, price: lowered, patterns, solver })
  const second = improve(complete(draft, prices, solver), prices)
  const best = weightOf(second) > weightOf(first) ? second : first
  const plan = toPlan(problem, best, price)
  if (plan.checks.gap <= GOOD_GAP) return plan

  const enough = (1 - GOOD_GAP) * plan.checks.bound
  improveInParts(best, { prices, householdPrice: price, enough, solver })
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
