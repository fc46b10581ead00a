import { fillPool } from './fill-pool.ts'
import type { LinearSolver } from './linear-solver.ts'
import { intAt, numberAt } from './numbers.ts'
import { weightOf as weightOfPairs } from './pattern.ts'
import { nearPools } from './pool-nearness.ts'
import { modelOf } from './pool-prices.ts'
import { type PoolDraft, choose, giveUp, hasRoom, weightOf } from './pool-rounding.ts'
import { valuesAt } from './pool-rows.ts'

const OUTSIDERS = 36
const PAIRS_PER_HOUSEHOLD = 8
const BRANCHES = 10
const SWEEPS = 8

interface Improvement {
  readonly draft: PoolDraft
  readonly solver: LinearSolver
  /** What each pair is worth at the prices of the pools. */
  readonly value: Float64Array
}

export interface PartsWish {
  /** Prices of rows: what pools ask. */
  readonly prices: Float64Array
  /** Prices of households: what they pay at the bound. */
  readonly householdPrice: Float64Array
  /** A plan of this weight is good enough. */
  readonly enough: number
  readonly solver: LinearSolver
}

/**
 * Improves a plan where it falls short of its bound, a part at a time.
 *
 * 1. The bound says what each pool could gain at the household prices. Order the pools by how much
 *    less those in it gain: most of a plan is already as good as its bound, and the rest is what
 *    lies unused at the end.
 * 2. A part is such a pool, and the pools nearest to it by chains of moves that lose little.
 * 3. Take everyone of the part out, let the solver plan it anew with the others who would lose least
 *    by going there, and keep the better of both.
 * 4. Go over the pools again while that helps, at most 8 times, or until the plan is good enough.
 */
export function improveInParts(draft: PoolDraft, wish: PartsWish): PoolDraft {
  const { prices, householdPrice, enough, solver } = wish
  const improvement = { draft, solver, value: valuesAt(draft.market, draft.rows, prices) }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let gained = false
    for (const pool of fallingShort(draft, householdPrice)) {
      if (weightOf(draft) >= enough) return draft
      if (planPart(improvement, nearPools(draft, improvement.value, pool))) gained = true
    }
    if (!gained) break
  }
  return draft
}

/** The pools where more could be gained at the household prices, those that could gain most first. */
function fallingShort({ market, pairOf }: PoolDraft, price: Float64Array): number[] {
  const short = Float64Array.from(market.pools.keys(), (p) => fillPool(market, p, price).gain)
  let most = 0
  for (const [h, pair] of pairOf.entries()) {
    if (pair === -1) continue
    const pool = intAt(market.pool, pair)
    const gain = numberAt(market.weight, pair) - numberAt(price, h)
    short[pool] = numberAt(short, pool) - gain
    most = Math.max(most, numberAt(market.weight, pair))
  }
  return Array.from(short.keys())
    .filter((pool) => numberAt(short, pool) > WORTH_IT * most)
    .sort((a, b) => numberAt(short, b) - numberAt(short, a) || a - b)
}

/** Falling short by less than this part of the heaviest pair is left as it is. */
const WORTH_IT = 0.002

function planPart({ draft, solver, value }: Improvement, pools: Set<number>): boolean {
  const { market, rows, pairOf } = draft
  const people = peopleOf(draft, value, pools)
  const before = people.map((h) => intAt(pairOf, h)).filter((pair) => pair !== -1)
  for (const pair of before) pools.add(intAt(market.pool, pair))
  for (const pair of before) giveUp(draft, pair)
  const pairs = people.flatMap((h) => pairsWithin(draft, value, pools, h))
  const candidates = [...new Set([...before, ...pairs])]
  const limits = draft.left.map((amount, row) => (row < pairOf.length ? 1 : Math.max(0, amount)))
  const answer = solver.solveWhole({ ...modelOf(market, rows, candidates), limits }, BRANCHES)
  const chosen = candidates.filter((_, index) => (answer?.columns[index] ?? 0) > 0.5)
  const gains = weightOfPairs(market, { pairs: chosen }) > weightOfPairs(market, { pairs: before })
  for (const pair of gains ? chosen : before) {
    const isFree = pairOf[intAt(market.household, pair)] === -1
    if (isFree && hasRoom(draft, pair)) choose(draft, pair)
  }
  return gains
}

/** Who is in the pools, and others who would lose least by going there. */
function peopleOf(draft: PoolDraft, value: Float64Array, pools: Set<number>): number[] {
  const { market, pairOf } = draft
  const inside = new Set<number>()
  const loss = new Map<number, number>()
  for (const pool of pools) {
    const until = intAt(market.poolStart, pool + 1)
    for (let slot = intAt(market.poolStart, pool); slot < until; slot += 1) {
      const h = intAt(market.householdOf, slot)
      const now = intAt(pairOf, h)
      if (now !== -1 && pools.has(intAt(market.pool, now))) inside.add(h)
      const have = now === -1 ? 0 : numberAt(value, now)
      const lost = have - numberAt(value, intAt(market.pairsOf, slot))
      if (!inside.has(h)) loss.set(h, Math.min(loss.get(h) ?? Infinity, lost))
    }
  }
  const outsiders = [...loss].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, OUTSIDERS)
  return [...inside, ...outsiders.map(([h]) => h)]
}

function pairsWithin(
  draft: PoolDraft,
  value: Float64Array,
  pools: ReadonlySet<number>,
  h: number,
): number[] {
  const { market } = draft
  const found: number[] = []
  for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
    if (pools.has(intAt(market.pool, e)) && hasRoom(draft, e)) found.push(e)
  }
  found.sort((a, b) => numberAt(value, b) - numberAt(value, a) || a - b)
  return found.slice(0, PAIRS_PER_HOUSEHOLD)
}
