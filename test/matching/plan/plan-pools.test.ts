import assert from 'node:assert/strict'
import type { LinearSolver } from '../../../matching/plan/linear-solver.ts'
import { mostBySplitting } from '../../../matching/plan/check-filling.ts'
import { boundOf, checkPoolPlan } from '../../../matching/plan/check-pools.ts'
import { fillByBranching } from '../../../matching/plan/fill-by-branching.ts'
import { planPools } from '../../../matching/plan/plan-pools.ts'
import type { PoolProblem } from '../../../matching/plan/pool-problem.ts'
import { highsSolver } from '../../../scripts/plan/highs-solver.ts'
import { contestedPools } from './contested-pools.ts'
import { randomFrom } from './instances.ts'

describe('the plan for pools', () => {
  let solver: LinearSolver
  before(async () => {
    solver = await highsSolver()
  })

  it('never claims more than trying every plan shows, and says how far off it may be', () => {
    for (let number = 0; number < 150; number += 1) {
      const problem = smallPools(number)
      const best = tryEveryPlan(problem)

      const { checks } = planPools(problem, solver)

      assert.ok(checks.isValid, String(number))
      assert.ok(checks.objective <= best + 1e-9 && best <= checks.bound + 1e-9, String(number))
    }
  })

  it('finds the best plan of nearly all small problems', () => {
    const found = Array.from({ length: 150 }, (_, number) => {
      const problem = smallPools(number)
      return planPools(problem, solver).checks.objective === tryEveryPlan(problem)
    })

    assert.ok(found.filter(Boolean).length >= 143, String(found.filter(Boolean).length))
  })

  for (const budget of [false, true]) {
    it(`stays within a thousandth when ${budget ? 'budgets' : 'beds, seats and staff'} are scarce`, () => {
      const problem = contestedPools(200, { seed: 7, budget })

      const { isValid, gap } = planPools(problem, solver).checks

      assert.ok(isValid)
      assert.ok(gap <= 1e-3, String(gap))
    })
  }

  it('gives the same plan for the same households in another order', () => {
    for (let number = 0; number < 30; number += 1) {
      const problem = smallPools(number)
      const turned: PoolProblem = {
        ...problem,
        households: problem.households.toReversed(),
        pairs: problem.pairs.toReversed(),
      }

      const [plan, again] = [planPools(problem, solver), planPools(turned, solver)]

      assert.deepEqual([...again.poolOf].toReversed(), [...plan.poolOf])
    }
  })

  it('plans nothing when there is nothing to plan', () => {
    const nobody: PoolProblem = { households: [], pools: [], pairs: [], seed: '' }
    const nowhere: PoolProblem = {
      households: [{ id: 'a', size: [1] }],
      pools: [{ id: 'x', capacity: [0] }],
      pairs: [[{ pool: 0, weight: 5 }]],
      seed: '',
    }

    for (const problem of [nobody, nowhere]) {
      const { objective, bound, gap } = planPools(problem, solver).checks
      assert.deepEqual({ objective, bound, gap }, { objective: 0, bound: 0, gap: 0 })
    }
  })
})

describe('the checker of pool plans', () => {
  const problem: PoolProblem = {
    households: [
      { id: 'a', size: [2, 1] },
      { id: 'b', size: [2, 1] },
    ],
    pools: [{ id: 'x', capacity: [3, 9] }],
    pairs: [[{ pool: 0, weight: 5 }], [{ pool: 0, weight: 4 }]],
    seed: '',
  }

  it('refuses a pool that gives more than it has', () => {
    assert.equal(checkPoolPlan(problem, [0, 0], [0, 0]).isValid, false)
    assert.equal(checkPoolPlan(problem, [0, -1], [0, 0]).isValid, true)
  })

  it('refuses a pool that is not compatible or does not exist', () => {
    assert.equal(checkPoolPlan({ ...problem, pairs: [[], []] }, [0, -1], [0, 0]).isValid, false)
    assert.equal(checkPoolPlan(problem, [3, -1], [0, 0]).isValid, false)
  })

  it('gives a bound for any prices, however wrong', () => {
    for (let number = 0; number < 300; number += 1) {
      const small = smallPools(number)
      const random = randomFrom(number)
      const price = small.households.map(() => random(12) - 2)

      assert.ok(boundOf(small, price) >= tryEveryPlan(small) - 1e-9)
    }
  })
})

describe('the fillings of one pool', () => {
  for (const [title, unit] of [
    ['whole sizes', 1],
    ['sizes with decimals', 0.25],
  ] as const) {
    it(`are bounded by the checker, and found by the planner, as trying all shows: ${title}`, () => {
      for (let number = 0; number < 200; number += 1) {
        const random = randomFrom(number)
        const applicants = Array.from({ length: random(9) }, () => ({
          gain: 1 + random(50),
          size: [unit * random(4), random(2), random(7) / 4],
        }))
        const room = [unit * random(9), random(4), random(9) / 2]
        const best = tryEveryFilling(applicants, room)
        const fitting = applicants.filter(({ size }) => fits(size, room))

        assert.equal(fillByBranching(fitting, room).gain, best)
        assert.equal(mostBySplitting(applicants, room), best)
      }
    })
  }
})

interface Applicant {
  readonly gain: number
  readonly size: readonly number[]
}

const fits = (size: readonly number[], room: readonly number[]): boolean =>
  size.every((amount, k) => amount <= (room[k] ?? 0))

function tryEveryFilling(
  [first, ...others]: readonly Applicant[],
  room: readonly number[],
): number {
  if (!first) return 0
  const without = tryEveryFilling(others, room)
  if (!fits(first.size, room)) return without
  const left = room.map((amount, k) => amount - (first.size[k] ?? 0))
  return Math.max(without, first.gain + tryEveryFilling(others, left))
}

/** Up to 6 households, 4 pools and two kinds; every third problem has sizes with decimals. */
function smallPools(number: number): PoolProblem {
  const random = randomFrom(number + 5_000)
  const unit = number % 3 === 0 ? 0.5 : 1
  const households = Array.from({ length: random(7) }, (_, h) => ({
    id: `h${h}`,
    size: [unit * (1 + random(3)), random(2)],
  }))
  const pools = Array.from({ length: 1 + random(4) }, (_, p) => ({
    id: `p${p}`,
    capacity: [unit * random(7), random(4)],
  }))
  const pairs = households.map(() =>
    pools.flatMap((_, pool) => (random(3) > 0 ? [{ pool, weight: random(12) - 1 }] : [])),
  )
  return { households, pools, pairs, seed: 'test' }
}

function tryEveryPlan(problem: PoolProblem, poolOf: number[] = []): number {
  const h = poolOf.length
  if (h === problem.households.length) return worthOf(problem, poolOf)
  const options = [-1, ...(problem.pairs[h] ?? []).map(({ pool }) => pool)]
  return Math.max(...options.map((pool) => tryEveryPlan(problem, [...poolOf, pool])))
}

function worthOf({ households, pools, pairs }: PoolProblem, poolOf: readonly number[]): number {
  const isHeld = pools.every(({ capacity }, pool) =>
    capacity.every((all, kind) => {
      const inside = households.filter((_, h) => poolOf[h] === pool)
      return inside.reduce((sum, { size }) => sum + (size[kind] ?? 0), 0) <= all
    }),
  )
  if (!isHeld) return -Infinity
  const weights = pairs.map((row, h) => row.find(({ pool }) => pool === poolOf[h])?.weight ?? 0)
  return weights.reduce((sum, weight) => sum + weight, 0)
}
