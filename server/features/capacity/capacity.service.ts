import { randomUUID } from 'node:crypto'
import { OPEN_END } from '../../../matching/day.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { bookPlace, touchUnits } from './booking.service.ts'
import type { Attestation, Closure, ProfileClosure } from './capacity.schema.ts'
import { keepRevision } from './closure-revisions.ts'
import { countCapacity } from './numbers.ts'

/**
 * "This is what we see." Kept beside what the calendar says; a difference opens a discrepancy and lowers
 * confidence, but never changes a number. Throws `not-found` for a unit of another organisation.
 */
export async function attestUnit(
  unitId: string,
  available: number,
  actor: Actor,
  deps: Deps,
): Promise<Attestation> {
  return transact(deps, actor, (tx) => attest(unitId, available, tx, deps))
}

/** Keeps what somebody sees within an act: see `attestUnit`. */
export async function attest(
  unitId: string,
  available: number,
  tx: Tx,
  deps: Deps,
): Promise<Attestation> {
  // What this node shows is usually right, and then one write is enough; otherwise count again.
  const shown = deps.board.unit(unitId)
  const kept =
    (shown && (await keepAttestation(shown, available, tx))) ??
    (await keepAttestation(await readUnit(unitId, tx), available, tx))
  if (!kept) throw new Problem('changed-meanwhile', 'Look at the unit again.')
  const agrees = available === kept.derived
  const ids = { ...idsOf(kept.unit), unitId }
  tx.record('unit.attested', ids, { reason: agrees ? 'agrees' : 'differs' })
  return { unitId, at: tx.at.toISOString(), available, derived: kept.derived, agrees }
}

interface Counted {
  readonly unit: StoredUnit
  readonly places: readonly StoredPlace[]
}

/** A unit that the actor keeps, with its places. Throws `not-found`. */
export async function readUnit(unitId: string, tx: Tx): Promise<Counted> {
  const unit = await requireUnit(unitId, tx)
  return { unit, places: await PlaceModel.find({ unitId }, null, { session: tx.session }).lean() }
}

/** Every change of a calendar raises the unit's version, so the count holds while the version does; else undefined. */
async function keepAttestation(
  { unit, places }: Counted,
  available: number,
  tx: Tx,
): Promise<{ unit: StoredUnit; derived: number } | undefined> {
  const derived = countCapacity(unit, places, { night: tx.today, today: tx.today }).available
  const attestation = { at: tx.at, by: tx.actor.id, available, derived }
  const { modifiedCount } = await UnitModel.updateOne(
    { _id: unit._id, version: unit.version, ...ownUnits(tx.actor) },
    { $set: { attestation }, $inc: { version: 1 } },
    { session: tx.session },
  )
  return modifiedCount === 1 ? { unit, derived } : undefined
}

export interface NewClosure {
  readonly from: string
  readonly until?: string | undefined
  readonly reason: string
}

/** Closes a place for some nights. Throws `place-taken` when somebody has one of them, and `not-found`. */
export async function closePlace(
  placeId: string,
  { from, until, reason }: NewClosure,
  actor: Actor,
  deps: Deps,
): Promise<Closure> {
  return transact(deps, actor, async (tx) => {
    const { unit } = await requirePlace(placeId, tx)
    const id = randomUUID()
    await bookPlace(placeId, { id, kind: 'closure', from, until: until ?? OPEN_END, reason }, tx)
    await keepRevision({ id, about: placeId, act: 'closed', from, until, reason }, tx)
    await touchUnits([unit._id], tx)
    tx.record('place.closed', { ...idsOf(unit), placeId }, { reason })
    return { id, placeId, from, reason, ...(until !== undefined && { until }) }
  })
}

