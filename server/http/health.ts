import type { Express } from 'express'
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Deps } from '../deps.ts'

/** Whether this node can do its work: asked by proxies and by `npm start`. */
export interface Readiness {
  readonly jobsRunning: () => boolean
}

/** Alive, ready, and numbers for Prometheus. None of them says anything about people. */
export function mountHealth(
  app: Express,
  deps: Deps,
  readiness: Readiness,
  metrics: Metrics,
): void {
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' })
  })
  app.get('/readyz', async (_req, res) => {
    const checks = {
      database: await answers(deps),
      jobs: readiness.jobsRunning(),
    }
    const ready = Object.values(checks).every(Boolean)
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks })
  })
  app.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

async function answers({ db }: Deps): Promise<boolean> {
  try {
    await db.db?.command({ ping: 1 }, { timeoutMS: 2_000 })
    return db.db !== undefined
  } catch {
    return false
  }
}

export interface Metrics {
  readonly registry: Registry
  readonly answered: (route: string, status: number, seconds: number) => void
}

/** One registry per app, so that tests can make several. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'onderdak_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'onderdak_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return {
    registry,
    answered: (route, status, seconds) => {
      requests.inc({ route, status: String(status) })
      duration.observe({ route }, seconds)
    },
  }
}
