import { text } from 'express'
import type { Express, Request, RequestHandler, Response } from 'express'
import type { VNode } from 'preact'
import { hashOf } from '../../canonical-json.ts'
import type { Deps } from '../../deps.ts'
import { ANYONE } from '../../events/actor.ts'
import type { Actor } from '../../events/actor.ts'
import { changePreferences } from '../../features/preferences/preferences.service.ts'
import { countOpenNotices } from '../../features/notifications/notice.query.ts'
import { actorOfToken } from '../../features/users/session.query.ts'
import { tokenOfCookie } from '../../features/users/session-cookie.ts'
import { newToken } from '../../features/users/token.ts'
import { mayCall } from '../../http/access.ts'
import type { AccessRule } from '../../http/access.ts'
import { toProblem } from '../../http/error-handler.ts'
import { Problem, PROBLEMS } from '../../problem.ts'
import { paths } from '../paths.ts'
import {
  choicesIn,
  clearSession,
  easyOf,
  languageOf,
  setChoices,
  setSession,
  setVisitor,
  shortcutsOf,
  visitorOf,
} from './cookies.ts'
import type { Download } from './download.ts'
import { requireOwnForm } from './csrf.ts'
import { wantsOutcome } from './outcome.ts'
import { pageErrors } from './form-input.ts'
import { Redirect, Shown } from './screen.ts'
import type { Form, Gone, Screen } from './screen.ts'
import { sendMade, sendPage } from './send.ts'
import { queryOf, viewOf } from './view.ts'
import type { Visit } from './visit.ts'

/** Far more than any form of ours says. */
const LARGEST_FORM = '64kb'

/** Forms of browsers, and of nobody else: the API takes JSON only. */
const readForm: RequestHandler = text({
  type: 'application/x-www-form-urlencoded',
  limit: LARGEST_FORM,
})

/** Marks the answer as a page, so that what goes wrong is answered with a page as well. */
const asPage: RequestHandler = (_req, res, next) => {
  res.locals['page'] = true
  next()
}

export function mountScreen(app: Express, screen: Screen, deps: Deps): void {
  app.get(screen.path, asPage, async (req, res) => {
    const actor = await signedInActor(req, deps)
    if (!admitted(actor, screen.access, res, paths.signIn(req.originalUrl))) return
    await remember(actor, req, deps)
    const notices = await unread(actor)
    answer(res, await screen.show(visitOf(req, res, { actor, notices, screen, deps })))
  })
}

/** What is shown inside a page, or kept: for the same readers as pages, under a policy of its own. */
export function mountDownload(app: Express, download: Download, deps: Deps): void {
  app.get(download.path, asPage, async (req, res) => {
    const actor = await signedInActor(req, deps)
    if (!admitted(actor, download.access, res, paths.signIn())) return
    const made = await download.make(
      visitOf(req, res, { actor, notices: 0, screen: download, deps }),
    )
    sendMade(res, made)
  })
}

/** A form acts and redirects (303), so that reloading repeats nothing; refused, its page is shown again. */
export function mountForm(app: Express, form: Form, deps: Deps): void {
  const { on: screen } = form
  app.post(form.path, asPage, readForm, async (req, res) => {
    const actor = await signedInActor(req, deps)
    if (!actor && wantsOutcome(req)) throw new Problem('not-signed-in', 'The session has ended.')
    const page = filledIn(screen.path, paramsOf(req))
    if (!admitted(actor, form.access, res, paths.signIn(page))) return
    const notices = await unread(actor)
    const visit = visitOf(req, res, { actor, notices, screen, deps })
    requireOwnForm(req, visit.fields.get('csrf') ?? '', visit.view.csrf)
    try {
      const next = await form.act(withIdempotency(visit, form))
      if (wantsOutcome(req)) res.json({ next: nextOf(next, screen) })
      else go(res, next, deps)
    } catch (error: unknown) {
      if (wantsOutcome(req)) throw error
      await showAgain(res, screen, visit, toRefusal(error))
    }
  })
}

/** Where a script should go after the act; an answer that stays where it is sends it back to the page. */
function nextOf(next: string | Gone | Shown, { path }: Pick<Screen, 'path'>): string {
  if (next instanceof Shown) return path
  return typeof next === 'string' ? next : next.to
}

