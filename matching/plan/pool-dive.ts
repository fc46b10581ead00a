import { fillPool } from './fill-pool.ts'
import type { LinearSolver } from './linear-solver.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import { type Pattern, type Patterns, modelOf } from './pattern.ts'
import { type PoolDraft, choose, emptyDraft } from './pool-rounding.ts'

const MOST_ROUNDS = 40
const SURE = 0.8
const LEAST_PART = 0.05

/**
 * Makes a whole plan from fillings by diving: no branching, so the work has a known end.
 *
 * 1. Solve the relaxation over the fillings whose pool and households are all still free.
 * 2. Take the fillings chosen for four fifths or more, and some of the most chosen in any case.
 * 3. Fill the free pools with free households at the prices found, for new fillings.
 * 4. Repeat until no filling is left.
 */
export function dive(
  { market, rows }: PoolDraft,
  patterns: Patterns,
  solver: LinearSolver,
): PoolDraft {
  const draft = emptyDraft(market, rows)
  const taken = new Set<number>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const free = patterns.all.filter((pattern) => isFree(draft, taken, pattern))
    const answer = free.length > 0 ? solver.solveRelaxed(modelOf(market, free)) : undefined
    if (answer === undefined) break
    takeMostChosen(draft, taken, free, answer.columns)
    const price = answer.prices.map((asked, h) =>
      draft.pairOf[h] === -1 ? Math.max(0, asked) : Infinity,
    )
    for (const pool of market.pools.keys()) {
      if (!taken.has(pool)) patterns.add({ pool, pairs: fillPool(market, pool, price).pairs })
    }
  }
  return draft
}

function isFree({ market, pairOf }: PoolDraft, taken: Set<number>, pattern: Pattern): boolean {
  return (
    !taken.has(pattern.pool) &&
    pattern.pairs.every((pair) => pairOf[intAt(market.household, pair)] === -1)
  )
}

function takeMostChosen(
  draft: PoolDraft,
  taken: Set<number>,
  patterns: readonly Pattern[],
  amounts: Float64Array,
): void {
  const order = Array.from(patterns.keys()).sort(
    (a, b) => numberAt(amounts, b) - numberAt(amounts, a) || a - b,
  )
  const least = Math.ceil((draft.market.pools.length - taken.size) * LEAST_PART)
  let count = 0
  for (const index of order) {
    const amount = numberAt(amounts, index)
    if (amount < 1e-4 || (amount < SURE && count >= least)) break
    const pattern = itemAt(patterns, index)
    if (!isFree(draft, taken, pattern)) continue
    for (const pair of pattern.pairs) choose(draft, pair)
    taken.add(pattern.pool)
    count += 1
  }
}
