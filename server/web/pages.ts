import { join } from 'node:path'
import express from 'express'
import type { Express, Request, Response } from 'express'
import helmet from 'helmet'
import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'
import { getAbsoluteFSPath } from 'swagger-ui-dist'
import type { Deps } from '../deps.ts'
import { capacitySummary } from '../features/capacity/capacity.query.ts'
import { PROBLEMS } from '../problem.ts'
import { ProblemPage } from './pages/problem.page.tsx'
import { StartPage } from './pages/start.page.tsx'
import { LANGUAGES, translator } from './texts.ts'
import type { Language } from './texts.ts'

/** Pages for people, rendered here: the start page, the API explorer, and what problems mean. */
export function mountPages(app: Express, deps: Deps): void {
  app.get('/', (req, res) => {
    const language = languageOf(req)
    const summary = capacitySummary(deps)
    send(res, StartPage({ summary, language, t: translator(language) }))
  })
  for (const name of Object.keys(PROBLEMS)) {
    app.get(`/problems/${name}`, (req, res) => {
      const language = languageOf(req)
      send(res, ProblemPage({ language, t: translator(language) }))
    })
  }
  app.use('/assets', express.static(join(import.meta.dirname, 'public'), { index: false }))
  mountExplorer(app)
}

/** Swagger UI, served from here: it styles its own parts, so only this page may have inline styles. */
function mountExplorer(app: Express): void {
  const policy = helmet.contentSecurityPolicy({
    directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
  })
  app.get('/docs', policy, (_req, res) => {
    res.sendFile(join(import.meta.dirname, 'public', 'docs.html'))
  })
  app.use('/assets/swagger', express.static(getAbsoluteFSPath(), { index: false }))
}

/** Asked for, else what the reader's browser prefers, else Dutch. */
function languageOf(req: Request): Language {
  const asked = LANGUAGES.find((language) => language === req.query['lang'])
  if (asked) return asked
  const preferred = req.acceptsLanguages([...LANGUAGES])
  return LANGUAGES.find((language) => language === preferred) ?? 'nl'
}

function send(res: Response, page: VNode): void {
  res.type('html').send(`<!doctype html>${renderToString(page)}`)
}
