import { Types } from 'mongoose'
import { FacilityModel } from '../../models/facility.model.ts'
import { OrganisationModel } from '../../models/organisation.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import type { PlaceKind } from '../../models/place.model.ts'
import { ProgrammeModel } from '../../models/programme.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import type { Deps } from '../../server/deps.ts'

interface OwnUnit {
  readonly facilityType?: string
  readonly municipality?: string
  readonly policeRegion?: string
  readonly region?: string
  readonly places?: number
  readonly kind?: PlaceKind
  readonly sleeps?: number
  readonly seats?: number
  readonly ambulant?: boolean
  readonly staffed?: number
  readonly funded?: number
  readonly turnaroundDays?: number
  readonly features?: Record<string, unknown>
  readonly organisationId?: Types.ObjectId | string
}

export interface TestUnit {
  readonly unitId: string
  readonly organisationId: string
  readonly placeIds: readonly string[]
  readonly seatIds: readonly string[]
  readonly region: string
}

/** A women's crisis shelter in Amsterdam that takes everybody, unless told otherwise. */
const UNREMARKABLE = {
  facilityType: 'OMM',
  municipality: 'amsterdam',
  policeRegion: 'amsterdam',
  region: 'amsterdam',
  places: 2,
  kind: 'room',
  sleeps: 4,
  seats: 0,
  turnaroundDays: 0,
} as const

const TAKES_EVERYBODY = {
  unitGenderMix: 'gemengd',
  unitPhase: 'crisis',
  securityLevel: 'geheim',
  staffing24x7: true,
  acceptsChildren: true,
  acceptsActiveUse: true,
  accessible: true,
  specialisms: ['mensenhandel', 'ggz', 'verslaving', 'lvb', 'gezin'],
}

/** An organisation with one facility, one unit and its places, free since long. The board is read again. */
export async function makeUnit(deps: Deps, own: OwnUnit = {}): Promise<TestUnit> {
  const unit = { ...UNREMARKABLE, ...own }
  const organisationId = own.organisationId ?? new Types.ObjectId()
  const [facilityId, unitId] = [new Types.ObjectId(), new Types.ObjectId()]
  const validFrom = '2020-01-01'
  const { facilityType, municipality, policeRegion, region } = unit
  const where = { facilityType, municipality, policeRegion, region }
  const code = String(unitId)
  await OrganisationModel.create({
    ...{
      _id: organisationId,
      code: String(organisationId),
      name: 'Huis',
      roles: ['shelter'],
      validFrom,
    },
  }).catch(() => undefined)
  await FacilityModel.create({
    _id: facilityId,
    organisationId,
    code,
    name: 'Huis',
    ...where,
    validFrom,
  })
  await UnitModel.create({
    ...{ _id: unitId, facilityId, organisationId, code, name: 'Afdeling', ...where, validFrom },
    staffed: own.staffed ?? unit.places,
    funded: own.funded ?? unit.places,
    turnaroundDays: unit.turnaroundDays,
    features: { ...TAKES_EVERYBODY, ...own.features },
  })
  const rows = [
    ...Array.from({ length: unit.places }, () => ({ kind: unit.kind, sleeps: unit.sleeps })),
    ...Array.from({ length: unit.seats }, () => ({
      kind: 'seat' as const,
      sleeps: 1,
      programme: code,
    })),
  ].map((row, index) => ({
    ...{ _id: new Types.ObjectId(), unitId, organisationId, code: `${code}-${index}`, ...row },
    ...{ label: `Plek ${index + 1}`, features: { singleRoom: true }, validFrom },
  }))
  await PlaceModel.create(rows)
  if (unit.seats > 0) {
    const names = { nameNl: 'Trauma', nameEn: 'Trauma' }
    await ProgrammeModel.create({
      unitId,
      organisationId,
      code,
      ...names,
      kind: 'trauma',
      ambulant: own.ambulant ?? false,
      validFrom,
    })
  }
  await deps.board.load()
  const ids = rows.map(({ _id }) => String(_id))
  return {
    unitId: String(unitId),
    organisationId: String(organisationId),
    placeIds: ids.slice(0, unit.places),
    seatIds: ids.slice(unit.places),
    region,
  }
}
