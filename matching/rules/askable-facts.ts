import { z } from 'zod'
import { FactName } from './test-language.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What kind of answer a fact has: yes or no, a number, one code, or a list of codes. */
export type FactType = 'boolean' | 'number' | 'code' | 'codes'

/** One fact that a rule may ask about. */
export interface AskableFact {
  readonly name: FactName
  readonly type: FactType
  /** Every code it may have; empty when codes are free or too many to list. */
  readonly values: readonly string[]
}

const Criteria = z.array(
  z.looseObject({
    code: z.string(),
    valueType: z.enum(['boolean', 'enum', 'number', 'range', 'set']),
    allowedValues: z.unknown(),
  }),
)
type Criterion = z.output<typeof Criteria>[number]

/** Criteria that are said of a place or a household, or are no single value on one day. */
const NOT_OF_A_MEMBER = new Set([
  ...['unitGenderMix', 'unitPhase', 'singleRoom', 'staffing24x7', 'placeBlocked', 'familyUnitSize'],
  ...['childrenCount', 'threatLevel', 'securityLevel', 'investigationRegion', 'forbiddenAreas'],
  ...['forbiddenRadiusKm', 'mustStayInRegion', 'outOfRegionAllowed', 'residenceStatusPeriod'],
  ...['zrmVersion', 'childrenAges'],
])

/** Facts of the household and of places (facts.ts). A third part names the criterion whose codes they have. */
const OTHERS = [
  ...(['householdSize', 'adultsCount', 'childrenCount', 'youngestAge'] as const).map(
    (code) => [`request.${code}`, 'number'] as const,
  ),
  ...[['request.oldestChildAge', 'number'] as const, ['request.urgencyClass', 'number'] as const],
  ...[['request.hasChildren', 'boolean'] as const, ['request.minorsOnly', 'boolean'] as const],
  ['request.threatLevel', 'code', 'threatLevel'],
  ['request.securityLevel', 'code', 'securityLevel'],
  ['request.investigationRegion', 'code'],
  ['member.role', 'code', ['principal', 'partner', 'child', 'other-adult']],
  ...[['member.adult', 'boolean'] as const, ['member.courtAuthorisation', 'boolean'] as const],
  ['member.youthHelpBefore18', 'boolean'],
  ['place.kind', 'code', ['bed', 'room', 'family-room']],
  ['place.unitGenderMix', 'code', 'unitGenderMix'],
  ['place.unitPhase', 'code', 'unitPhase'],
  ['place.securityLevel', 'code', 'securityLevel'],
  ['place.exploitationForms', 'codes', 'exploitationForm'],
  [
    'place.specialisms',
    'codes',
    ['lvb', 'ggz', 'verslaving', 'gezin', 'jeugd', 'mensenhandel', 'arbeid'],
  ],
  ...(['languages', 'culturalNeeds', 'religionOrBelief', 'diets'] as const).map(
    (code) => [`place.${code}`, 'codes'] as const,
  ),
  ...(['facilityType', 'municipality', 'policeRegion', 'funder'] as const).map(
    (code) => [`place.${code}`, 'code'] as const,
  ),
  ...(['sleeps', 'ageMin', 'ageMax', 'sonsMaxAge', 'maxChildren', 'iqMin', 'iqMax'] as const).map(
    (code) => [`place.${code}`, 'number'] as const,
  ),
  ...(
    [
      ...(['acceptsChildren', 'accessible', 'staffing24x7', 'acceptsActiveUse'] as const),
      ...(['singleRoom', 'groundFloor', 'smallGroup', 'lhbtiSafe', 'petsAllowed'] as const),
      ...(['smokingAllowed', 'detoxOnSite', 'somaticCare', 'tbcRequired'] as const),
      'interpreterOnCall',
    ] as const
  ).map((code) => [`place.${code}`, 'boolean'] as const),
] as const satisfies readonly (readonly [string, FactType, (string | readonly string[])?])[]

/** Codes that only lists elsewhere know, by fact: kinds of shelter, regions, residence statuses. */
export type ListedCodes = Readonly<Record<string, readonly string[]>>

/**
 * Every fact that the form for rules offers, with the kind of its answers. `criteria` is
 * `data/criteria.json`; a fact without a name for people is left out, as no check would let it pass.
 */
export function askableFacts(
  criteria: unknown,
  words: Vocabulary,
  listed: ListedCodes,
): AskableFact[] {
  const known = Criteria.parse(criteria)
  const byCode = new Map(known.map((criterion) => [criterion.code, criterion]))
  const members = known
    .filter(({ code }) => !NOT_OF_A_MEMBER.has(code))
    .map((criterion) => ({
      name: FactName.parse(`member.${criterion.code}`),
      type: typeOf(criterion),
      values: codesOf(criterion),
    }))
  const others = OTHERS.map(([name, type, values]) => ({
    name: FactName.parse(name),
    type,
    values: typeof values === 'string' ? codesOf(byCode.get(values)) : (values ?? []),
  }))
  return [...others, ...members]
    .map((fact) => ({ ...fact, values: listed[fact.name] ?? fact.values }))
    .filter(({ name }) => isNamed(name, words))
}

/** A residence status is a list in the facts: more than one may be in force on a day. */
function typeOf({ code, valueType }: Criterion): FactType {
  if (valueType === 'boolean') return 'boolean'
  if (valueType === 'number' || valueType === 'range') return 'number'
  return valueType === 'set' || code === 'residenceStatus' ? 'codes' : 'code'
}

const Codes = z.array(z.string())

/** "onbekend" is how a form says that nothing is known, and so no value of a fact. */
function codesOf(criterion: Criterion | undefined): readonly string[] {
  return Codes.catch([])
    .parse(criterion?.allowedValues)
    .filter((code) => code !== 'onbekend')
}

function isNamed(name: string, { facts }: Vocabulary): boolean {
  return facts[name] !== undefined || facts[name.slice(name.indexOf('.') + 1)] !== undefined
}
