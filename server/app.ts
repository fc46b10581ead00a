import express from 'express'
import type { Express } from 'express'
import helmet from 'helmet'
import type { Deps } from './deps.ts'
import { errorHandler, notFound } from './http/error-handler.ts'
import { createMetrics, mountHealth } from './http/health.ts'
import type { Readiness } from './http/health.ts'
import { jsonOnly, mountAll, notTooDeep } from './http/mount.ts'
import { requestLog } from './http/request-log.ts'
import { API_VERSION, openApi } from './openapi.ts'
import { allRoutes } from './routes.ts'
import { dayOf } from './today.ts'
import { mountPages } from './web/pages.ts'

const LARGEST_BODY = '256kb'

/** What every answer of the API says to browsers (NL API Design Rules, /core/transport/security-headers). */
const DATA_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
}

/** The whole service as an Express app. Opens nothing: no port, no connection. */
export function createApp(deps: Deps, readiness: Readiness): Express {
  const app = express()
  const metrics = createMetrics()
  app.disable('x-powered-by')
  // An answer that can be revalidated names its own ETag; hashing every other one would be for nothing.
  app.disable('etag')
  // A trailing slash is another, unknown address (NL API Design Rules, /core/no-trailing-slash).
  app.enable('strict routing')
  app.enable('case sensitive routing')
  app.use(requestLog(deps, metrics))
  app.use(helmet({ strictTransportSecurity: { maxAge: 31_536_000 } }))
  app.use('/v1', (_req, res, next) => {
    res.set({ 'API-Version': API_VERSION, ...DATA_HEADERS })
    next()
  })
  mountHealth(app, deps, readiness, metrics)
  mountDocument(app, deps)
  app.use('/v1', jsonOnly, express.json({ limit: LARGEST_BODY, strict: false }), notTooDeep)
  mountAll(app, allRoutes(deps), deps)
  mountPages(app, deps)
  app.use(notFound)
  app.use(errorHandler(deps))
  return app
}

/** The API's own description: public, and readable from any website. */
function mountDocument(app: Express, deps: Deps): void {
  const contracts = allRoutes(deps).map(({ contract }) => contract)
  app.get('/v1/openapi.json', (_req, res) => {
    res.set('Access-Control-Allow-Origin', '*')
    res.json(openApi(contracts, deps.config.publicUrl, dayOf(deps.now())))
  })
}
