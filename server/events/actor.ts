import type { Role } from '../../models/user.model.ts'

/** Who acts: a signed-in user, or the service itself. */
export interface Actor {
  readonly id: string
  readonly role: Role | 'system' | 'anyone'
  readonly organisationId?: string | undefined
  readonly region?: string | undefined
  readonly sessionId?: string | undefined
  /** Why data of people is used: code of `data/processing-grounds.json`. */
  readonly purpose: string
  readonly idempotency?: Idempotency | undefined
}

export interface Idempotency {
  /** Hash of user, route and the caller's key. */
  readonly id: string
  readonly requestHash: string
}

export const SYSTEM: Actor = { id: 'system', role: 'system', purpose: 'arrange-shelter' }
export const ANYONE: Actor = { id: 'anyone', role: 'anyone', purpose: 'none' }
