import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { arrive, leave, openLivePlan, placeHeldBy } from '../../../matching/plan/live-plan.ts'
import { DENSITY, largeProblem, randomOf } from './large-problem.ts'

const EVENTS = 1_000
const WARM_UP = 100

/** Milliseconds per event at 10,000 x 5,000: arrivals and releases in turn. */
export function eventTimes(): number[] {
  const problem = largeProblem(10_000, 5_000)
  const live = openLivePlan(problem)
  const random = randomOf(99)
  const times: number[] = []
  for (let event = 0; event < EVENTS; event += 1) {
    const wishes = problem.places.flatMap((_, place): [number, number][] =>
      random() < DENSITY ? [[place, Math.floor(random() * 101)]] : [],
    )
    const household = {
      id: `new ${event}`,
      class: 1 + Math.floor(random() * 4),
      waitingDays: Math.floor(random() * 701),
    }
    let leaver = Math.floor(random() * 10_000)
    while (placeHeldBy(live, leaver) === -1) leaver = (leaver + 1) % 10_000
    const start = performance.now()
    if (event % 2 === 0) arrive(live, household, wishes)
    else leave(live, leaver)
    times.push(performance.now() - start)
  }
  return times.slice(WARM_UP).toSorted((a, b) => a - b)
}

/** The longest event-loop delay in milliseconds: idle, and while a worker makes a full plan. */
export async function loopDelays(): Promise<{ idle: number; beside: number }> {
  // Node 20 does not hand the TypeScript loader on to a worker, so the worker registers it.
  const script = JSON.stringify(new URL('./plan-worker.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${script})))`
  const worker = new Worker(code, { eval: true })
  await once(worker, 'message')
  const idle = await longestDelay(setTimeout(2_000))
  const done = once(worker, 'message')
  worker.postMessage('start')
  const beside = await longestDelay(done)
  await worker.terminate()
  return { idle, beside }
}

async function longestDelay(until: Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await until
  delay.disable()
  return delay.max / 1e6
}
