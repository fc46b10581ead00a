import { checkUnitPlan } from '../../../matching/plan/check-plan.ts'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import { largeProblem } from './large-problem.ts'

// Run as a process of its own, so that the peak of memory is that of one plan.
const problem = largeProblem(10_000, 5_000)
const idle = process.memoryUsage().rss
const start = performance.now()
const plan = planUnits(problem)
const seconds = (performance.now() - start) / 1_000
const peak = process.resourceUsage().maxRSS * 1_024
const checkStart = performance.now()
const checks = checkUnitPlan(problem, plan)
const checkSeconds = (performance.now() - checkStart) / 1_000
const waiting = plan.placeOf.filter((place) => place === -1).length
const proven = plan.hallSetOf.filter((set) => set !== -1).length
process.stdout.write(
  JSON.stringify({
    seconds,
    megabytes: (peak - idle) / 2 ** 20,
    checkSeconds,
    checks,
    pairs: problem.pairs.place.length,
    waiting,
    proven,
  }),
)
