import { fillPool } from './fill-pool.ts'
import { intAt, numberAt } from './numbers.ts'
import type { Patterns } from './pattern.ts'
import type { PoolMarket } from './pool-market.ts'

const STEPS = 40
/** The part by which a bound may hope to come down. */
const AIM = 1e-3

/**
 * Household prices with a lower bound, by the subgradient method with Polyak's steps (1969): a
 * household that several pools want pays more, one that none wants pays less. `worth` is the weight
 * of a known plan, which no bound can fall below. The prices given are the best met on the way.
 * The fillings of the second half of the steps, near the best prices, are added to `patterns`.
 */
export function lowerBound(
  market: PoolMarket,
  start: Float64Array,
  worth: number,
  patterns: Patterns,
): Float64Array {
  let price = start
  let best = { price: start, bound: Infinity }
  let reach = 0.8
  for (let step = 0; step < STEPS; step += 1) {
    const { bound, wanted } = wantedAt(market, price, step < STEPS / 2 ? undefined : patterns)
    if (bound < best.bound) best = { price, bound }
    else reach *= 0.85
    const slope = wanted.map((times, h) =>
      times === 0 && numberAt(price, h) === 0 ? 0 : times - 1,
    )
    const steepness = slope.reduce((sum, value) => sum + value * value, 0)
    const aim = Math.max(worth, (1 - AIM) * best.bound)
    if (steepness === 0 || bound <= worth) break
    const length = (reach * (bound - aim)) / steepness
    price = price.map((paid, h) => Math.max(0, paid + length * numberAt(slope, h)))
  }
  return best.price
}

/** The bound at these prices, and by how many pools each household is wanted. */
function wantedAt(
  market: PoolMarket,
  price: Float64Array,
  patterns: Patterns | undefined,
): { bound: number; wanted: Float64Array } {
  const wanted = new Float64Array(price.length)
  let bound = price.reduce((sum, paid) => sum + paid, 0)
  for (const pool of market.pools.keys()) {
    const { gain, pairs } = fillPool(market, pool, price)
    bound += gain
    patterns?.add({ pool, pairs })
    for (const pair of pairs) {
      const h = intAt(market.household, pair)
      wanted[h] = numberAt(wanted, h) + 1
    }
  }
  return { bound, wanted }
}
