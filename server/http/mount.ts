import type { Express, Request, RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import type { Actor } from '../events/actor.ts'
import { ANYONE } from '../events/actor.ts'
import { Problem } from '../problem.ts'
import { mayCall } from './access.ts'
import { authenticate } from './authenticate.ts'
import { idempotencyOf } from './idempotency.ts'
import type { Route } from './route.ts'

/** Puts a contract's route into the app: who is it, may he, then parse and act. */
export function mount(app: Express, { contract, answer }: Route, deps: Deps): void {
  const path = contract.path.replace(/\{(\w+)\}/g, ':$1')
  app[contract.method](path, async (req, res) => {
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
