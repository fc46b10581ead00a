import { FacilityModel } from '../../../models/facility.model.ts'
import type { StoredFacility } from '../../../models/facility.model.ts'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import type { StoredOrganisation } from '../../../models/organisation.model.ts'
import { OPEN_END } from '../../../models/schema-options.ts'
import type { Facility, Organisation } from './landscape.schema.ts'

interface ListWish {
  readonly page: number
  readonly pageSize: number
  /** Whether archived ones are wanted too. */
  readonly archived: boolean
}

interface Listed<T> {
  readonly items: T[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

/** Organisations in order of code. None of this is secret: it names no address. */
export async function listOrganisations(wish: ListWish): Promise<Listed<Organisation>> {
  const { page, pageSize } = wish
  const filter = filterOf(wish)
  const found = await OrganisationModel.find(filter)
    .sort({ code: 1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .lean()
  const total = await OrganisationModel.countDocuments(filter)
  return { items: found.map(toOrganisation), total, page, pageSize }
}

/** Facilities in order of code: where they lie is told no finer than the municipality. */
export async function listFacilities(wish: ListWish): Promise<Listed<Facility>> {
  const { page, pageSize } = wish
  const filter = filterOf(wish)
  const found = await FacilityModel.find(filter)
    .sort({ code: 1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .lean()
  const total = await FacilityModel.countDocuments(filter)
  return { items: found.map(toFacility), total, page, pageSize }
}

function filterOf({ archived }: ListWish): { archivedAt?: { $exists: boolean } } {
  return archived ? {} : { archivedAt: { $exists: false } }
}

function toOrganisation(stored: StoredOrganisation): Organisation {
  const { _id, code, name, roles } = stored
  return { id: String(_id), code, name, roles, ...validityOf(stored) }
}

function toFacility(stored: StoredFacility): Facility {
  const { _id, organisationId, code, name, facilityType, municipality, policeRegion, region } =
    stored
  return {
    id: String(_id),
    organisationId: String(organisationId),
    ...{ code, name, facilityType, municipality, policeRegion, region },
    ...validityOf(stored),
  }
}

function validityOf({
  validFrom,
  validUntil,
  archivedAt,
  invented,
}: Pick<StoredFacility, 'validFrom' | 'validUntil' | 'archivedAt' | 'invented'>) {
  return {
    validFrom,
    ...(validUntil !== OPEN_END && { validUntil }),
    ...(archivedAt && { archivedAt: archivedAt.toISOString() }),
    invented,
  }
}
