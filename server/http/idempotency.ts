import type { Request } from 'express'
import { hashOf } from '../canonical-json.ts'
import type { Actor, Idempotency } from '../events/actor.ts'
import { Problem } from '../problem.ts'
import type { Contract } from './route.ts'

const KEY = /^[\x21-\x7e]{1,200}$/

/** Reads `Idempotency-Key`, which every POST but signing in takes. Throws `invalid-input` for an unusable key. */
export function idempotencyOf(
  req: Request,
  contract: Contract,
  actor: Actor,
): Idempotency | undefined {
  const key = req.get('idempotency-key')
  if (key === undefined || contract.method !== 'post' || contract.access === 'anyone')
    return undefined
  if (!KEY.test(key)) {
    throw new Problem('invalid-input', 'The Idempotency-Key header is not usable.', [
      {
        parameter: 'Idempotency-Key',
        detail: 'must be 1 to 200 visible ASCII characters: send a fresh UUID',
      },
    ])
  }
  const body: unknown = req.body
  return {
    id: hashOf([actor.id, contract.id, key]),
    requestHash: hashOf([req.params, body ?? null]),
  }
}
