import type { Municipality, Reference } from '../../../server/reference/reference.ts'
import type { Random } from '../random.ts'
import { shareOut } from '../random.ts'
import { featuresOf } from './features.ts'
import type { ProgrammeKind } from './programme-kinds.ts'
import type { UnitPlan } from './unit-plan.ts'

/** How many places of each kind are spread over the regions: with what is published about 1,000 in all. */
const PER_REGION = {
  'VO-NOOD': 66,
  'VO-CRISIS': 204,
  'VO-VERVOLG': 203,
  MO: 95,
  BW: 95,
} as const
type RegionalType = keyof typeof PER_REGION
const REGIONAL_TYPES = ['VO-NOOD', 'VO-CRISIS', 'VO-VERVOLG', 'MO', 'BW'] as const

const LARGE = ['amsterdam', 'rotterdam', 'den-haag', 'utrecht']

/** Clinics, youth, asylum: a few houses each. */
const NATIONAL: readonly (readonly [string, string, number, string])[] = [
  ['JEUGD-GESL', 'eindhoven', 8, 'JEUGDHULP-ZUID'],
  ['JEUGD-GESL', 'apeldoorn', 8, 'JEUGDHULP-OOST'],
  ['AMV', 'assen', 10, 'KLEINSCHALIGE-OPVANG-AMV'],
  ['AMV', 'tilburg', 10, 'KLEINSCHALIGE-OPVANG-AMV'],
  ['GGZ', 'utrecht', 8, 'KLINIEK-MIDDEN'],
  ['GGZ', 'groningen', 8, 'KLINIEK-NOORD'],
  ['GGZ', 'maastricht', 8, 'KLINIEK-ZUID'],
  ['VERSLAVING', 'den-haag', 10, 'VERSLAVINGSZORG-WEST'],
  ['VERSLAVING', 'arnhem', 10, 'VERSLAVINGSZORG-OOST'],
  ['WLZ', 'ede', 8, 'LANGDURIGE-ZORG-OOST'],
  ['WLZ', 'breda', 8, 'LANGDURIGE-ZORG-ZUID'],
  ['COA', 'zwolle', 10, 'COA'],
  ['COA', 'gouda', 10, 'COA'],
]

const SUPPORT_WITHOUT_STAY = [
  'amsterdam',
  'rotterdam',
  'den-haag',
  'utrecht',
  'groningen',
  'eindhoven',
  'arnhem',
  'zwolle',
] as const

/** Houses that exist nowhere, over all centrumgemeenten vrouwenopvang. */
export function inventedUnits(reference: Reference, random: Random): UnitPlan[] {
  const regions = [...reference.regions.values()]
  return [
    ...REGIONAL_TYPES.flatMap((type) => regionalUnits(type, regions, random)),
    ...NATIONAL.map((house, index) => nationalUnit(house, random.fork(`national-${index}`))),
    ...SUPPORT_WITHOUT_STAY.map((municipality) =>
      supportUnit(municipality, random.fork(municipality)),
    ),
  ]
}

function regionalUnits(
  facilityType: RegionalType,
  all: readonly Municipality[],
  random: Random,
): UnitPlan[] {
  // Zeeland has its emergency places already: they are published.
  const regions = all.filter(({ code }) => facilityType !== 'VO-NOOD' || code !== 'vlissingen')
  const weights = regions.map(({ code }) => (LARGE.includes(code) ? LARGE_WEIGHT[facilityType] : 1))
  const counts = shareOut(PER_REGION[facilityType], weights)
  return regions.map((region, index) => {
    const own = random.fork(`${facilityType}-${region.code}`)
    const count = counts[index] ?? 0
    const programme = PROGRAMME_OF[facilityType]?.[index]
    return {
      code: `${facilityType}-${region.code.toUpperCase()}`,
      organisation: organisationOf(facilityType, region),
      name: `${NAMES[facilityType]} ${region.nameNl} (demo)`,
      facilityType,
      municipality: region.code,
      features: featuresOf(facilityType, own),
      sleeps: Array.from({ length: count }, (_, place) => sleepsOf(facilityType, place)),
      turnaroundDays: facilityType === 'BW' ? 2 : own.between(0, 1),
      unstaffed: count > 4 && own.chance(0.25) ? 1 : 0,
      unfunded: count > 4 && own.chance(0.15) ? 1 : 0,
      programmes: programme ? [{ kind: programme, seats: own.between(3, 6) }] : [],
      inventedFacility: true,
      inventedPlaces: true,
    }
  })
}

