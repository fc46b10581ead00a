import type { FactValue, Member, Profile } from '../../../matching/profile.ts'
import type { PlaceFacts } from '../../../matching/place-facts.ts'

/** Numbers in [0, 1) from a seed (mulberry32): the same seed gives the same cases. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Next = () => number

function pick<const Options extends readonly [unknown, ...unknown[]]>(
  next: Next,
  options: Options,
): Options[number] {
  return options[Math.floor(next() * options.length)] ?? options[0]
}

function some(next: Next, options: readonly string[]): string[] {
  return options.filter(() => next() < 0.4)
}

/** Every fact may also be absent; "onbekend" is another way to say so. */
const MEMBER_FACTS: Readonly<Record<string, (next: Next) => FactValue>> = {
  activeUse: (next) => pick(next, ['nee', 'af-en-toe', 'dagelijks', 'onbekend']),
  psychosis: (next) => pick(next, ['nee', 'in-remissie', 'actueel', 'onbekend']),
  psychiatricDisorder: (next) => pick(next, ['geen', 'vermoeden', 'vastgesteld', 'onbekend']),
  psychiatricCrisis: (next) => next() < 0.2,
  psychiatricTreatment: (next) => pick(next, ['geen', 'wachtlijst', 'lopend']),
  suicidality: (next) => pick(next, ['geen', 'gedachten', 'plannen', 'recente-poging', 'onbekend']),
  intellectualDisability: (next) => pick(next, ['nee', 'vermoeden', 'vastgesteld', 'onbekend']),
  iqBand: (next) => (next() < 0.8 ? 55 + Math.floor(next() * 60) : [60, 75]),
  medication: (next) => pick(next, ['geen', 'zelfstandig', 'onder-toezicht']),
  aggressionRisk: (next) => pick(next, ['laag', 'verbaal', 'fysiek', 'onbekend']),
  mobility: (next) => pick(next, ['volledig', 'beperkt', 'rolstoel', 'bedgebonden', 'onbekend']),
  groundFloorNeeded: (next) => next() < 0.3,
  somaticCareLoad: (next) => pick(next, ['geen', 'licht', 'intensief']),
  adlSupport: (next) => pick(next, ['geen', 'gedeeltelijk', 'volledig']),
  detoxStatus: (next) => pick(next, ['niet-nodig', 'nodig', 'lopend', 'onbekend']),
  tbcCheck: (next) => pick(next, ['niet-gedaan', 'negatief', 'positief-in-behandeling']),
  canCareForSelf: (next) => pick(next, ['ja', 'met-ondersteuning', 'nee']),
  canCareForChildren: (next) => pick(next, ['ja', 'met-ondersteuning', 'nee']),
  groupSuitability: (next) => pick(next, ['geschikt', 'kleine-groep', 'niet-geschikt']),
  sexuallyTransgressiveBehaviour: (next) => next() < 0.2,
  arsonHistory: (next) => next() < 0.2,
  pregnant: (next) => next() < 0.3,
  youngMother: (next) => next() < 0.3,
  guardian: (next) => pick(next, ['ouder', 'nidos', 'gecertificeerde-instelling', 'onbekend']),
  courtAuthorisation: (next) => next() < 0.5,
  youthHelpBefore18: (next) => next() < 0.5,
  wlzIndication: (next) => pick(next, ['geen', 'aangevraagd', 'afgegeven']),
  bwIndication: (next) => pick(next, ['geen', 'aangevraagd', 'afgegeven']),
  exploitationForm: (next) => some(next, ['seksueel', 'arbeid-dienstverlening', 'crimineel']),
  languages: (next) => some(next, ['nl', 'en', 'ro', 'ar', 'vi']),
  abscondingRisk: (next) => pick(next, ['laag', 'middel', 'hoog']),
  networkPhoneContact: (next) => pick(next, ['nee', 'vermoeden', 'ja']),
  digitalTracking: (next) => pick(next, ['geen-risico', 'controle-nodig']),
  lhbtiSafety: (next) => next() < 0.3,
  pets: (next) => some(next, ['hond', 'kat']),
  smoking: (next) => next() < 0.5,
  diet: (next) => some(next, ['halal', 'koosjer']),
  religionOrBelief: (next) => some(next, ['islam', 'christendom']),
  culturalNeeds: (next) => some(next, ['feestdagen', 'keuken']),
  interpreterNeeded: (next) => next() < 0.4,
  linkedCase: (next) => next() < 0.3,
  coAccused: (next) => next() < 0.2,
}

const FEATURES: Readonly<Record<string, (next: Next) => FactValue>> = {
  unitGenderMix: (next) => pick(next, ['vrouwen', 'mannen', 'gemengd']),
  securityLevel: (next) => pick(next, ['open', 'herkenbaar', 'besloten', 'geheim', 'onbekend']),
  acceptsChildren: (next) => next() < 0.7,
  staffing24x7: (next) => next() < 0.6,
  accessible: (next) => next() < 0.3,
  groundFloor: (next) => next() < 0.4,
  acceptsActiveUse: (next) => next() < 0.3,
  detoxOnSite: (next) => next() < 0.1,
  somaticCare: (next) => next() < 0.3,
  smallGroup: (next) => next() < 0.3,
  specialisms: (next) => some(next, ['lvb', 'ggz', 'verslaving', 'gezin', 'jeugd', 'mensenhandel']),
  unitPhase: (next) =>
    pick(next, ['nood', 'crisis', 'bedenktijd', 'doorstroom', 'vervolg', 'programma']),
  singleRoom: (next) => next() < 0.5,
  languages: (next) => some(next, ['nl', 'en', 'ro', 'ar']),
  exploitationForms: (next) => some(next, ['seksueel', 'arbeid-dienstverlening']),
  ageMin: (next) => pick(next, [12, 16, 18]),
  ageMax: (next) => pick(next, [18, 23, 65]),
  sonsMaxAge: (next) => pick(next, [10, 12, 14]),
  maxChildren: (next) => pick(next, [1, 2, 3]),
  iqMin: (next) => pick(next, [50, 70]),
  iqMax: (next) => pick(next, [85, 100]),
  tbcRequired: (next) => next() < 0.3,
  lhbtiSafe: (next) => next() < 0.5,
  petsAllowed: (next) => next() < 0.3,
  smokingAllowed: (next) => next() < 0.7,
  interpreterOnCall: (next) => next() < 0.5,
  diets: (next) => some(next, ['halal', 'koosjer', 'vegetarisch']),
  religionOrBelief: (next) => some(next, ['islam', 'christendom']),
  culturalNeeds: (next) => some(next, ['feestdagen', 'keuken']),
}

