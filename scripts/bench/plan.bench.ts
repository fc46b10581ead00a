import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { checkUnitPlan } from '../../matching/plan/check-plan.ts'
import { planPools } from '../../matching/plan/plan-pools.ts'
import type { PoolProblem } from '../../matching/plan/pool-problem.ts'
import { planUnits } from '../../matching/plan/plan-units.ts'
import type { UnitProblem } from '../../matching/plan/unit-problem.ts'
import { contestedPools } from '../../test/matching/plan/contested-pools.ts'
import { problemOf, smallInstance } from '../../test/matching/plan/instances.ts'
import { compareWorth, tryEverything, worthOf } from '../../test/matching/plan/try-everything.ts'
import { highsSolver } from '../plan/highs-solver.ts'
import { clpIsMissing, solveWithClp, weightsOf } from './plan/clp.ts'
import { largePools, largeProblem } from './plan/large-problem.ts'
import { eventTimes, loopDelays } from './plan/live.ts'
import type { BenchRow, Wanted } from './support/row.ts'

const QUITE_SOME = { households: 10_000, pools: 5_000, dormitories: 0.2, choices: 250 }
const HALF = { households: 1_000, pools: 1_000, dormitories: 0.5, choices: 50 }
const STAFF = { seed: 1, budget: false }
const BUDGETS = { seed: 1, budget: true }

/** The national plan: G1, G2, G3, G4, G6 and G10. */
export async function run(wanted: Wanted): Promise<BenchRow[]> {
  const steps: Readonly<Record<string, () => Promise<BenchRow[]> | BenchRow[]>> = {
    G1: besideClp,
    G2: () => [smallPlans()],
    G3: async () => [await pools('G3 20 % pools, 10k x 5k', largePools(QUITE_SOME), 60)],
    G4: async () => [
      await pools('G4 half pools, 1k x 1k', largePools(HALF), 15),
      await pools('G4 seats and staff too, 1k x 1k', contestedPools(1_000, STAFF), 15),
      await pools('G4 seats and budgets too, 1k x 1k', contestedPools(1_000, BUDGETS), 15),
    ],
    G6: live,
  }
  const rows = wanted('G1') || wanted('G10') ? largePlan() : []
  for (const [goal, step] of Object.entries(steps)) {
    if (wanted(goal)) rows.push(...(await step()))
  }
  return rows.filter(({ goal }) => wanted(/^G\d+/.exec(goal)?.[0] ?? ''))
}

const Measured = z.object({
  seconds: z.number(),
  megabytes: z.number(),
  checkSeconds: z.number(),
  checks: z.record(z.string(), z.boolean()),
  pairs: z.number(),
  waiting: z.number(),
  proven: z.number(),
})

function largePlan(): BenchRow[] {
  const script = fileURLToPath(new URL('./plan/measure-plan.ts', import.meta.url))
  const output = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' })
  const { seconds, megabytes, checks, pairs, waiting, proven } = Measured.parse(JSON.parse(output))
  const isSound = Object.values(checks).every(Boolean)
  return [
    {
      goal: `G1 plan of 10k x 5k, ${pairs} pairs`,
      figure: `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`,
      bound: '<= 3 s, <= 256 MB',
      holds: seconds <= 3 && megabytes <= 256 && isSound,
    },
    {
      goal: 'G10 envy and certificates',
      figure: `${proven} of ${waiting} proven, envy ${checks['noJustifiedEnvy'] === true ? 0 : 'found'}`,
      bound: 'all proven, envy 0',
      holds: isSound && proven === waiting,
    },
  ]
}

/** CLP is stopped when it has had twice the time that the goal asks of it: then the ratio is a lower bound. */
function besideClp(): BenchRow[] {
  const goal = 'G1 beside native CLP'
  const bound = '<= 1/15 of its time, same objective'
  const missing = clpIsMissing()
  if (missing !== undefined) return [{ goal, figure: missing, bound, holds: false }]
  const problem = largeProblem(10_000, 5_000)
  const start = performance.now()
  const { placeOf } = planUnits(problem)
  const seconds = (performance.now() - start) / 1_000
  const clp = solveWithClp(problem, 2 * 15 * seconds)
  const objective = weightOf(problem, placeOf)
  const isSame =
    clp.objective === undefined || Math.abs(clp.objective - objective) <= 1e-8 * objective
  const ratio = clp.seconds / seconds
  const theirs =
    clp.objective === undefined
      ? `CLP stopped unfinished after ${clp.seconds.toFixed(1)} s: less than 1/${ratio.toFixed(1)}`
      : `CLP ${clp.seconds.toFixed(1)} s: 1/${ratio.toFixed(1)}`
  return [
    { goal, figure: `${seconds.toFixed(2)} s, ${theirs}`, bound, holds: isSame && ratio >= 15 },
  ]
}

function weightOf(problem: UnitProblem, placeOf: Int32Array): number {
  const weights = weightsOf(problem)
  return problem.pairs.place.reduce((sum, place, e) => {
    return placeOf[householdOf(problem.pairs.start, e)] === place ? sum + (weights[e] ?? 0) : sum
  }, 0)
}

/** The household of a pair: the last whose row starts at or before it. */
function householdOf(start: Int32Array, pair: number): number {
  let [low, high] = [0, start.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((start[middle] ?? 0) <= pair) low = middle
    else high = middle
  }
  return low
}

function smallPlans(): BenchRow {
  const count = 10_000
  let equal = 0
  for (let number = 0; number < count; number += 1) {
    const instance = smallInstance(number)
    const problem = problemOf(instance)
    const plan = planUnits(problem)
    const isBest =
      compareWorth(worthOf(instance, plan.placeOf), tryEverything(instance).worth) === 0
    if (isBest && Object.values(checkUnitPlan(problem, plan)).every(Boolean)) equal += 1
  }
  const figure = `${equal} of ${count} equal to trying every plan, and proven`
  return { goal: 'G2 small problems', figure, bound: 'all', holds: equal === count }
}

async function pools(goal: string, problem: PoolProblem, limit: number): Promise<BenchRow> {
  const solver = await highsSolver()
  const start = performance.now()
  const { gap, isValid } = planPools(problem, solver).checks
  const seconds = (performance.now() - start) / 1_000
  return {
    goal,
    figure: `gap ${(100 * gap).toFixed(3)} % in ${seconds.toFixed(1)} s`,
    bound: `<= 0.1 % in ${limit} s`,
    holds: isValid && gap <= 1e-3 && seconds <= limit,
  }
}

async function live(): Promise<BenchRow[]> {
  const times = eventTimes()
  const p99 = times[Math.floor(times.length * 0.99)] ?? Infinity
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const { idle, beside } = await loopDelays()
  return [
    {
      goal: 'G6 one arrival or release at 10k x 5k',
      figure: `p99 ${p99.toFixed(2)} ms, mean ${mean.toFixed(2)} ms`,
      bound: 'p99 <= 10 ms',
      holds: p99 <= 10,
    },
    {
      goal: 'G6 event loop beside a plan in a worker',
      figure: `longest delay ${beside.toFixed(1)} ms, idle ${idle.toFixed(1)} ms`,
      bound: '<= 10 ms more than idle',
      holds: beside - idle <= 10,
    },
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run(() => true))
