import { Types } from 'mongoose'
import { OPEN_END } from '../../../models/schema-options.ts'
import { fixedId } from '../../fixed-id.ts'
import type { Reference } from '../../reference/reference.ts'
import type {
  FacilityRow,
  LandscapeRows,
  Located,
  OrganisationRow,
  PlaceRow,
  ProgrammeRow,
  RowKind,
  UnitRow,
} from './landscape-rows.ts'
import type { StoredLandscape } from './stored-landscape.ts'

/** The fields an import decides on. Bookings, attestations, closures and versions are never among them. */
export interface Wanted {
  readonly kind: RowKind
  readonly line: number
  readonly id: Types.ObjectId
  readonly code: string
  readonly fields: Readonly<Record<string, unknown>>
}

type Codes = Readonly<Record<RowKind, ReadonlyMap<string, Types.ObjectId>>>

/** Where a facility lies and whose it is: its units repeat it, so that boards and matching need no look-up. */
interface FacilityFacts {
  readonly organisationId: Types.ObjectId
  readonly facilityType: string
  readonly municipality: string
  readonly policeRegion: string
  readonly region: string
}

/** Rows as documents, references by code turned into ids. Expects rows that `checkRows` found no fault in. */
export function resolveRows(
  rows: LandscapeRows,
  stored: StoredLandscape,
  reference: Reference,
): Wanted[] {
  const ids = idsOf(rows, stored)
  const facilities = facilityFacts(rows, stored, ids, reference)
  const facilityOfUnit = (code: string): FacilityFacts | undefined => {
    const row = rows.unit.find(({ row: unit }) => unit.code === code)
    return row ? facilities.byCode.get(row.row.facility) : facilities.byUnit.get(code)
  }
  const organisationOf = memo((unit: string) => facilityOfUnit(unit)?.organisationId)
  return [
    ...rows.organisation.map((at) => wanted('organisation', at, ids, organisationFields(at.row))),
    ...rows.facility.map((at) =>
      wanted('facility', at, ids, { name: at.row.name, ...facilities.byCode.get(at.row.code) }),
    ),
    ...rows.unit.map((at) =>
      wanted('unit', at, ids, {
        ...unitFields(at.row),
        facilityId: ids.facility.get(at.row.facility),
        ...facilities.byCode.get(at.row.facility),
      }),
    ),
    ...rows.programme.map((at) =>
      wanted('programme', at, ids, {
        ...programmeFields(at.row),
        unitId: ids.unit.get(at.row.unit),
        organisationId: organisationOf(at.row.unit),
      }),
    ),
    ...rows.place.map((at) =>
      wanted('place', at, ids, {
        ...placeFields(at.row),
        unitId: ids.unit.get(at.row.unit),
        organisationId: organisationOf(at.row.unit),
      }),
    ),
  ]
}

function memo<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const found = known.get(key) ?? find(key)
    known.set(key, found)
    return found
  }
}

function wanted(
  kind: RowKind,
  {
    line,
    row,
  }: Located<{
    code: string
    validFrom: string
    validUntil?: string | undefined
    invented: boolean
  }>,
  ids: Codes,
  fields: Readonly<Record<string, unknown>>,
): Wanted {
  const { code, validFrom, validUntil = OPEN_END, invented } = row
  const id = ids[kind].get(code) ?? newId(kind, code)
  return { kind, line, id, code, fields: { ...fields, code, validFrom, validUntil, invented } }
}

/** The id that a code had or will have: the same code gives the same id in every database. */
function newId(kind: RowKind, code: string): Types.ObjectId {
  return new Types.ObjectId(fixedId(kind, code))
}

function idsOf(rows: LandscapeRows, stored: StoredLandscape): Codes {
  const of = (kind: RowKind): Map<string, Types.ObjectId> => {
    const ids = new Map<string, Types.ObjectId>()
    for (const { row } of rows[kind]) ids.set(row.code, newId(kind, row.code))
    for (const [code, { _id }] of stored[kind]) ids.set(code, _id)
    return ids
  }
  return {
    organisation: of('organisation'),
    facility: of('facility'),
    unit: of('unit'),
    programme: of('programme'),
    place: of('place'),
  }
}

function facilityFacts(
  rows: LandscapeRows,
  stored: StoredLandscape,
  ids: Codes,
  reference: Reference,
): { byCode: Map<string, FacilityFacts>; byUnit: Map<string, FacilityFacts> } {
  const byCode = new Map<string, FacilityFacts>()
  for (const [code, facility] of stored.facility) byCode.set(code, factsOf(facility))
  for (const { row } of rows.facility) {
    const organisationId = ids.organisation.get(row.organisation)
    const region = regionOf(row, reference)
    const { policeRegion } = reference.municipalities.get(row.municipality) ?? {}
    if (!organisationId || region === undefined || policeRegion === undefined) continue
    const { facilityType, municipality } = row
    byCode.set(row.code, { organisationId, facilityType, municipality, policeRegion, region })
  }
  const byUnit = new Map<string, FacilityFacts>()
  for (const [code, unit] of stored.unit) byUnit.set(code, factsOf(unit))
  return { byCode, byUnit }
}

function factsOf(stored: FacilityFacts): FacilityFacts {
  const { organisationId, facilityType, municipality, policeRegion, region } = stored
  return { organisationId, facilityType, municipality, policeRegion, region }
}

/** The centrumgemeente vrouwenopvang a facility belongs to: by its municipality, or as its row says. */
export function regionOf(
  { municipality, region }: Pick<FacilityRow, 'municipality' | 'region'>,
  { municipalities }: Reference,
): string | undefined {
  return municipalities.get(municipality)?.centrumgemeenteVo ?? region
}

function organisationFields({ name, roles }: OrganisationRow): Record<string, unknown> {
  return { name, roles }
}

function unitFields({
  name,
  staffed,
  funded,
  turnaroundDays,
  features,
}: UnitRow): Record<string, unknown> {
  return { name, staffed, funded, turnaroundDays, features }
}

function programmeFields(row: ProgrammeRow): Record<string, unknown> {
  const { nameNl, nameEn, programmeKind, ambulant } = row
  return { nameNl, nameEn, kind: programmeKind, ambulant }
}

function placeFields({
  label,
  placeKind,
  sleeps,
  programme,
  features,
}: PlaceRow): Record<string, unknown> {
  return { label, kind: placeKind, sleeps, features, ...(programme !== undefined && { programme }) }
}
