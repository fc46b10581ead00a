import { intAt, numberAt } from './numbers.ts'
import type { PoolDraft } from './pool-rounding.ts'

const POOLS = 40
const PEOPLE = 70
/** Every move counts a little, so that short chains come before long ones that lose as much. */
const PER_MOVE = 1e-4

/**
 * The pool, and the pools from which people could move towards it in chains that lose least:
 * shortest paths (Dijkstra 1959) where a step is a household leaving its pool for one nearer by, and
 * its length what that household loses at the prices of the pools (`value`, by pair). At most 40 pools,
 * and none after those that hold 70 households.
 */
export function nearPools(draft: PoolDraft, value: Float64Array, from: number): Set<number> {
  const near = new Set<number>()
  const length = new Map([[from, 0]])
  let people = 0
  while (near.size < POOLS && people < PEOPLE) {
    const next = nearest(length)
    if (next === undefined) break
    near.add(next.pool)
    length.delete(next.pool)
    for (const [pool, loss] of stepsTo(draft, value, next.pool)) {
      if (pool === next.pool) people += 1
      const whole = next.length + loss
      if (!near.has(pool) && whole < (length.get(pool) ?? Infinity)) length.set(pool, whole)
    }
  }
  return near
}

function nearest(
  length: ReadonlyMap<number, number>,
): { pool: number; length: number } | undefined {
  let found: { pool: number; length: number } | undefined
  for (const [pool, loss] of length) {
    if (!found || loss < found.length) found = { pool, length: loss }
  }
  return found
}

/** The pools that households would leave for this one, with what the household loses. */
function* stepsTo(
  { market, pairOf }: PoolDraft,
  value: Float64Array,
  pool: number,
): Generator<[pool: number, loss: number]> {
  const until = intAt(market.poolStart, pool + 1)
  for (let slot = intAt(market.poolStart, pool); slot < until; slot += 1) {
    const now = intAt(pairOf, intAt(market.householdOf, slot))
    if (now === -1) continue
    const loss = numberAt(value, now) - numberAt(value, intAt(market.pairsOf, slot))
    yield [intAt(market.pool, now), Math.max(0, loss) + PER_MOVE * numberAt(market.weight, now)]
  }
}
