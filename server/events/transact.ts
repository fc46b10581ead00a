import type { ClientSession } from 'mongoose'
import { Types } from 'mongoose'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { IdempotencyKeyModel } from '../../models/idempotency-key.model.ts'
import type { StoredIdempotencyKey } from '../../models/idempotency-key.model.ts'
import { ListMoveModel } from '../../models/list-move.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { dayOf } from '../today.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { auditEntry } from './audit-entry.ts'
import type { Why } from './audit-entry.ts'
import type { Actor, Idempotency } from './actor.ts'
import type { EventIds, EventName } from './events.ts'
import { missingMove } from './list-moves.ts'
import type { NewListMove } from './list-moves.ts'

export interface Tx {
  readonly at: Date
  /** The day of `at` in Europe/Amsterdam. */
  readonly today: string
  readonly actor: Actor
  readonly session: ClientSession
  /** Says what happened: an audit entry and an outbox event, committed with the change or not at all. */
  readonly record: (name: EventName, ids: EventIds, why?: Why) => void
}

/** What one act says of itself; each becomes an audit entry and an event. */
interface Recorded {
  readonly id: string
  readonly name: EventName
  readonly ids: EventIds
  readonly why: Why
}

/**
 * One act, one transaction: state, audit entry and outbox event together or not at all; and where the act moved a
 * request on the waitlist, the row of its ledger.
 * The driver runs `act` again after a write conflict, so it may touch nothing but the database.
 * With an idempotency key the outcome is kept in the same transaction: a repeated call gets it back,
 * and the act happens once, also when two calls come at the same moment.
 * Throws `key-reused` when the key was used for something else.
 */
export async function transact<T>(
  deps: Deps,
  actor: Actor,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const at = deps.now()
  const { outcome, events } = await deps.db.transaction(async (session) => {
    const kept = await keptOutcome(actor.idempotency, session)
    if (kept) {
      // Written by this same act under this same key, so it has the act's type.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
      const outcome: T = kept.outcome
      return { outcome, events: [] }
    }

    const events: Recorded[] = []
    const record: Tx['record'] = (name, ids, why = {}) => {
      events.push({ id: String(new Types.ObjectId()), name, ids, why })
    }
    const outcome = await act({ at, today: dayOf(at), actor, session, record })
    const moves = await keepListMoves(events, { at, session, vault: deps.vault })
    await keepRecord(events, moves, { at, actor, session })
    await keepOutcome(actor.idempotency, { outcome, at }, session)
    return { outcome, events }
  })
  // Whoever acted sees the effect at once on this node; the relay tells the other nodes.
  for (const event of events) await deps.bus.publish(event)
  return outcome
}

/** Notes that somebody saw data of people. The answer may only leave once this is written. */
export async function recordRead(
  deps: Deps,
  actor: Actor,
  read: { readonly act: string; readonly ids?: EventIds } & Why,
): Promise<void> {
  const { act, ids = {}, ...why } = read
  await AuditEntryModel.insertOne(auditEntry({ act, at: deps.now(), actor, ids, why }))
}

/**
 * Adds to the ledger of the waitlist what the act changed: by every request that it named, under the last name it gave
 * to what happened there. Gives the hash of each row, by that event.
 */
async function keepListMoves(
  events: readonly Recorded[],
  writing: Parameters<typeof missingMove>[2],
): Promise<ReadonlyMap<string, string>> {
  const last = new Map(
    events.flatMap(({ id, name, ids: { requestId } }) =>
      requestId === undefined ? [] : [[requestId, { id, name }] as const],
    ),
  )
  const rows: NewListMove[] = []
  const hashes = new Map<string, string>()
  for (const [requestId, { id, name }] of last) {
    const row = await missingMove(requestId, name, writing)
    if (!row) continue
    rows.push(row)
    hashes.set(id, row.hash)
  }
  if (rows.length > 0) await ListMoveModel.insertMany(rows, { session: writing.session })
  return hashes
}

async function keepRecord(
  events: readonly Recorded[],
  moves: ReadonlyMap<string, string>,
  { at, actor, session }: Pick<Tx, 'at' | 'actor' | 'session'>,
): Promise<void> {
  if (events.length === 0) return
  const audits = events.map(({ id, name, ids, why }) => {
    const move = moves.get(id)
    return auditEntry({ act: name, at, actor, ids, why, listMoves: move ? [move] : [] })
  })
  await AuditEntryModel.insertMany(audits, { session })
  const rows = events.map(({ id, name, ids }) => ({
    ...{ _id: new Types.ObjectId(id), name, ids, at, by: actor.id },
  }))
  await OutboxEventModel.insertMany(rows, { session })
}

async function keptOutcome(
  key: Idempotency | undefined,
  session: ClientSession,
): Promise<StoredIdempotencyKey | null> {
  if (!key) return null
  const kept = await IdempotencyKeyModel.findById(key.id, null, { session }).lean()
  if (!kept) return null
  if (kept.requestHash !== key.requestHash) {
    throw new Problem('key-reused', 'Send a new Idempotency-Key with a new request.', [
      { parameter: 'Idempotency-Key', detail: 'was used with another body: use a new key' },
    ])
  }
  return kept
}

async function keepOutcome(
  key: Idempotency | undefined,
  { outcome, at }: { outcome: unknown; at: Date },
  session: ClientSession,
): Promise<void> {
  if (!key) return
  const { id, requestHash } = key
  await IdempotencyKeyModel.insertMany([{ _id: id, requestHash, outcome, at }], { session })
}
