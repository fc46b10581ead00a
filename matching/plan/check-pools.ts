import { type Candidate, mostBySplitting } from './check-filling.ts'
import { itemAt } from './numbers.ts'
import type { PoolProblem } from './pool-problem.ts'

/** What is proven about a pool plan. */
export interface PoolChecks {
  /** Every household in one compatible pool at most, and no pool gives more than it has. */
  readonly isValid: boolean
  /** The weight of the plan. */
  readonly objective: number
  /** No plan weighs more than this. */
  readonly bound: number
  /** (bound - objective) / bound; 0 when both are 0. */
  readonly gap: number
}

/**
 * Judges a pool plan from the problem and one price per household; shares no code with the solver.
 * The bound holds for any prices of 0 or more (Lagrangian duality: Geoffrion 1974): a plan's weight
 * is at most the sum of the prices, plus for every pool the most that weight minus price can add up
 * to within its capacity. Pools with more than 20,000 states, or sizes that are not whole, are bounded by
 * splitting cases (`mostBySplitting`).
 */
export function checkPoolPlan(
  problem: PoolProblem,
  poolOf: ArrayLike<number>,
  price: ArrayLike<number>,
): PoolChecks {
  const objective = objectiveOf(problem, poolOf)
  const bound = sharpened(problem, boundOf(problem, price))
  const room = 1e-9 * Math.max(1, bound)
  const gap = bound > 0 ? Math.max(0, (bound - (objective ?? 0)) / bound) : 0
  const isValid = objective !== undefined && objective <= bound + room
  return { isValid, objective: objective ?? 0, bound, gap }
}

/** When all weights are whole numbers, so is the best weight: the bound may be rounded down. */
function sharpened({ pairs }: PoolProblem, bound: number): number {
  const isWhole = pairs.every((row) => row.every(({ weight }) => Number.isInteger(weight)))
  return isWhole && bound < 2 ** 50 ? Math.floor(bound * (1 + 1e-12) + 1e-6) : bound
}

/** The weight of a plan; undefined when it is not allowed. */
function objectiveOf(problem: PoolProblem, poolOf: ArrayLike<number>): number | undefined {
  const used = problem.pools.map(({ capacity }) => capacity.map(() => 0))
  let objective = 0
  for (const [h, { size }] of problem.households.entries()) {
    const pool = poolOf[h] ?? -1
    if (pool === -1) continue
    const pair = problem.pairs[h]?.find((candidate) => candidate.pool === pool)
    if (pair === undefined) return undefined
    objective += pair.weight
    used[pool] = itemAt(used, pool).map((amount, k) => amount + (size[k] ?? 0))
  }
  // Sizes with decimals may leave a rounding error behind.
  const areHeld = problem.pools.every(({ capacity }, pool) =>
    capacity.every((all, k) => (used[pool]?.[k] ?? 0) <= all + 1e-9 * Math.max(1, all)),
  )
  return areHeld ? objective : undefined
}

/** An upper bound on the weight of every plan, for any prices; negative ones count as 0. */
export function boundOf(problem: PoolProblem, price: ArrayLike<number>): number {
  const candidates: Candidate[][] = problem.pools.map(() => [])
  let bound = 0
  for (const [h, pairs] of problem.pairs.entries()) {
    const paid = Math.max(0, price[h] ?? 0)
    const { size } = itemAt(problem.households, h)
    bound += paid
    for (const { pool, weight } of pairs) {
      const { capacity } = itemAt(problem.pools, pool)
      const gain = weight - paid
      if (gain <= 0 || size.some((amount, k) => amount > (capacity[k] ?? 0))) continue
      candidates[pool]?.push({ gain, size })
    }
  }
  for (const [pool, { capacity }] of problem.pools.entries()) {
    bound += mostGain(itemAt(candidates, pool), capacity)
  }
  return bound
}

function mostGain(candidates: readonly Candidate[], capacity: readonly number[]): number {
  const total = candidates.reduce((sum, { gain }) => sum + gain, 0)
  if (candidates.length <= 1) return total
  const isFull = capacity.some(
    (all, k) => candidates.reduce((sum, { size }) => sum + (size[k] ?? 0), 0) > all,
  )
  if (!isFull) return total
  const isPairless = capacity.some(
    (all, k) => 2 * Math.min(...candidates.map(({ size }) => size[k] ?? 0)) > all,
  )
  if (isPairless) return Math.max(...candidates.map(({ gain }) => gain))
  const states = capacity.reduce((product, all) => product * (Math.floor(all) + 1), 1)
  const isWhole = candidates.every(({ size }) => size.every(Number.isInteger))
  if (isWhole && states <= 20_000) return knapsack(candidates, capacity.map(Math.floor))
  return mostBySplitting(candidates, capacity)
}

/** The most gain for every amount of room: rooms are numbered, the first kind running fastest. */
function knapsack(candidates: readonly Candidate[], capacity: readonly number[]): number {
  const rooms = capacity.reduce<number[][]>(
    (shorter, all) =>
      Array.from({ length: all + 1 }, (_, amount) =>
        shorter.map((room) => [...room, amount]),
      ).flat(),
    [[]],
  )
  const steps = capacity.map((_, k) =>
    capacity.slice(0, k).reduce((step, all) => step * (all + 1), 1),
  )
  const most = new Float64Array(rooms.length)
  for (const { gain, size } of candidates) {
    const back = size.reduce((sum, amount, k) => sum + amount * (steps[k] ?? 0), 0)
    for (let index = rooms.length - 1; index >= back; index -= 1) {
      const value = (most[index - back] ?? 0) + gain
      if (value <= (most[index] ?? 0)) continue
      const room = itemAt(rooms, index)
      if (size.every((amount, k) => amount <= (room[k] ?? 0))) most[index] = value
    }
  }
  return most[rooms.length - 1] ?? 0
}
