import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { checkUnitPlan } from '../matching/plan/check-plan.ts'
import { type ReadPlanFile, readPlanFile } from '../matching/plan/plan-file.ts'
import { planPools } from '../matching/plan/plan-pools.ts'
import { planUnits } from '../matching/plan/plan-units.ts'
import { poolReport } from '../matching/plan/pool-report.ts'
import type { PoolProblem } from '../matching/plan/pool-problem.ts'
import { isRepeatable, unitReport } from '../matching/plan/unit-report.ts'
import type { UnitProblem } from '../matching/plan/unit-problem.ts'
import { highsSolver } from './plan/highs-solver.ts'

const HELP = `Usage: npm run -s plan -- FILE

Makes the best plan for the waiting households in FILE (JSON) and proves it.

Single places:
  {"requests":[{"id","class","waitingDays"}],"places":[{"id"}],"edges":[[request,place,fit]],"seed"?}
Pools:
  {"households":[{"id","size":[..]}],"pools":[{"id","capacity":[..]}],
   "compatible":[[pool..]..],"weight":[[..]..],"seed"?}

The plan goes to standard output as JSON. Exit code 2 and every fault on standard error when
FILE cannot be used.
`

async function main(args: readonly string[]): Promise<number> {
  const [path] = args
  if (path === '--help' || path === '-h') {
    process.stdout.write(HELP)
    return 0
  }
  if (path === undefined || args.length > 1) {
    process.stderr.write(HELP)
    return 2
  }
  const read = await readPlan(path)
  if (read.model === 'none') {
    const lines = read.faults.map(({ path: place, message }) => `${place}: ${message}\n`)
    process.stderr.write(lines.join(''))
    return 2
  }
  const report = read.model === 'pool' ? await reportPools(read.problem) : reportUnits(read.problem)
  await write(report)
  return 0
}

async function readPlan(path: string): Promise<ReadPlanFile> {
  try {
    return readPlanFile(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { model: 'none', faults: [{ path: '$', message }] }
  }
}

function reportUnits(problem: UnitProblem): Iterable<string> {
  const plan = planUnits(problem)
  const checks = { ...checkUnitPlan(problem, plan), repeatable: isRepeatable(problem, plan) }
  return unitReport(problem, plan, checks)
}

async function reportPools(problem: PoolProblem): Promise<Iterable<string>> {
  const plan = planPools(problem, await highsSolver())
  return [poolReport(problem, plan)]
}

async function write(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), process.stdout, { end: false })
}

process.exitCode = await main(process.argv.slice(2))
