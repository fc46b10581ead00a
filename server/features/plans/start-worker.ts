import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Starts the planning thread, from the built file or, where the service runs from its sources, from those:
 * a thread does not inherit the loader that lets Node read TypeScript, so it registers its own.
 */
export function startPlanWorker(): Worker {
  const extension = extname(import.meta.filename)
  const entry = new URL(`./plan.worker${extension}`, import.meta.url)
  if (extension !== '.ts') return new Worker(entry)
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const source = JSON.stringify(entry.href)
  const code = `import(${loader}).then(({ register }) => { register(); return import(${source}) })`
  return new Worker(code, { eval: true })
}
