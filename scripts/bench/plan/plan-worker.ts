import { parentPort } from 'node:worker_threads'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import { largeProblem } from './large-problem.ts'

// Waits for the word to start, so that making the problem is not measured.
const problem = largeProblem(10_000, 5_000)
parentPort?.postMessage('ready')
parentPort?.once('message', () => {
  const plan = planUnits(problem)
  parentPort?.postMessage(plan.hallSets.length)
})