const LARGE_WEIGHT = { 'VO-NOOD': 1, 'VO-CRISIS': 2.4, 'VO-VERVOLG': 2.4, MO: 2, BW: 2 } as const

const NAMES = {
  'VO-NOOD': 'Noodopvang',
  'VO-CRISIS': 'Crisisopvang',
  'VO-VERVOLG': 'Vervolgopvang',
  MO: 'Maatschappelijke opvang',
  BW: 'Beschermd wonen',
} as const

/** One women's shelter organisation per region; homeless shelter and housing per police region. */
export function organisationOf(
  facilityType: RegionalType,
  { code, policeRegion }: Municipality,
): string {
  if (facilityType === 'MO' || facilityType === 'BW')
    return `OPVANG-EN-WONEN-${policeRegion.toUpperCase()}`
  return `VO-${code.toUpperCase()}`
}

/** Programmes by position of the region: 20 in women's shelters, 5 in homeless shelter and housing. */
const PROGRAMME_OF: Readonly<
  Partial<Record<RegionalType, readonly (ProgrammeKind | undefined)[]>>
> = {
  'VO-CRISIS': repeat(['parenting-support', undefined, 'trauma-treatment'], 15),
  'VO-VERVOLG': repeat([undefined, 'parenting-support', 'resilience-training'], 15),
  MO: ['daytime-activities', undefined, undefined, 'lvb-coaching'],
  BW: ['daytime-activities', undefined, 'work-coaching', undefined, 'lvb-coaching'],
}

function repeat<T>(pattern: readonly T[], length: number): (T | undefined)[] {
  return Array.from({ length }, (_, index) => pattern[index % pattern.length])
}

function sleepsOf(facilityType: RegionalType, place: number): number {
  if (facilityType === 'MO' || facilityType === 'BW') return 1
  return [3, 2, 1, 4, 1, 5, 2, 3][place % 8] ?? 1
}

function nationalUnit(
  [facilityType, municipality, count, organisation]: readonly [string, string, number, string],
  random: Random,
): UnitPlan {
  return {
    code: `${facilityType}-${municipality.toUpperCase()}`,
    organisation,
    name: `${facilityType} ${municipality} (demo)`,
    facilityType,
    municipality,
    features: featuresOf(facilityType, random),
    sleeps: Array.from({ length: count }, (_, place) =>
      facilityType === 'COA' && place % 2 === 0 ? 4 : 1,
    ),
    turnaroundDays: random.between(0, 1),
    unstaffed: random.chance(0.3) ? 1 : 0,
    programmes: [],
    inventedFacility: true,
    inventedPlaces: true,
  }
}

/** Support without stay: programmes with seats, and no place to sleep. */
function supportUnit(municipality: string, random: Random): UnitPlan {
  const kind = random.pick([
    'trauma-treatment',
    'lvb-coaching',
    'resilience-training',
    'work-coaching',
    'addiction-treatment',
  ] as const)
  return {
    code: `AMB-${municipality.toUpperCase()}`,
    organisation: 'AMBULANTE-ZORG',
    name: `Ambulante begeleiding ${municipality} (demo)`,
    facilityType: 'AMB',
    municipality,
    features: featuresOf('AMB', random),
    sleeps: [],
    turnaroundDays: 0,
    programmes: [{ kind, seats: random.between(6, 10) }],
    inventedFacility: true,
    inventedPlaces: true,
  }
}
