import { Types } from 'mongoose'
import { hashOf } from '../canonical-json.ts'
import type { Actor } from './actor.ts'
import type { EventIds } from './events.ts'

export interface Why {
  /** Names of the fields that were changed or read; never their values. */
  readonly fields?: readonly string[]
  /** A coded reason. */
  readonly reason?: string | undefined
  /** Pseudonyms of the households concerned. */
  readonly caseTokens?: readonly string[]
}

export interface NewAuditEntry {
  _id: Types.ObjectId
  act: string
  at: Date
  actor: { id: string; role: string; organisationId?: string }
  ids: EventIds
  caseTokens: string[]
  fields: string[]
  purpose: string
  reason?: string
  /** Hashes of the rows that the act added to the ledger of the waitlist. */
  listMoves?: string[]
  hash: string
}

interface Act {
  readonly act: string
  readonly at: Date
  readonly actor: Actor
  readonly ids: EventIds
  readonly why: Why
  readonly listMoves?: readonly string[]
}

/** Who, what, whose, why: with a hash over all of it. */
export function auditEntry({ act, at, actor, ids, why, listMoves = [] }: Act): NewAuditEntry {
  const { id, role, organisationId } = actor
  const entry = {
    _id: new Types.ObjectId(),
    act,
    at,
    actor: { id, role, ...(organisationId !== undefined && { organisationId }) },
    ids,
    caseTokens: [...(why.caseTokens ?? [])],
    fields: [...(why.fields ?? [])],
    purpose: actor.purpose,
    ...(why.reason !== undefined && { reason: why.reason }),
    ...(listMoves.length > 0 && { listMoves: [...listMoves] }),
  }
  return { ...entry, hash: hashAuditEntry(entry) }
}

/** SHA-256 over all that an entry says. Also how a stored entry is verified. */
export function hashAuditEntry(entry: Omit<NewAuditEntry, 'hash'>): string {
  const { _id, act, at, actor, ids, caseTokens, fields, purpose, reason, listMoves } = entry
  return hashOf({
    _id: String(_id),
    act,
    at: at.toISOString(),
    actor,
    ids,
    caseTokens,
    fields,
    purpose,
    reason,
    listMoves,
  })
}
