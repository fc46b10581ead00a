import type { AnyBulkWriteOperation } from 'mongodb'
import type { ClientSession } from 'mongoose'
import { UnitModel } from '../../../models/unit.model.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { checkRows, warningsOf } from './check-rows.ts'
import { ROW_KINDS } from './landscape-rows.ts'
import type { ReadRows, RowFault, RowKind } from './landscape-rows.ts'
import { parseRows } from './parse-rows.ts'
import { resolveRows } from './resolve-rows.ts'
import type { Wanted } from './resolve-rows.ts'
import { MODELS, readStoredLandscape } from './stored-landscape.ts'
import type { StoredLandscape } from './stored-landscape.ts'

export type Counts = Readonly<Record<RowKind, number>>

/** What an import did, or why it did nothing. */
export interface ImportReport {
  /** Every fault of every row. When there is one, nothing was changed. */
  readonly faults: readonly RowFault[]
  readonly warnings: readonly RowFault[]
  readonly added: Counts
  readonly changed: Counts
  readonly unchanged: Counts
}

/**
 * Brings the landscape in line with the rows, matched by code. What is not in the file stays as it is, and what
 * people do with places (bookings, attestations, closures) is never touched. The same rows twice change nothing.
 *
 * 1. Check each row by itself, then against the other rows and what is stored.
 * 2. With one fault or more: stop, having changed nothing.
 * 3. Write what is new or different; archived things that are in the file come back.
 * 4. Raise the version of every unit concerned, and record one event.
 */
export async function importLandscape(
  read: ReadRows,
  actor: Actor,
  deps: Deps,
): Promise<ImportReport> {
  const { landscape: rows, faults } = parseRows(read.rows)
  return transact(deps, actor, async (tx) => {
    const stored = await readStoredLandscape(tx.session)
    const context = { raw: read.rows, rows, stored, reference: deps.reference }
    const all = [...read.faults, ...faults, ...checkRows(context)].toSorted(byPosition)
    if (all.length > 0) return reportOf(all, warningsOf(context), [])

    const plans = resolveRows(rows, stored, deps.reference).map((wanted) => planOf(wanted, stored))
    await write(plans, stored, tx)
    return reportOf([], warningsOf(context), plans)
  })
}

function byPosition(one: RowFault, other: RowFault): number {
  return one.line - other.line || (one.column < other.column ? -1 : 1)
}

interface Plan extends Wanted {
  readonly act: 'add' | 'change' | 'keep'
}

function planOf(wanted: Wanted, stored: StoredLandscape): Plan {
  const { kind, code, fields } = wanted
  const kept: Readonly<Record<string, unknown>> | undefined = stored[kind].get(code)
  if (!kept) return { ...wanted, act: 'add' }
  const same = Object.keys({ ...fields, ...(kind === 'place' && { programme: null }) }).every(
    (field) => canonicalJson(plain(kept[field])) === canonicalJson(plain(fields[field])),
  )
  return { ...wanted, act: same && !kept['archivedAt'] ? 'keep' : 'change' }
}

/** Ids as text, so that equal ids compare as equal. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

async function write(plans: readonly Plan[], stored: StoredLandscape, tx: Tx): Promise<void> {
  const todo = plans.filter(({ act }) => act !== 'keep')
  if (todo.length === 0) return
  for (const kind of ROW_KINDS) {
    await writeKind(
      kind,
      todo.filter((plan) => plan.kind === kind),
      tx.session,
    )
  }
  await followFacilities(todo, tx.session)
  const unitIds = unitsToTouch(todo, stored)
  await UnitModel.updateMany(
    { _id: { $in: unitIds } },
    { $inc: { version: 1 } },
    { session: tx.session },
  )
  // Names no units: whoever hears it reads the whole landscape again.
  const fields = [...new Set(todo.map(({ kind }) => kind))]
  tx.record('landscape.changed', {}, { fields, reason: 'import' })
}

async function writeKind(
  kind: RowKind,
  plans: readonly Plan[],
  session: ClientSession,
): Promise<void> {
  if (plans.length === 0) return
  const { collection } = MODELS[kind]
  const added = plans.filter(({ act }) => act === 'add')
  const documents = added.map(({ id, fields }) => ({ _id: id, ...fields, ...DEFAULTS[kind] }))
  if (documents.length > 0) await collection.insertMany(documents, { session })
  const changed = plans.filter(({ act }) => act === 'change')
  if (changed.length > 0) await collection.bulkWrite(changed.map(updateOf), { session })
}

/** What a new document starts with, beside what its row says. */
const DEFAULTS = {
  organisation: {},
  facility: {},
  unit: { closedFor: [], version: 0 },
  programme: {},
  place: { bookings: [] },
} as const satisfies Record<RowKind, object>

function updateOf({ kind, id, fields }: Plan): AnyBulkWriteOperation {
  const gone = kind === 'place' && !('programme' in fields) ? { programme: '' } : {}
  const update = { $set: fields, $unset: { archivedAt: '', ...gone } }
  return { updateOne: { filter: { _id: id }, update } }
}

/** Units repeat where their facility lies, also those that are not in the file. */
async function followFacilities(plans: readonly Plan[], session: ClientSession): Promise<void> {
  for (const { kind, act, id, fields } of plans) {
    if (kind !== 'facility' || act !== 'change') continue
    const { facilityType, municipality, policeRegion, region } = fields
    await UnitModel.updateMany(
      { facilityId: id },
      { $set: { facilityType, municipality, policeRegion, region } },
      { session },
    )
  }
}

function unitsToTouch(plans: readonly Plan[], stored: StoredLandscape): string[] {
  const touched = new Set<string>()
  for (const { kind, id, fields } of plans) {
    if (kind === 'unit') touched.add(String(id))
    if (kind === 'place' || kind === 'programme') touched.add(String(fields['unitId']))
    if (kind !== 'facility') continue
    for (const { _id, facilityId } of stored.unit.values()) {
      if (String(facilityId) === String(id)) touched.add(String(_id))
    }
  }
  return [...touched]
}

function reportOf(
  faults: readonly RowFault[],
  warnings: readonly RowFault[],
  plans: readonly Plan[],
): ImportReport {
  const count = (act: Plan['act']): Counts => {
    const of = (kind: RowKind): number =>
      plans.filter((plan) => plan.kind === kind && plan.act === act).length
    return {
      organisation: of('organisation'),
      facility: of('facility'),
      unit: of('unit'),
      programme: of('programme'),
      place: of('place'),
    }
  }
  return {
    faults,
    warnings,
    added: count('add'),
    changed: count('change'),
    unchanged: count('keep'),
  }
}
