import type { RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import type { Metrics } from './health.ts'

/** One line per answer: which route, which status, how long. Never an address, an id or a value. */
export function requestLog({ log }: Pick<Deps, 'log'>, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const started = process.hrtime.bigint()
    res.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9
      const route = routeOf(req.route)
      metrics.answered(route, res.statusCode, seconds)
      const milliseconds = Math.round(seconds * 1000)
      log.info({ method: req.method, route, status: res.statusCode, milliseconds }, 'answered')
    })
    next()
  }
}

/** The pattern, `/v1/units/:unitId`, so that no id gets into a log. */
function routeOf(route: unknown): string {
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'unknown'
  return typeof route.path === 'string' ? route.path : 'unknown'
}
