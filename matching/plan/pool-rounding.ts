import type { LinearSolver } from './linear-solver.ts'
import { intAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'
import { type RelaxedPlan, byAmount, modelOf } from './pool-prices.ts'
import { type PoolRows, takes, valueAt } from './pool-rows.ts'

/** A plan for pools under construction: the chosen pair of every household, and what is left. */
export interface PoolDraft {
  readonly market: PoolMarket
  readonly rows: PoolRows
  /** -1 for none. */
  readonly pairOf: Int32Array
  readonly left: Float64Array
}

/** A draft where nobody has a pool. */
export function emptyDraft(market: PoolMarket, rows: PoolRows): PoolDraft {
  const pairOf = new Int32Array(market.households.length).fill(-1)
  return { market, rows, pairOf, left: rows.limits.slice() }
}

/** True when the pool of the pair has room for its household. */
export function hasRoom({ market, rows, left }: PoolDraft, pair: number): boolean {
  const pool = intAt(market.pool, pair)
  for (let row = intAt(rows.first, pool); row < intAt(rows.first, pool + 1); row += 1) {
    if (takes(market, rows, pair, row) > numberAt(left, row) + 1e-9) return false
  }
  return true
}

/** Chooses a pair, or gives it up again. */
export function choose(draft: PoolDraft, pair: number): void {
  account(draft, pair, -1)
  draft.pairOf[intAt(draft.market.household, pair)] = pair
}

export function giveUp(draft: PoolDraft, pair: number): void {
  account(draft, pair, 1)
  draft.pairOf[intAt(draft.market.household, pair)] = -1
}

function account({ market, rows, left }: PoolDraft, pair: number, sign: number): void {
  const pool = intAt(market.pool, pair)
  for (let row = intAt(rows.first, pool); row < intAt(rows.first, pool + 1); row += 1) {
    left[row] = numberAt(left, row) + sign * takes(market, rows, pair, row)
  }
}

const SURE = 0.9
const PAIRS_LEFT = 12

/**
 * Makes a whole plan of a relaxed one.
 *
 * 1. Keep the pairs that are chosen for nine tenths or more.
 * 2. For the other households let the solver choose among their best pairs in the room left.
 * 3. What it leaves out goes in greedily, by amount, then by value at the prices.
 */
export function round(
  market: PoolMarket,
  rows: PoolRows,
  relaxed: RelaxedPlan,
  solver: LinearSolver,
): PoolDraft {
  const draft = emptyDraft(market, rows)
  const ordered = byAmount(relaxed)
  for (const { pair, amount } of ordered) {
    if (amount >= SURE) chooseIfPossible(draft, pair)
  }
  complete(draft, relaxed.prices, solver)
  for (const { pair } of ordered) chooseIfPossible(draft, pair)
  return draft
}

/** Lets the solver place the households without a pool in the room left, then the rest greedily. */
export function complete(draft: PoolDraft, prices: Float64Array, solver: LinearSolver): PoolDraft {
  const { market, rows } = draft
  const open = openPairs(draft, prices)
  const model = { ...modelOf(market, rows, open), limits: limitsLeft(draft) }
  const answer = solver.solveWhole(model, 50)
  for (const [index, pair] of open.entries()) {
    if ((answer?.columns[index] ?? 0) > 0.5) chooseIfPossible(draft, pair)
  }
  for (const pair of openPairs(draft, prices)) chooseIfPossible(draft, pair)
  return draft
}

function chooseIfPossible(draft: PoolDraft, pair: number): void {
  const isFree = draft.pairOf[intAt(draft.market.household, pair)] === -1
  if (isFree && hasRoom(draft, pair)) choose(draft, pair)
}

/** Per household without a pool its best pairs that still have room. */
function openPairs(draft: PoolDraft, prices: Float64Array): number[] {
  const { market, rows, pairOf } = draft
  return Array.from(pairOf.keys()).flatMap((h) => {
    if (pairOf[h] !== -1) return []
    const found: { pair: number; value: number }[] = []
    for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
      if (hasRoom(draft, e)) found.push({ pair: e, value: valueAt(market, rows, prices, e) })
    }
    found.sort((a, b) => b.value - a.value)
    return found.slice(0, PAIRS_LEFT).map(({ pair }) => pair)
  })
}

function limitsLeft({ left, market }: PoolDraft): Float64Array {
  return left.map((amount, row) => (row < market.households.length ? 1 : Math.max(0, amount)))
}

/** The weight of a draft. */
export function weightOf({ market, pairOf }: PoolDraft): number {
  return pairOf.reduce((sum, pair) => (pair === -1 ? sum : sum + numberAt(market.weight, pair)), 0)
}
