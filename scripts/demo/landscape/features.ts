import type { FactValue } from '../../../matching/profile.ts'
import type { Random } from '../random.ts'

type Features = Record<string, FactValue>

/** What units of a facility type say of themselves in the demo country. All of it is made up. */
export function featuresOf(facilityType: string, random: Random): Features {
  const own = OWN[facilityType] ?? {}
  const features: Features = {
    accessible: random.chance(0.35),
    languages: random.weighted([
      [['nl', 'en'], 5],
      [['nl', 'en', 'fr'], 2],
      [['nl', 'en', 'pl', 'ro'], 2],
      [['nl', 'en', 'ar', 'ti'], 1],
    ]),
    acceptsActiveUse: false,
    ...own,
  }
  if (random.chance(0.4)) features['lhbtiSafe'] = true
  if (random.chance(0.25)) features['petsAllowed'] = true
  if (random.chance(0.5)) features['interpreterOnCall'] = true
  if (features['accessible'] === true) features['groundFloor'] = true
  return isWomensShelter(facilityType)
    ? { ...features, ...womensLimits(facilityType, random) }
    : features
}

function isWomensShelter(facilityType: string): boolean {
  return facilityType.startsWith('VO-')
}

function womensLimits(facilityType: string, random: Random): Features {
  const security = facilityType === 'VO-VERVOLG' ? OPEN_ADDRESS : SECRET_ADDRESS
  const sonsMaxAge = random.weighted<number | undefined>([
    [undefined, 3],
    [12, 1],
    [16, 2],
  ])
  return {
    securityLevel: random.weighted(security),
    staffing24x7: facilityType !== 'VO-VERVOLG' || random.chance(0.3),
    ...(sonsMaxAge !== undefined && { sonsMaxAge }),
  }
}

const SECRET_ADDRESS = [
  ['geheim', 3],
  ['besloten', 2],
] as const satisfies readonly [readonly [string, number], ...(readonly [string, number])[]]
const OPEN_ADDRESS = [
  ['herkenbaar', 3],
  ['besloten', 2],
] as const satisfies readonly [readonly [string, number], ...(readonly [string, number])[]]

const ADULT_MIXED = { unitGenderMix: 'gemengd', acceptsChildren: false, ageMin: 18 }
const CLINIC = { ...ADULT_MIXED, securityLevel: 'besloten', staffing24x7: true }
const WOMEN = { unitGenderMix: 'vrouwen', acceptsChildren: true, specialisms: ['gezin'] }
const YOUTH = { acceptsChildren: false, securityLevel: 'besloten', staffing24x7: true }

const OWN: Readonly<Record<string, Features>> = {
  OMM: {
    ...ADULT_MIXED,
    securityLevel: 'besloten',
    staffing24x7: true,
    smallGroup: true,
    specialisms: ['lvb', 'ggz', 'verslaving', 'mensenhandel'],
    acceptsActiveUse: true,
  },
  COSM: {
    unitGenderMix: 'vrouwen',
    unitPhase: 'bedenktijd',
    acceptsChildren: true,
    securityLevel: 'besloten',
    staffing24x7: true,
    ageMin: 18,
    specialisms: ['mensenhandel'],
    exploitationForms: ['seksueel', 'arbeid-dienstverlening'],
    interpreterOnCall: true,
  },
  'SZW-BED': {
    ...ADULT_MIXED,
    securityLevel: 'herkenbaar',
    staffing24x7: false,
    specialisms: ['arbeid', 'mensenhandel'],
    exploitationForms: ['arbeid-dienstverlening'],
    unitPhase: 'nood',
  },
  'VO-NOOD': { ...WOMEN, unitPhase: 'nood' },
  'VO-CRISIS': { ...WOMEN, unitPhase: 'crisis' },
  'VO-VERVOLG': { ...WOMEN, unitPhase: 'vervolg' },
  MANNEN: {
    unitGenderMix: 'mannen',
    acceptsChildren: false,
    securityLevel: 'besloten',
    staffing24x7: true,
    unitPhase: 'crisis',
    ageMin: 18,
  },
  MO: { ...ADULT_MIXED, securityLevel: 'open', staffing24x7: true, unitPhase: 'crisis' },
  BW: {
    ...ADULT_MIXED,
    securityLevel: 'herkenbaar',
    staffing24x7: true,
    specialisms: ['ggz'],
    unitPhase: 'vervolg',
  },
  'JEUGD-SPEC': {
    ...YOUTH,
    unitGenderMix: 'vrouwen',
    unitPhase: 'programma',
    specialisms: ['jeugd', 'mensenhandel'],
    exploitationForms: ['seksueel', 'crimineel'],
    smallGroup: true,
  },
  'JEUGD-GESL': { ...YOUTH, unitGenderMix: 'gemengd', ageMax: 17, specialisms: ['jeugd'] },
  'BO-AMV': {
    ...YOUTH,
    unitGenderMix: 'gemengd',
    securityLevel: 'geheim',
    ageMax: 17,
    specialisms: ['jeugd'],
  },
  AMV: {
    ...YOUTH,
    unitGenderMix: 'gemengd',
    securityLevel: 'herkenbaar',
    ageMax: 17,
    specialisms: ['jeugd'],
  },
  COA: {
    unitGenderMix: 'gemengd',
    acceptsChildren: true,
    securityLevel: 'open',
    staffing24x7: true,
  },
  GGZ: { ...CLINIC, specialisms: ['ggz'], somaticCare: true },
  VERSLAVING: { ...CLINIC, specialisms: ['verslaving'], acceptsActiveUse: true, detoxOnSite: true },
  WLZ: { ...CLINIC, specialisms: ['lvb'], somaticCare: true, accessible: true },
  AMB: {
    unitGenderMix: 'gemengd',
    acceptsChildren: true,
    securityLevel: 'open',
    staffing24x7: false,
  },
}
