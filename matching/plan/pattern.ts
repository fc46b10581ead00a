import type { LinearModel } from './linear-solver.ts'
import { intAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'

/** One filling of one pool. */
export interface Pattern {
  readonly pool: number
  readonly pairs: readonly number[]
}

/** Fillings, each once. */
export interface Patterns {
  readonly all: Pattern[]
  readonly add: (pattern: Pattern) => void
}

/** An empty collection. */
export function collection(): Patterns {
  const all: Pattern[] = []
  const known = new Set<string>()
  const add = ({ pool, pairs }: Pattern): void => {
    const sorted = pairs.toSorted((a, b) => a - b)
    const key = sorted.join()
    if (pairs.length === 0 || known.has(key)) return
    known.add(key)
    all.push({ pool, pairs: sorted })
  }
  return { all, add }
}

/** The linear programme over fillings: rows are households, then pools, each used once at most. */
export function modelOf(market: PoolMarket, patterns: readonly Pattern[]): LinearModel {
  const households = market.households.length
  const starts = [0]
  const rows: number[] = []
  for (const { pool, pairs } of patterns) {
    for (const pair of pairs) rows.push(intAt(market.household, pair))
    rows.push(households + pool)
    starts.push(rows.length)
  }
  return {
    costs: patterns.map((pattern) => weightOf(market, pattern)),
    starts,
    rows,
    values: new Array<number>(rows.length).fill(1),
    limits: new Float64Array(households + market.pools.length).fill(1),
  }
}

/** The weight of the pairs of a filling. */
export function weightOf(market: PoolMarket, { pairs }: Pick<Pattern, 'pairs'>): number {
  return pairs.reduce((sum, pair) => sum + numberAt(market.weight, pair), 0)
}
