import type { ClientSession, Types } from 'mongoose'
import { FacilityModel } from '../../../models/facility.model.ts'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import { ProgrammeModel } from '../../../models/programme.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { RowKind } from './landscape-rows.ts'

/** Any part of the landscape, as far as archiving needs to know it. */
export interface Thing {
  readonly _id: Types.ObjectId
  readonly code: string
  readonly archivedAt?: Date | null | undefined
  readonly organisationId?: Types.ObjectId
  readonly facilityId?: Types.ObjectId
  readonly unitId?: Types.ObjectId
}

export async function findThing(
  kind: RowKind,
  id: Types.ObjectId,
  session: ClientSession,
): Promise<Thing | null> {
  switch (kind) {
    case 'organisation':
      return OrganisationModel.findById(id, null, { session }).lean()
    case 'facility':
      return FacilityModel.findById(id, null, { session }).lean()
    case 'unit':
      return UnitModel.findById(id, null, { session }).lean()
    case 'programme':
      return ProgrammeModel.findById(id, null, { session }).lean()
    case 'place':
      return PlaceModel.findById(id, null, { session }).lean()
  }
}

/** Units whose numbers change with it. */
export async function unitsWithin(
  kind: RowKind,
  { _id, unitId }: Thing,
  session: ClientSession,
): Promise<string[]> {
  if (kind === 'unit') return [String(_id)]
  if (unitId) return [String(unitId)]
  const filter = kind === 'facility' ? { facilityId: _id } : { organisationId: _id }
  const units = await UnitModel.find(filter, { _id: 1 }, { session }).lean()
  return units.map((unit) => String(unit._id))
}

/** The places and seats in it. */
export async function placesWithin(
  kind: RowKind,
  thing: Thing,
  session: ClientSession,
): Promise<StoredPlace[]> {
  return PlaceModel.find(await placeFilter(kind, thing, session), null, { session }).lean()
}

async function placeFilter(
  kind: RowKind,
  thing: Thing,
  session: ClientSession,
): Promise<Record<string, unknown>> {
  if (kind === 'place') return { _id: thing._id }
  if (kind === 'programme') return { programme: thing.code }
  if (kind === 'organisation') return { organisationId: thing._id }
  return { unitId: { $in: await unitsWithin(kind, thing, session) } }
}

interface Filters {
  readonly organisations: Record<string, unknown>
  readonly facilities: Record<string, unknown>
  readonly units: Record<string, unknown>
  readonly programmes: Record<string, unknown>
  readonly places: Record<string, unknown>
}

const NOTHING = { _id: { $in: [] } }

/** What is archived and restored together: the thing and everything below it. */
async function filtersOf(kind: RowKind, thing: Thing, session: ClientSession): Promise<Filters> {
  const unitIds = await unitsWithin(kind, thing, session)
  const self = { _id: thing._id }
  const whole = kind === 'organisation' || kind === 'facility' || kind === 'unit'
  return {
    organisations: kind === 'organisation' ? self : NOTHING,
    facilities:
      kind === 'organisation'
        ? { organisationId: thing._id }
        : kind === 'facility'
          ? self
          : NOTHING,
    units: whole ? { _id: { $in: unitIds } } : NOTHING,
    programmes: whole ? { unitId: { $in: unitIds } } : kind === 'programme' ? self : NOTHING,
    places: await placeFilter(kind, thing, session),
  }
}

/** Archives it with everything in it that is still in use; all get the same moment, by which they come back. */
export async function archiveThing(
  kind: RowKind,
  thing: Thing,
  at: { readonly archivedAt: Date },
  session: ClientSession,
): Promise<void> {
  const inUse = { archivedAt: { $exists: false } }
  await change(await filtersOf(kind, thing, session), inUse, { $set: at }, session)
}

/** Restores it with what was archived at the same moment; what was archived by itself before stays so. */
export async function restoreThing(
  kind: RowKind,
  thing: Thing,
  session: ClientSession,
): Promise<void> {
  const together = { archivedAt: thing.archivedAt }
  const filters = await filtersOf(kind, thing, session)
  await change(filters, together, { $unset: { archivedAt: 1 } }, session)
}

async function change(
  { organisations, facilities, units, programmes, places }: Filters,
  also: Record<string, unknown>,
  update: Record<string, Record<string, unknown>>,
  session: ClientSession,
): Promise<void> {
  // One after another: queries of one transaction may not run side by side.
  await OrganisationModel.updateMany({ ...organisations, ...also }, update, { session })
  await FacilityModel.updateMany({ ...facilities, ...also }, update, { session })
  await UnitModel.updateMany({ ...units, ...also }, update, { session })
  await ProgrammeModel.updateMany({ ...programmes, ...also }, update, { session })
  await PlaceModel.updateMany({ ...places, ...also }, update, { session })
}
