import { ageOn, isWithin } from '../day.ts'
import type { PlaceFacts } from '../place-facts.ts'
import type { Day, FactValue, Facts, Member, Profile } from '../profile.ts'

/*
 * Which facts a rule may ask, and where they come from.
 *
 * request.*  householdSize, adultsCount, childrenCount, hasChildren, minorsOnly, youngestAge,
 *            oldestChildAge, urgencyClass, threatLevel, securityLevel, investigationRegion
 * member.*   role, age, ageBand, adult, gender, nationalityGroup, residenceStatus (list of the statuses in
 *            force on the day), and every fact of the member by its code in data/criteria.json
 * place.*    facilityType, municipality, policeRegion, organisationId, unitId, kind, sleeps, free,
 *            programmesWithSeat, and every feature of the place by its code
 *
 * Features that a landscape must state for a place to get a clear yes or no:
 *   unitGenderMix   vrouwen | mannen | gemengd
 *   securityLevel   open | herkenbaar | besloten | geheim
 *   acceptsChildren boolean, asked only when children come along
 *   accessible      boolean (wheelchair), asked only when someone cannot manage stairs or needs the ground floor
 *   staffing24x7    boolean, asked only for people who need staff around the clock
 *   acceptsActiveUse boolean, asked only for daily use
 * Optional features; when nothing is stated there is no such limit or extra:
 *   ageMin, ageMax (years, of every adult or of the minor who comes alone), sonsMaxAge, maxChildren,
 *   iqMin, iqMax, unitPhase, singleRoom, groundFloor, smallGroup, lhbtiSafe, petsAllowed, smokingAllowed, languages (list of
 *   ISO 639-1), specialisms (list: lvb, ggz, verslaving, gezin, jeugd, mensenhandel, arbeid), detoxOnSite, somaticCare,
 *   exploitationForms (list), tbcRequired, interpreterOnCall, diets, culturalNeeds, religionOrBelief (lists), funder.
 */

/** Facts of one request on one day, as rules read them. */
export interface RequestFacts {
  readonly request: Facts
  readonly members: readonly MemberFacts[]
}

export interface MemberFacts {
  readonly facts: Facts
  readonly role: Member['role']
  readonly isPrincipal: boolean
  /** Undefined when the birth date is unknown. */
  readonly age: number | undefined
}

/** Reads a need profile on a day. "onbekend" is what a form says for unknown, so it is left out. */
export function requestFactsOf(profile: Profile, on: Day): RequestFacts {
  const members = profile.members.map((member, index) => memberFactsOf(member, index === 0, on))
  return { members, request: householdFacts(profile, members) }
}

function memberFactsOf(member: Member, isPrincipal: boolean, on: Day): MemberFacts {
  const age = member.birthDate === undefined ? undefined : ageOn(member.birthDate, on)
  const statuses = member.statuses
    .filter(({ from, until }) => isWithin(on, from, until))
    .map(({ status }) => status)
  const facts = known({
    ...member.facts,
    role: member.role,
    age,
    ageBand: age === undefined ? undefined : ageBandOf(age),
    adult: age === undefined ? adultByRole(member.role) : age >= 18,
    gender: member.gender,
    nationalityGroup: member.nationalityGroup,
    residenceStatus: statuses.length > 0 ? statuses : undefined,
  })
  return { facts, role: member.role, isPrincipal, age }
}

/** A partner or other adult is one by definition; of a principal without a birth date nobody knows. */
function adultByRole(role: Member['role']): boolean | undefined {
  if (role === 'principal') return undefined
  return role !== 'child'
}

function ageBandOf(age: number): string {
  if (age < 12) return '0-11'
  if (age < 16) return '12-15'
  if (age < 18) return '16-17'
  return age < 23 ? '18-22' : '23+'
}

function householdFacts(profile: Profile, members: readonly MemberFacts[]): Facts {
  const children = members.filter(({ role }) => role === 'child')
  const adults = members.map(({ facts }) => facts['adult'])
  return known({
    householdSize: members.length,
    adultsCount: adults.includes(undefined) ? undefined : adults.filter(Boolean).length,
    childrenCount: children.length,
    hasChildren: children.length > 0,
    minorsOnly: minorsOnly(adults),
    youngestAge: extreme(members, Math.min),
    oldestChildAge: extreme(children, Math.max),
    urgencyClass: profile.urgencyClass,
    threatLevel: profile.safety.threatLevel,
    securityLevel: profile.safety.securityLevel,
    investigationRegion: profile.safety.investigationRegion,
  })
}

/** Whether no adult comes along: one known adult settles it. */
function minorsOnly(adults: readonly (FactValue | undefined)[]): boolean | undefined {
  if (adults.includes(true)) return false
  return adults.includes(undefined) ? undefined : true
}

/** The youngest or oldest age; unknown when one of the ages is, or when there is nobody. */
function extreme(
  members: readonly MemberFacts[],
  pick: (...ages: number[]) => number,
): number | undefined {
  const ages = members.map(({ age }) => age).filter((age) => age !== undefined)
  return ages.length === members.length && ages.length > 0 ? pick(...ages) : undefined
}

/** One place as rules read it. */
export function placeFactsOf(place: PlaceFacts): Facts {
  return known({
    ...place.features,
    facilityType: place.facilityType,
    municipality: place.municipality,
    policeRegion: place.policeRegion,
    organisationId: place.organisationId,
    unitId: place.unitId,
    kind: place.kind,
    sleeps: place.sleeps,
    free: place.free,
    freeFrom: place.freeFrom,
    programmesWithSeat: place.programmesWithSeat,
    closedFor: place.closedFor,
    caseTokens: place.caseTokens,
  })
}

function known(facts: Readonly<Record<string, FactValue | undefined>>): Facts {
  const found: Record<string, FactValue> = {}
  for (const [code, value] of Object.entries(facts)) {
    if (value !== undefined && value !== 'onbekend') found[code] = value
  }
  return found
}
