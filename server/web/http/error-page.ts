import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Deps } from '../../deps.ts'
import { toProblem } from '../../http/error-handler.ts'
import { Problem, PROBLEMS } from '../../problem.ts'
import { RefusalPage } from '../pages/refusal.page.tsx'
import { paths } from '../paths.ts'
import { easyOf, languageOf, visitorOf } from './cookies.ts'
import { FormExpired } from './form-input.ts'
import { wantsOutcome } from './outcome.ts'
import { signedInActor } from './mount-screens.ts'
import { sendPage } from './send.ts'
import { viewOf } from './view.ts'

/** A person at an unknown address gets a page; a program gets the API's own answer. */
export const unknownPage: RequestHandler = (req, res, next) => {
  if (!wantsPage(req, res)) {
    next()
    return
  }
  throw new Problem('not-found', 'There is nothing at this address.')
}

/** Whatever a page could not do, as a page that says what to do next. The status code stays what it was. */
export function errorPage(deps: Deps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent || !wantsPage(req, res)) {
      next(error)
      return
    }
    const found = toProblem(error)
    const problem = error instanceof FormExpired ? 'form-expired' : found.problem
    const status = problem === 'form-expired' ? 403 : PROBLEMS[problem].status
    if (found.retryAfter !== undefined) res.set('Retry-After', String(found.retryAfter))
    if (problem === 'unexpected') deps.log.error({ error }, 'unexpected error')
    void readerOf(req, deps).then((actor) => {
      const language = languageOf(req, res, deps)
      const easy = easyOf(req, res, deps)
      const path = req.method === 'GET' ? req.path : paths.start()
      const view = viewOf({ actor, visitor: visitorOf(req) ?? '', language, easy }, req, path, deps)
      if (wantsOutcome(req))
        res.status(status).json({ problem, text: view.t(`problem.${problem}`) })
      else sendPage(res, RefusalPage({ view, problem }), status)
    })
  }
}

/** An error page must come, also when nobody can look up who is asking. */
async function readerOf(req: Request, deps: Deps) {
  return signedInActor(req, deps).catch(() => undefined)
}

function wantsPage(req: Request, res: Response): boolean {
  if (res.locals['page'] === true) return true
  const reads = req.method === 'GET' || req.method === 'HEAD'
  return reads && !req.path.startsWith('/v1') && (req.get('accept') ?? '').includes('text/html')
}