function go(res: Response, next: string | Gone | Shown, deps: Deps): void {
  if (next instanceof Shown) {
    sendPage(res, next.page)
    return
  }
  if (typeof next === 'string') {
    res.redirect(303, next)
    return
  }
  if (next.choices) setChoices(res, next.choices, deps)
  if (next.session === undefined) {
    res.redirect(303, next.to)
    return
  }
  if (next.session === 'ended') clearSession(res, deps)
  else setSession(res, next.session.token, next.session.expiresAt, deps)
  res.redirect(303, next.to)
}

/** What a person can do something about is shown on the page; the rest goes to the error page. */
function toRefusal(error: unknown): Problem {
  const problem = toProblem(error)
  const { status } = PROBLEMS[problem.problem]
  if (status >= 500 || status === 404) throw error
  return problem
}

async function showAgain(
  res: Response,
  screen: Screen,
  visit: Visit,
  problem: Problem,
): Promise<void> {
  const id = visit.fields.get('form') ?? ''
  const errors = pageErrors(problem, id, visit.view.t)
  const view = { ...visit.view, form: { id, values: visit.fields, errors } }
  if (problem.retryAfter !== undefined) res.set('Retry-After', String(problem.retryAfter))
  answer(res, await screen.show({ ...visit, view }), PROBLEMS[problem.problem].status)
}

function answer(res: Response, shown: VNode | Redirect, status = 200): void {
  if (shown instanceof Redirect) res.redirect(303, shown.to)
  else sendPage(res, shown, status)
}

/** The user behind the session cookie, if there is one. */
export async function signedInActor(req: Request, deps: Deps): Promise<Actor | undefined> {
  const token = tokenOfCookie(req.get('cookie'), deps)
  return token === undefined ? undefined : actorOfToken(token, deps)
}

/** A language or easy Dutch that is chosen goes with the account, to every machine. */
async function remember(actor: Actor | undefined, req: Request, deps: Deps): Promise<void> {
  const choices = choicesIn(req)
  if (actor && choices) await changePreferences(choices, actor, deps)
}

async function unread(actor: Actor | undefined): Promise<number> {
  return actor ? countOpenNotices(actor) : 0
}

/** False when the reader was sent to sign in first. Throws `not-allowed` for a wrong role. */
function admitted(
  actor: Actor | undefined,
  access: AccessRule,
  res: Response,
  signIn: string,
): boolean {
  if (!actor && access !== 'anyone') {
    res.redirect(303, signIn)
    return false
  }
  if (!mayCall(actor ?? ANYONE, access)) {
    throw new Problem('not-allowed', 'Not for your role.')
  }
  return true
}

interface Of {
  readonly actor: Actor | undefined
  readonly notices: number
  readonly screen: Pick<Screen, 'path'>
  readonly deps: Deps
}

function visitOf(req: Request, res: Response, { actor, notices, screen, deps }: Of): Visit {
  const params = paramsOf(req)
  const reader = {
    actor,
    notices,
    visitor: visitorFor(req, res, deps),
    language: languageOf(req, res, deps),
    easy: easyOf(req, res, deps),
    shortcuts: shortcutsOf(req),
  }
  const body: unknown = req.body
  return {
    actor: actor ?? ANYONE,
    params,
    query: queryOf(req),
    fields: new URLSearchParams(typeof body === 'string' ? body : ''),
    view: viewOf(reader, req, filledIn(screen.path, params), deps),
    deps,
  }
}

/** Who has not signed in yet is known by a random cookie, to which the sign-in form is bound. */
function visitorFor(req: Request, res: Response, deps: Deps): string {
  const known = visitorOf(req)
  if (known !== undefined) return known
  const visitor = newToken()
  setVisitor(res, visitor, deps)
  return visitor
}

/** The same form sent twice, by a double tap or a repeated request, acts once. */
function withIdempotency(visit: Visit, { path }: Form): Visit {
  const { actor, fields, params } = visit
  const key = fields.get('key') ?? ''
  if (key === '' || actor.role === 'anyone') return visit
  const id = hashOf([actor.id, path, key])
  // Not the form's token: sent again after signing in anew, it is still the same act.
  const said = [...fields].filter(([name]) => name !== 'csrf')
  const requestHash = hashOf([{ ...params }, said])
  return { ...visit, actor: { ...actor, idempotency: { id, requestHash } } }
}

function paramsOf({ params }: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}

/** The address of a page: its pattern with the parameters filled in. */
function filledIn(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''))
}
