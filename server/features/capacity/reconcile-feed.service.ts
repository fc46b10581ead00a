import type { Types } from 'mongoose'
import { CapacityConflictModel } from '../../../models/capacity-conflict.model.ts'
import type { StoredCapacityConflict } from '../../../models/capacity-conflict.model.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import type { FieldError } from '../../problem.ts'
import { attest, idsOf } from './capacity.service.ts'
import { seesUnit } from './capacity.query.ts'
import type { Conflict, FeedOutcome, FeedRow } from './feed.schema.ts'
import { countCapacity, existsOn, placeState } from './numbers.ts'

/** What a row says of a unit or a place, beside what the calendar says. */
interface Compared {
  readonly entry: BoardUnit
  readonly placeId?: Types.ObjectId
  readonly said: string
  readonly known: string
}

/**
 * Takes in what a house's own system says, whatever way it came: never over the calendar. What agrees is a word of
 * the house; what differs becomes a conflict for a person to look at, one per unit or place, and a later row that
 * agrees closes it. All rows or none. Throws `invalid-input` naming every row of a unit or place that is not known.
 */
export async function reconcileFeed(
  { source, rows }: { source: string; rows: readonly FeedRow[] },
  actor: Actor,
  deps: Deps,
): Promise<FeedOutcome> {
  return transact(deps, actor, async (tx) => {
    const compared = compareAll(rows, tx, deps)
    const conflicts: Conflict[] = []
    for (const one of compared) {
      // A count is the house's word as if somebody had tapped it: it is kept, and lowers confidence when it differs.
      if (!one.placeId) await attest(String(one.entry.unit._id), Number(one.said), tx, deps)
      if (one.said === one.known) await closeAgreed(one, tx)
      else conflicts.push(await keepConflict(one, source, tx))
    }
    return { rows: rows.length, agreed: rows.length - conflicts.length, conflicts }
  })
}

function compareAll(rows: readonly FeedRow[], tx: Tx, deps: Deps): Compared[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  const compared = rows.flatMap((row, index) => {
    const at = `#/rows/${index}`
    const key = `${row.unit}/${row.place ?? ''}`
    if (seen.has(key))
      errors.push({ pointer: at, detail: 'says the same thing twice: send it once' })
    seen.add(key)
    const entry = deps.board
      .units()
      .find((one) => one.unit.code === row.unit && seesUnit(tx.actor, one))
    if (!entry) {
      errors.push({ pointer: `${at}/unit`, detail: 'is not the code of a unit of yours' })
      return []
    }
    const found = row.place === undefined ? countOf(entry, row, tx) : stateOf(entry, row, tx)
    if (!found)
      errors.push({ pointer: `${at}/place`, detail: 'is not the code of a place of this unit' })
    return found ? [found] : []
  })
  if (errors.length > 0) throw new Problem('invalid-input', 'Nothing was taken in.', errors)
  return compared
}

function countOf(entry: BoardUnit, { available = 0 }: FeedRow, { today }: Tx): Compared {
  const known = countCapacity(entry.unit, entry.places, { night: today, today }).available
  return { entry, said: String(available), known: String(known) }
}

function stateOf(entry: BoardUnit, { place, state = 'free' }: FeedRow, { today }: Tx) {
  const found = entry.places.find(({ code }) => code === place)
  if (!found || !existsOn(found, today)) return undefined
  return { entry, placeId: found._id, said: state, known: placeState(found, today, today) }
}

function subjectOf({ entry, placeId }: Compared): Types.ObjectId {
  return placeId ?? entry.unit._id
}

async function keepConflict(one: Compared, source: string, tx: Tx): Promise<Conflict> {
  const { entry, placeId, said, known } = one
  const { _id: unitId, organisationId, region } = entry.unit
  const _id = subjectOf(one)
  const { session, at } = tx
  const before = await CapacityConflictModel.findById(_id, null, { session }).lean()
  const open = before?.status === 'open'
  const told = { said, known, source, saidAt: at, status: 'open' }
  const conflict = await CapacityConflictModel.findOneAndUpdate(
    { _id },
    {
      $set: {
        ...{ unitId, organisationId, region, ...told, since: open ? before.since : at },
        ...(placeId && { placeId }),
      },
      $unset: { resolution: 1, resolvedAt: 1, resolvedBy: 1 },
    },
    { upsert: true, returnDocument: 'after', session },
  ).lean()
  if (!open) {
    tx.record('capacity.conflict-found', conflictIds(entry, placeId), { reason: source })
  }
  return presentConflict(conflict)
}

async function closeAgreed(one: Compared, tx: Tx): Promise<void> {
  const resolved = { status: 'resolved', resolution: 'agrees-now', resolvedAt: tx.at } as const
  const { modifiedCount } = await CapacityConflictModel.updateOne(
    { _id: subjectOf(one), status: 'open' },
    { $set: { ...resolved, resolvedBy: tx.actor.id } },
    { session: tx.session },
  )
  if (modifiedCount === 0) return
  tx.record('capacity.conflict-resolved', conflictIds(one.entry, one.placeId), {
    reason: 'agrees-now',
  })
}

/** Ids of a conflict's events: the numbers do not change by it, so screens need not read them again. */
function conflictIds({ unit }: BoardUnit, placeId: Types.ObjectId | undefined) {
  const { organisationIds, regions } = idsOf(unit)
  const whose = { unitId: String(unit._id), organisationIds, regions }
  return placeId ? { ...whose, placeId: String(placeId) } : whose
}

export function presentConflict(stored: StoredCapacityConflict): Conflict {
  const { _id, unitId, placeId, said, known, source, status, resolution } = stored
  return {
    id: String(_id),
    unitId: String(unitId),
    ...(placeId && { placeId: String(placeId) }),
    ...{ said, known, source, status },
    since: stored.since.toISOString(),
    saidAt: stored.saidAt.toISOString(),
    ...(resolution && { resolution }),
  }
}