function facts(
  next: Next,
  makers: Readonly<Record<string, (next: Next) => FactValue>>,
  share: number,
): Record<string, FactValue> {
  const found: Record<string, FactValue> = {}
  for (const [code, make] of Object.entries(makers)) if (next() < share) found[code] = make(next)
  return found
}

const STATUSES = [
  'NL',
  'EU-NA-3M',
  '8K-BEDENKTIJD',
  '8A-TIJDELIJK-HUMANITAIR',
  '8FH-ASIELZOEKER',
] as const

function member(next: Next, role: Member['role']): Member {
  const around18 = next() < 0.4
  const adultAge = around18 ? 16 + Math.floor(next() * 4) : 14 + Math.floor(next() * 50)
  const age = role === 'child' ? Math.floor(next() * 18) : adultAge
  const day = String(1 + Math.floor(next() * 28)).padStart(2, '0')
  const birthDate = `${2026 - age}-0${1 + Math.floor(next() * 9)}-${day}`
  return {
    role,
    ...(next() < 0.9 ? { birthDate } : {}),
    gender: pick(next, ['vrouw', 'vrouw', 'man', 'anders', 'onbekend']),
    nationalityGroup: pick(next, [
      'nederland',
      'eu-eer-zwitserland',
      'derde-land',
      'staatloos',
      'onbekend',
    ]),
    statuses: next() < 0.8 ? [{ status: pick(next, STATUSES), from: '2026-04-01' }] : [],
    facts: facts(next, MEMBER_FACTS, 0.5),
  }
}

/** A household that may be anything the profile allows. */
export function randomProfile(next: Next): Profile {
  const others = Array.from({ length: Math.floor(next() ** 2 * 4) }, () =>
    member(next, pick(next, ['child', 'child', 'partner', 'other-adult'])),
  )
  return {
    members: [member(next, 'principal'), ...others],
    needs: some(next, ['singleRoom', 'lhbtiSafe', 'smallGroup']).map((criterion) => ({
      criterion,
      value: true,
      importance: next() < 0.5 ? ('essential' as const) : ('desirable' as const),
    })),
    safety: {
      threatLevel: pick(next, ['geen', 'laag', 'verhoogd', 'hoog', 'acuut', 'onbekend']),
      ...(next() < 0.3 ? { securityLevel: pick(next, ['open', 'besloten', 'geheim']) } : {}),
      forbiddenAreas: next() < 0.3 ? ['municipality:utrecht', 'police-region:limburg'] : [],
      ...(next() < 0.3 ? { forbiddenRadiusKm: 30 } : {}),
      ...(next() < 0.4 ? { investigationRegion: pick(next, ['limburg', 'den-haag']) } : {}),
      ...(next() < 0.2 ? { mustStayInRegion: true } : {}),
    },
    programmes: [],
    facilityTypes: next() < 0.3 ? ['VO-CRISIS', 'OMM', 'COSM'] : [],
    urgencyClass: pick(next, [1, 2, 3, 4]),
  }
}

const TYPES = [
  'COSM',
  'OMM',
  'SZW-BED',
  'VO-NOOD',
  'VO-CRISIS',
  'VO-VERVOLG',
  'MANNEN',
  'MO',
  'BW',
  'BO-AMV',
  'AMV',
  'COA',
  'JEUGD-SPEC',
  'JEUGD-GESL',
  'GGZ',
  'VERSLAVING',
  'WLZ',
] as const
const TOWNS = [
  ['utrecht', 'midden-nederland'],
  ['maastricht', 'limburg'],
  ['zwolle', 'oost-nederland'],
  ['leiden', 'den-haag'],
  ['amsterdam', 'amsterdam'],
] as const

/** A place that may be anything; `stated` is the share of features that are known. */
export function randomPlace(next: Next, placeId: string, stated = 0.6): PlaceFacts {
  const [municipality, policeRegion] = pick(next, TOWNS)
  const unit = Math.floor(next() * 400)
  return {
    placeId,
    unitId: `unit-${unit}`,
    organisationId: `organisation-${unit % 40}`,
    facilityType: pick(next, TYPES),
    municipality,
    policeRegion,
    kind: pick(next, ['bed', 'room', 'family-room']),
    sleeps: pick(next, [1, 1, 2, 3, 4, 6]),
    free: next() < 0.8,
    programmesWithSeat: [],
    features: facts(next, FEATURES, stated),
    confidence: Math.round(next() * 100) / 100,
    caseTokens: next() < 0.2 ? ['case-a'] : [],
  }
}
