import type { LinearAnswer, LinearSolver } from './linear-solver.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'
import { type PoolRows, householdPrices, takes, valueAt } from './pool-rows.ts'

/** The relaxed plan: how much of which pair, and the prices of households that go with it. */
export interface RelaxedPlan {
  /** The pairs that the solver saw, and how much of each it chose. */
  readonly pairs: readonly number[]
  readonly amounts: Float64Array
  /** By row; see `PoolRows`. */
  readonly prices: Float64Array
  readonly householdPrice: Float64Array
}

const STEERING_ROUNDS = 40
const FIRST_PAIRS = 8
const MORE_PAIRS = 3
/** Fewer new pairs than this part of those known change next to nothing. */
const FEW = 0.005
const MOST_ROUNDS = 8

/**
 * Solves the linear relaxation by column generation: the solver never sees all pairs.
 *
 * 1. Steer pool prices by demand, so that the first pairs are good ones (subgradient method).
 * 2. Solve over the best pairs of every household.
 * 3. Add pairs that are worth more than their household pays at the prices found; repeat from 2
 *    until there are next to none.
 */
export function relax(market: PoolMarket, rows: PoolRows, solver: LinearSolver): RelaxedPlan {
  let prices = steer(market, rows)
  const known = new Uint8Array(market.pool.length)
  const pairs: number[] = []
  let least = new Float64Array(market.households.length).fill(-Infinity)
  let answer: LinearAnswer | undefined
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const count = round === 0 ? FIRST_PAIRS : MORE_PAIRS
    const added = bestPairs(market, { rows, prices, known, least, count })
    if (added.length <= FEW * pairs.length) break
    for (const pair of added) known[pair] = 1
    pairs.push(...added)
    answer = solver.solveRelaxed(modelOf(market, rows, pairs)) ?? answer
    if (answer === undefined) break
    prices = answer.prices
    least = answer.prices.slice(0, market.households.length)
  }
  const amounts = new Float64Array(pairs.length)
  if (answer) amounts.set(answer.columns.subarray(0, pairs.length))
  return { pairs, amounts, prices, householdPrice: householdPrices(market, rows, prices) }
}

/** Raises the prices of pools that are wanted by too many, and lowers those of the others. */
function steer(market: PoolMarket, rows: PoolRows): Float64Array {
  const { limits } = rows
  const prices = new Float64Array(limits.length)
  const heaviest = market.weight.reduce((most, weight) => Math.max(most, weight), 0)
  for (let round = 0; round < STEERING_ROUNDS; round += 1) {
    const used = demand(market, rows, prices)
    const step = (0.3 * heaviest) / (1 + round / 2)
    for (let row = market.households.length; row < limits.length; row += 1) {
      const limit = numberAt(limits, row)
      const excess = Math.max(-1, Math.min(1, (numberAt(used, row) - limit) / (limit || 1)))
      prices[row] = Math.max(0, numberAt(prices, row) + (step * excess) / Math.max(1, limit))
    }
  }
  return prices
}

function demand(market: PoolMarket, rows: PoolRows, prices: Float64Array): Float64Array {
  const used = new Float64Array(rows.limits.length)
  for (const h of market.households.keys()) {
    let [best, wanted] = [0, -1]
    for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
      const value = valueAt(market, rows, prices, e)
      if (value > best) [best, wanted] = [value, e]
    }
    if (wanted === -1) continue
    const pool = intAt(market.pool, wanted)
    for (let row = intAt(rows.first, pool); row < intAt(rows.first, pool + 1); row += 1) {
      used[row] = numberAt(used, row) + takes(market, rows, wanted, row)
    }
  }
  return used
}

interface Wish {
  readonly rows: PoolRows
  readonly prices: Float64Array
  readonly known: Uint8Array
  /** Per household: only pairs worth more than this. */
  readonly least: Float64Array
  readonly count: number
}

function bestPairs(market: PoolMarket, { rows, prices, known, least, count }: Wish): number[] {
  const chosen: number[] = []
  for (const h of market.households.keys()) {
    const found: { pair: number; value: number }[] = []
    for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
      if (known[e] === 1) continue
      const value = valueAt(market, rows, prices, e)
      if (value > numberAt(least, h) + 1e-6 * numberAt(market.weight, e)) {
        found.push({ pair: e, value })
      }
    }
    found.sort((a, b) => b.value - a.value)
    for (const { pair } of found.slice(0, count)) chosen.push(pair)
  }
  return chosen
}

/** The linear programme over some pairs. */
export function modelOf(market: PoolMarket, rows: PoolRows, pairs: readonly number[]) {
  const costs: number[] = []
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const pair of pairs) {
    costs.push(numberAt(market.weight, pair))
    indices.push(intAt(market.household, pair))
    values.push(1)
    const pool = intAt(market.pool, pair)
    for (let row = intAt(rows.first, pool); row < intAt(rows.first, pool + 1); row += 1) {
      const amount = takes(market, rows, pair, row)
      if (amount === 0) continue
      indices.push(row)
      values.push(amount)
    }
    starts.push(indices.length)
  }
  return { costs, starts, rows: indices, values, limits: rows.limits }
}

/** The pairs of a relaxed plan from most to least chosen; ties in standing order. */
export function byAmount({ pairs, amounts }: RelaxedPlan): { pair: number; amount: number }[] {
  return Array.from(pairs.keys(), (index) => ({
    pair: itemAt(pairs, index),
    amount: numberAt(amounts, index),
  })).sort((a, b) => b.amount - a.amount || a.pair - b.pair)
}
