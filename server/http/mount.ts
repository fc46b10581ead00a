import type { Express, Request, RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import type { Actor } from '../events/actor.ts'
import { ANYONE } from '../events/actor.ts'
import { Problem } from '../problem.ts'
import { mayCall } from './access.ts'
import { authenticate } from './authenticate.ts'
import { idempotencyOf } from './idempotency.ts'
import type { Route } from './route.ts'

/** Puts the routes into the app, and after them a refusal of every other method at their addresses. */
export function mountAll(app: Express, routes: readonly Route[], deps: Deps): void {
  const methods = new Map<string, string[]>()
  for (const route of routes) {
    mount(app, route, deps)
    const { method } = route.contract
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]
    const path = pathOf(route)
    methods.set(path, [...(methods.get(path) ?? []), ...names])
  }
  for (const [path, allowed] of methods) app.all(path, otherMethods(allowed))
}

function pathOf({ contract }: Route): string {
  return contract.path.replace(/\{(\w+)\}/g, ':$1')
}

/** 405 with the methods that there are (RFC 9110, 15.5.6); OPTIONS only asks for them. */
function otherMethods(allowed: readonly string[]): RequestHandler {
  return (req, res) => {
    res.set('Allow', [...allowed, 'OPTIONS'].join(', '))
    if (req.method !== 'OPTIONS') {
      throw new Problem('method-not-allowed', `This address takes ${allowed.join(', ')}.`)
    }
    res.status(204).end()
  }
}

/** Puts a contract's route into the app: who is it, may he, then parse and act. */
function mount(app: Express, route: Route, deps: Deps): void {
  const { contract, answer } = route
  app[contract.method](pathOf(route), async (req, res) => {
    const actor = await actorOf(req, deps, contract.access === 'anyone')
    if (!mayCall(actor, contract.access)) {
      throw new Problem('not-allowed', `Not for your role: ${contract.summary.toLowerCase()}.`)
    }
    const idempotency = idempotencyOf(req, contract, actor)
    await answer(req, res, idempotency ? { ...actor, idempotency } : actor)
  })
}

async function actorOf(req: Request, deps: Deps, public_: boolean): Promise<Actor> {
  return public_ ? ANYONE : authenticate(req, deps)
}

/** Bodies are JSON. Anything else is refused before it is read. */
export const jsonOnly: RequestHandler = (req, _res, next) => {
  const hasBody =
    req.headers['transfer-encoding'] !== undefined || Number(req.get('content-length')) > 0
  if (hasBody && !req.is(['application/json', 'application/*+json'])) {
    throw new Problem('unsupported-media-type', 'Send the body as application/json.')
  }
  next()
}

/** Deeper than anything the API takes, and far from what would exhaust the stack of whoever walks it. */
const DEEPEST = 32

/** Refuses a body nested so deeply that nobody could walk it. */
export const notTooDeep: RequestHandler = (req, _res, next) => {
  const body: unknown = req.body
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      throw new Problem('invalid-input', 'The body is nested too deeply.', [
        { pointer: '#', detail: `must be at most ${DEEPEST} levels deep` },
      ])
    }
    level = level.flatMap(partsOf)
  }
  next()
}

function partsOf(part: unknown): unknown[] {
  return typeof part === 'object' && part !== null ? Object.values(part) : []
}