/** Opens a place again from tonight. Nights that were closed stay closed in its history. Throws `not-found`. */
export async function reopenPlace(
  placeId: string,
  closureId: string,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  await transact(deps, actor, async (tx) => {
    const { place, unit } = await requirePlace(placeId, tx)
    const closure = place.bookings.find(({ id, kind }) => id === closureId && kind === 'closure')
    if (!closure || closure.until <= tx.today) {
      throw new Problem('not-found', 'There is no such closure of this place, or it has ended.')
    }
    const past = closure.from < tx.today
    await PlaceModel.updateOne(
      { _id: placeId, 'bookings.id': closureId },
      past
        ? { $set: { 'bookings.$.until': tx.today } }
        : { $pull: { bookings: { id: closureId } } },
      { session: tx.session },
    )
    const { from, reason } = closure
    const ended = { id: closureId, about: placeId, act: 'reopened', from, until: tx.today } as const
    await keepRevision({ ...ended, reason: reason ?? '' }, tx)
    await touchUnits([unit._id], tx)
    tx.record(
      'place.reopened',
      { ...idsOf(unit), placeId },
      { reason: closure.reason ?? undefined },
    )
  })
}

export interface NewProfileClosure extends NewClosure {
  readonly criterion: string
  readonly values: readonly string[]
}

/** Closes a unit for people of one need profile, while it stays open for others. Throws `not-found`. */
export async function closeForProfile(
  unitId: string,
  { criterion, values, from, until, reason }: NewProfileClosure,
  actor: Actor,
  deps: Deps,
): Promise<ProfileClosure> {
  return transact(deps, actor, async (tx) => {
    const unit = await requireUnit(unitId, tx)
    const id = randomUUID()
    const closure = { id, criterion, values: [...values], reason, from, until: until ?? OPEN_END }
    await UnitModel.updateOne(
      { _id: unitId },
      { $push: { closedFor: closure }, $inc: { version: 1 } },
      { session: tx.session },
    )
    const profile = { criterion, values }
    await keepRevision({ id, about: unitId, act: 'closed', from, until, reason, profile }, tx)
    tx.record('unit.closed-for', idsOf(unit), { reason, fields: [criterion] })
    return {
      id,
      unitId,
      criterion,
      values: [...values],
      from,
      reason,
      ...(until !== undefined && { until }),
    }
  })
}

/** Opens a unit again for a need profile. Throws `not-found`. */
export async function reopenForProfile(
  unitId: string,
  closureId: string,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  await transact(deps, actor, async (tx) => {
    const unit = await requireUnit(unitId, tx)
    const closure = unit.closedFor.find(({ id }) => id === closureId)
    if (!closure) throw new Problem('not-found', 'There is no such closure of this unit.')
    await UnitModel.updateOne(
      { _id: unitId },
      { $pull: { closedFor: { id: closureId } }, $inc: { version: 1 } },
      { session: tx.session },
    )
    const { criterion, values, from } = closure
    const ended = { id: closureId, about: unitId, act: 'reopened', from, until: tx.today } as const
    await keepRevision({ ...ended, reason: closure.reason, profile: { criterion, values } }, tx)
    tx.record('unit.reopened-for', idsOf(unit), {
      reason: closure.reason,
      fields: [closure.criterion],
    })
  })
}

/** A place that the actor keeps, with its unit. Throws `not-found`. */
export async function requirePlace(
  placeId: string,
  tx: Tx,
): Promise<{ place: StoredPlace; unit: StoredUnit }> {
  const place = await PlaceModel.findById(placeId, null, { session: tx.session }).lean()
  if (!place) throw new Problem('not-found', 'There is no such place, or it is not yours.')
  return { place, unit: await requireUnit(String(place.unitId), tx) }
}

/** An operator keeps its own organisation's units; the desk may act for any. */
function ownUnits({ role, organisationId }: Actor): { organisationId?: string | null } {
  return role === 'desk' ? {} : { organisationId: organisationId ?? null }
}

/** A unit that the actor keeps. Throws `not-found`. */
export async function requireUnit(
  unitId: string,
  { actor, session = null }: { actor: Actor; session?: Tx['session'] | null },
): Promise<StoredUnit> {
  const own = { _id: unitId, ...ownUnits(actor) }
  const unit = await UnitModel.findOne(own, null, { session }).lean()
  if (!unit) throw new Problem('not-found', 'There is no such unit, or it is not yours.')
  return unit
}

/** Ids of a unit's events, and who may hear of it. */
export function idsOf({ _id, organisationId, region }: StoredUnit): EventIds {
  return {
    unitIds: [String(_id)],
    organisationIds: [String(organisationId)],
    regions: [region],
  }
}
