import type { ClientSession, Model } from 'mongoose'
import { FacilityModel } from '../../../models/facility.model.ts'
import type { StoredFacility } from '../../../models/facility.model.ts'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import type { StoredOrganisation } from '../../../models/organisation.model.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import { ProgrammeModel } from '../../../models/programme.model.ts'
import type { StoredProgramme } from '../../../models/programme.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'

type ByCode<T> = ReadonlyMap<string, T>

/** What the database holds already, by code. */
export interface StoredLandscape {
  readonly organisation: ByCode<StoredOrganisation>
  readonly facility: ByCode<StoredFacility>
  readonly unit: ByCode<StoredUnit>
  readonly programme: ByCode<StoredProgramme>
  readonly place: ByCode<StoredPlace>
}

/** Reads the whole landscape: a few thousand documents, of which an import compares most. */
export async function readStoredLandscape(session: ClientSession): Promise<StoredLandscape> {
  // One after another: queries of one transaction may not run side by side.
  return {
    organisation: byCode(await OrganisationModel.find({}, null, { session }).lean()),
    facility: byCode(await FacilityModel.find({}, null, { session }).lean()),
    unit: byCode(await UnitModel.find({}, null, { session }).lean()),
    programme: byCode(await ProgrammeModel.find({}, null, { session }).lean()),
    place: byCode(await PlaceModel.find({}, null, { session }).lean()),
  }
}

function byCode<T extends { readonly code: string }>(things: readonly T[]): ByCode<T> {
  return new Map(things.map((thing) => [thing.code, thing]))
}

/** The collection of each kind of row. */
export const MODELS = {
  organisation: OrganisationModel,
  facility: FacilityModel,
  unit: UnitModel,
  programme: ProgrammeModel,
  place: PlaceModel,
} as const satisfies Record<string, Pick<Model<unknown>, 'collection'>>
