import { z } from 'zod'
import type { Random } from '../random.ts'
import { featuresOf } from './features.ts'
import type { ProgrammeKind } from './programme-kinds.ts'
import type { UnitPlan } from './unit-plan.ts'

/** The published facts: `data/landscape.json`. */
export const Published = z.object({
  organisations: z.array(
    z.object({ code: z.string(), name: z.string(), roles: z.array(z.string()) }),
  ),
  facilities: z.array(
    z.object({
      code: z.string(),
      organisation: z.string().nullable(),
      facilityType: z.string(),
      phase: z.string(),
      municipality: z.string().nullable(),
      places: z.number().nullable(),
    }),
  ),
})
export type Published = z.output<typeof Published>
type Facility = Published['facilities'][number]

/** Municipalities for facilities of which no source names one. Made up. */
const ASSUMED_MUNICIPALITY: Readonly<Record<string, string>> = {
  'SZW-HVO': 'amsterdam',
  'SZW-JADE': 'westerveld',
  'SZW-WENDE': 's-hertogenbosch',
  'VO-NOOD-ZEELAND': 'vlissingen',
  'JEUGD-ASJA-NOORD': 'leeuwarden',
  'JEUGD-ASJA-WEST': 'den-haag',
  'JEUGD-JONGENS': 'leeuwarden',
  'JEUGD-STERK-HUIS': 'goirle',
  'BO-AMV-LANDELIJK': 'zwolle',
}

/** Numbers of places for facilities of which no source counts them. Made up. */
const ASSUMED_PLACES: Readonly<Record<string, number>> = {
  'SZW-BED': 6,
  MANNEN: 6,
  'VO-NOOD': 2,
  'BO-AMV': 24,
  'JEUGD-ASJA-NOORD': 12,
  'JEUGD-ASJA-WEST': 12,
  'JEUGD-HORIZON-FIER-ROTTERDAM': 10,
  'JEUGD-JONGENS': 8,
  'JEUGD-STERK-HUIS': 10,
}

const PROGRAMMES: Readonly<Record<string, readonly ProgrammeKind[]>> = {
  OMM: ['trauma-treatment', 'addiction-treatment'],
  COSM: ['resilience-training'],
  'JEUGD-SPEC': ['loverboy-programme'],
}

/** Two facilities get a second programme, so that the country has 60. */
const EXTRA_PROGRAMMES: Readonly<Record<string, ProgrammeKind>> = {
  'MANNEN-AMSTERDAM': 'resilience-training',
  'MANNEN-ROTTERDAM': 'work-coaching',
}

/** The examples of the API's documentation act on these. */
const EXAMPLE_FACILITY = 'OMM-HVO-AMSTERDAM-CRISIS'
const EXAMPLE_UNIT = 'example-omm'
const EXAMPLE_PLACES = ['example-free', 'example-to-close', 'example-closed']

/** The facilities that sources name. The number of places is theirs where they give one, and marked where not. */
export function publishedUnits({ facilities }: Published, random: Random): UnitPlan[] {
  return facilities.map((facility) => unitOf(facility, random.fork(facility.code)))
}

function unitOf(facility: Facility, random: Random): UnitPlan {
  const { code, facilityType, places } = facility
  const municipality = facility.municipality ?? ASSUMED_MUNICIPALITY[code] ?? 'amsterdam'
  const count = countOf(facility)
  const isExample = code === EXAMPLE_FACILITY
  return {
    code,
    ...(isExample && { unitCode: EXAMPLE_UNIT, placeCodes: EXAMPLE_PLACES }),
    organisation: facility.organisation ?? organisationFor(facility, municipality),
    name: nameOf(facility),
    facilityType,
    municipality,
    features: { ...featuresOf(facilityType, random), ...specialFeatures(facility) },
    sleeps: Array.from({ length: count }, (_, index) => sleepsOf(facility, index)),
    turnaroundDays: facilityType === 'OMM' ? 2 : 1,
    unstaffed: !isExample && count > 5 && random.chance(0.3) ? 1 : 0,
    programmes: programmesOf(facility).map((kind) => ({ kind, seats: random.between(4, 6) })),
    inventedFacility: facility.municipality === null || facility.organisation === null,
    inventedPlaces: places === null,
  }
}

function countOf({ code, facilityType, places }: Facility): number {
  return places ?? ASSUMED_PLACES[code] ?? ASSUMED_PLACES[facilityType] ?? 6
}

function programmesOf({ code, facilityType }: Facility): readonly ProgrammeKind[] {
  const extra = EXTRA_PROGRAMMES[code]
  return [...(PROGRAMMES[facilityType] ?? []), ...(extra ? [extra] : [])]
}

/** Organisations that no source names get a neutral name, marked as made up. */
function organisationFor({ facilityType }: Facility, municipality: string): string {
  return facilityType === 'MANNEN'
    ? `MANNENOPVANG-${municipality.toUpperCase()}`
    : `VO-${municipality.toUpperCase()}`
}

function nameOf({ code, places, organisation }: Facility): string {
  const words = code
    .split('-')
    .map((word) => (word.length > 4 ? word.charAt(0) + word.slice(1).toLowerCase() : word))
    .join(' ')
  return places === null || organisation === null ? `${words} (demo)` : words
}

function sleepsOf({ code, facilityType }: Facility, index: number): number {
  // Families: the through-flow places of Blijf Groep and a third of the reflection-period shelters.
  if (facilityType === 'COSM') return index % 3 === 2 ? 3 : 1
  if (code.startsWith('OMM-BLIJF')) return 3
  return facilityType === 'VO-NOOD' ? 3 : 1
}

function specialFeatures({ code, phase }: Facility): Record<string, string | number | boolean> {
  const features: Record<string, string | number | boolean> = {}
  if (phase !== 'onbekend') features['unitPhase'] = phase
  if (code.startsWith('OMM-BLIJF'))
    Object.assign(features, { unitGenderMix: 'vrouwen', acceptsChildren: true })
  // One of the three was for men in 2017; which one is not known, so this is an assumption.
  if (code === 'COSM-JADE-DRENTHE')
    Object.assign(features, { unitGenderMix: 'mannen', acceptsChildren: false })
  return { ...features, ...AGES[code] }
}

const AGES: Readonly<Record<string, Record<string, string | number | boolean>>> = {
  'JEUGD-ASJA-NOORD': { ageMin: 12, ageMax: 23 },
  'JEUGD-ASJA-WEST': { ageMin: 12, ageMax: 23 },
  'JEUGD-PINQ-AMSTERDAM': { ageMin: 12, ageMax: 18, unitGenderMix: 'gemengd' },
  'JEUGD-HORIZON-FIER-ROTTERDAM': { ageMin: 12, ageMax: 23, unitGenderMix: 'gemengd' },
  'JEUGD-JONGENS': { ageMin: 12, ageMax: 18, unitGenderMix: 'mannen' },
  'JEUGD-STERK-HUIS': { ageMin: 12, ageMax: 18 },
  'BO-AMV-LANDELIJK': { ageMin: 12, ageMax: 17 },
}
