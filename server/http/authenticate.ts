import type { Request } from 'express'
import type { Deps } from '../deps.ts'
import type { Actor } from '../events/actor.ts'
import { actorOfToken } from '../features/users/session.query.ts'
import { Problem } from '../problem.ts'

/** The signed-in user behind a bearer token. Throws `not-signed-in`. */
export async function authenticate(req: Request, deps: Deps): Promise<Actor> {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !token) {
    throw new Problem(
      'not-signed-in',
      'Send "Authorization: Bearer <token>": see POST /v1/sessions.',
    )
  }
  const actor = await actorOfToken(token, deps)
  if (!actor) {
    throw new Problem('not-signed-in', 'The session has ended or was revoked: sign in again.')
  }
  return actor
}
