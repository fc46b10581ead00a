import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Starts the planning thread: the built one, or the one from the sources where the service runs from those. */
export function startPlanWorker(): Worker {
  const { dirname, filename } = import.meta
  const isBuilt = extname(filename) === '.js'
  return new Worker(join(dirname, isBuilt ? 'plan.worker.js' : 'plan-from-source.worker.mjs'))
}
