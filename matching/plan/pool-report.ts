import { byDraw } from './draw.ts'
import type { PoolPlan } from './plan-pools.ts'
import { intAt, itemAt } from './numbers.ts'
import type { PoolProblem } from './pool-problem.ts'

/**
 * The pool plan as one JSON document: objective, bound and gap as the checker found them, and the
 * pool of each household that has one, households by draw.
 */
export function poolReport(problem: PoolProblem, { poolOf, checks }: PoolPlan): string {
  if (!checks.isValid) throw new Error('The plan broke a capacity: this is a fault in the planner')
  const ids = problem.households.map(({ id }) => id)
  const assignment = Array.from(ids.keys())
    .filter((h) => poolOf[h] !== -1)
    .sort(byDraw(problem.seed, ids))
    .map((h) => [ids[h], itemAt(problem.pools, intAt(poolOf, h)).id])
  const { objective, bound, gap } = checks
  return `${JSON.stringify({ objective, bound, gap, assignment })}\n`
}
