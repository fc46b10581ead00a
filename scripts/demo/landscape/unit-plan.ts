import type { z } from 'zod'
import type { FactValue } from '../../../matching/profile.ts'
import type {
  FacilityRow,
  OrganisationRow,
  PlaceRow,
  ProgrammeRow,
  UnitRow,
} from '../../../server/features/landscape/landscape-rows.ts'
import type { ProgrammeKind } from './programme-kinds.ts'
import { PROGRAMME_KINDS } from './programme-kinds.ts'

/** An import file as JSON: see `docs/import.md`. */
export interface LandscapeFile {
  readonly organisations: z.input<typeof OrganisationRow>[]
  readonly facilities: z.input<typeof FacilityRow>[]
  readonly units: z.input<typeof UnitRow>[]
  readonly programmes: z.input<typeof ProgrammeRow>[]
  readonly places: z.input<typeof PlaceRow>[]
}

/** One facility with one unit, before it becomes rows. */
export interface UnitPlan {
  /** Code of the facility; the unit's is derived from it unless given. */
  readonly code: string
  readonly unitCode?: string
  readonly organisation: string
  readonly name: string
  readonly facilityType: string
  readonly municipality: string
  readonly features: Readonly<Record<string, FactValue>>
  /** How many people each place sleeps. */
  readonly sleeps: readonly number[]
  /** Codes of the first places, where something refers to them. */
  readonly placeCodes?: readonly string[]
  /** Places without staff, and without money. */
  readonly unstaffed?: number
  readonly unfunded?: number
  readonly turnaroundDays: number
  readonly programmes: readonly { readonly kind: ProgrammeKind; readonly seats: number }[]
  /** Whether the facility, and whether its number of places, is made up. */
  readonly inventedFacility: boolean
  readonly inventedPlaces: boolean
}

/** Since when the demo country exists: earlier than every stay in it. */
export const FOUNDED = '2019-10-01'

/** Adds a unit with everything in it to the file. */
export function addUnit(file: LandscapeFile, plan: UnitPlan): void {
  const unit = plan.unitCode ?? `${plan.code}-U`
  const dated = { validFrom: FOUNDED, invented: plan.inventedPlaces }
  const { code, organisation, name, facilityType, municipality, features } = plan
  const facility = { code, organisation, name, facilityType, municipality }
  file.facilities.push({ ...facility, validFrom: FOUNDED, invented: plan.inventedFacility })
  file.units.push({
    ...{ code: unit, facility: code, name, features: { ...features } },
    staffed: plan.sleeps.length - (plan.unstaffed ?? 0),
    funded: plan.sleeps.length - (plan.unfunded ?? 0),
    turnaroundDays: plan.turnaroundDays,
    ...dated,
  })
  plan.sleeps.forEach((sleeps, index) => {
    const placeCode = plan.placeCodes?.[index] ?? `${unit}-${index + 1}`
    const label = `${sleeps > 1 ? 'Gezinskamer' : 'Kamer'} ${index + 1}`
    const placeKind = sleeps > 1 ? 'family-room' : singleKind(facilityType)
    const features = { singleRoom: placeKind === 'room' }
    file.places.push({ code: placeCode, unit, label, placeKind, sleeps, features, ...dated })
  })
  const ambulant = facilityType === 'AMB'
  for (const wish of plan.programmes) addProgramme(file, unit, { ...wish, ambulant })
}

/** Where people share a dormitory, a place is a bed; elsewhere it is a room. */
function singleKind(facilityType: string): 'bed' | 'room' {
  return ['MO', 'COA', 'SZW-BED', 'VERSLAVING'].includes(facilityType) ? 'bed' : 'room'
}

/** Programmes and seats are made up everywhere: no source counts them. */
function addProgramme(
  file: LandscapeFile,
  unit: string,
  { kind, seats, ambulant }: UnitPlan['programmes'][number] & { readonly ambulant: boolean },
): void {
  const code = `${unit}-${kind}`
  const { nameNl, nameEn } = PROGRAMME_KINDS[kind]
  const dated = { validFrom: FOUNDED, invented: true }
  file.programmes.push({ code, unit, nameNl, nameEn, programmeKind: kind, ambulant, ...dated })
  for (let seat = 1; seat <= seats; seat += 1) {
    const label = `${nameNl}, plaats ${seat}`
    const place = {
      code: `${code}-${seat}`,
      unit,
      label,
      placeKind: 'seat',
      programme: code,
    } as const
    file.places.push({ ...place, ...dated })
  }
}
