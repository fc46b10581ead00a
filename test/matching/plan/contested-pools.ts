import type { PoolProblem } from '../../../matching/plan/pool-problem.ts'
import { randomFrom } from './instances.ts'

/**
 * As many pools as households, but most wishes go to a fifth of the pools: beds, seats of a programme
 * and a third kind that is a budget (with decimals) or staff (whole) are all scarce there.
 */
export function contestedPools(
  count: number,
  { seed, budget }: { readonly seed: number; readonly budget: boolean },
): PoolProblem {
  const random = randomFrom(seed)
  const tenth = (most: number): number => random(10 * most) / 10
  const pools = Array.from({ length: count }, (_, p) => ({
    id: `pool ${p}`,
    capacity: [2 + random(5), random(3), budget ? 50 + tenth(250) : 6],
  }))
  const households = Array.from({ length: count }, (_, h) => ({
    id: `household ${h}`,
    size: [1 + random(4), random(10) < 3 ? 1 : 0, budget ? 20 + tenth(70) : 1 + random(3)],
  }))
  const pairs = households.map(() => {
    const wanted = new Set<number>()
    while (wanted.size < Math.min(40, count)) {
      wanted.add(random(10) < 7 ? random(Math.ceil(count / 5)) : random(count))
    }
    return [...wanted].map((pool) => ({ pool, weight: 1 + tenth(99) }))
  })
  return { households, pools, pairs, seed: 'contested' }
}
