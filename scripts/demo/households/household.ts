import { addDays, addYears } from '../../../matching/day.ts'
import type { Member, Safety } from '../../../matching/profile.ts'
import type { RequestContent } from '../../../server/features/requests/request-content.ts'
import type { Random } from '../random.ts'
import { ARCHETYPES } from './archetypes.ts'
import type { Archetype, ArchetypeName } from './archetypes.ts'
import { adultFacts, drawDomains } from './needs.ts'
import type { Domain } from './needs.ts'
import { legalStatus } from './status-tracks.ts'

/** What a household must be like to live somewhere; all optional. */
export interface Fitting {
  readonly gender?: 'vrouw' | 'man'
  readonly ages?: readonly [number, number]
  readonly mostChildren?: number
  readonly sonsMaxAge?: number
  /** Whether a wheelchair can be used there. */
  readonly accessible?: boolean
  /** More domains with complex needs than its kind would have. */
  readonly domains?: readonly Domain[]
  readonly threat?: Safety['threatLevel']
}

export interface Wish {
  readonly archetype: ArchetypeName
  readonly fitting: Fitting
  /** The day the household is described on. */
  readonly on: string
  /** Municipality from which the threat comes, if it may be told. */
  readonly home?: string
  /** Police region of the investigation. */
  readonly policeRegion: string
  readonly urgencyClass: 1 | 2 | 3 | 4
}

/** A household that exists nowhere, as a coordinator would describe it on a day. */
export function makeHousehold(wish: Wish, random: Random): RequestContent {
  const kind: Archetype = ARCHETYPES[wish.archetype]
  const principal = makePrincipal(kind, wish, random)
  const children = makeChildren(kind, wish, principal, random)
  const threat = wish.fitting.threat ?? random.weighted(kind.threat)
  return {
    household: { members: [withChildren(principal, children), ...children] },
    needs: needsOf(children.length, random),
    safety: makeSafety(threat, wish, random),
    programmes: [],
    facilityTypes: [],
    urgency: { class: wish.urgencyClass },
  }
}

function makePrincipal(kind: Archetype, { fitting, on }: Wish, random: Random): Member {
  const [least, most] = fitting.ages ?? kind.ages
  const birthDate = bornAt(random.between(least, most), on, random)
  const domains = fitting.domains ?? drawDomains(random.weighted(kind.domains), random)
  const { accessible = true } = fitting
  const facts = { ...adultFacts(domains, { accessible }, random), ...kind.facts }
  return {
    role: 'principal',
    birthDate,
    gender: fitting.gender ?? random.weighted(kind.gender),
    ...legalStatus(random.weighted(kind.tracks), on, birthDate, random),
    facts,
  }
}

/** A birth date at which somebody has an age on a day, whatever the day of the year. */
function bornAt(age: number, on: string, random: Random): string {
  return addDays(addYears(on, -age), -random.between(1, 360))
}

/** A principal with children is at least this old when the first is born. */
const AGE_OF_PARENTS = 19

function makeChildren(
  kind: Archetype,
  { fitting, on }: Wish,
  principal: Member,
  random: Random,
): Member[] {
  const room = fitting.mostChildren ?? 3
  if (room === 0 || !random.chance(kind.withChildren)) return []
  const oldest = Math.min(15, ageLimit(principal, on), fitting.sonsMaxAge ?? 15)
  if (oldest < 0) return []
  return Array.from({ length: random.between(1, Math.min(room, 3)) }, () => {
    const birthDate = bornAt(random.between(0, oldest), on, random)
    const { nationalityGroup } = principal
    return {
      role: 'child',
      birthDate,
      gender: random.chance(0.5) ? 'vrouw' : 'man',
      nationalityGroup,
      statuses: childStatus(principal, birthDate, on),
      facts: {},
    } as const
  })
}

function ageLimit({ birthDate = '1990-01-01' }: Member, on: string): number {
  return Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - AGE_OF_PARENTS - 1
}

/** Children follow the parent; without a lawful stay of their own they count as minors without one. */
function childStatus(
  { statuses, nationalityGroup }: Member,
  birthDate: string,
  on: string,
): Member['statuses'] {
  if (nationalityGroup === 'nederland') return [{ status: 'NL', from: birthDate }]
  const now = statuses.at(-1)
  const followed = [
    'EU-NA-3M',
    '8A-TIJDELIJK-HUMANITAIR',
    '8CD-ASIEL',
    '8FH-ASIELZOEKER',
    '8FGH-HUMANITAIR-VO',
  ]
  const status = now && followed.includes(now.status) ? now.status : 'GEEN-MINDERJARIG'
  const since = now && now.from > birthDate ? now.from : birthDate
  return [{ status, from: since < on ? since : addDays(on, -1) }]
}

function withChildren(principal: Member, children: readonly Member[]): Member {
  if (children.length === 0) return principal
  return { ...principal, facts: { ...principal.facts, canCareForChildren: 'ja' } }
}

function needsOf(children: number, random: Random): NonNullable<RequestContent['needs']> {
  if (children > 0 || !random.chance(0.3)) return []
  return [{ criterion: 'singleRoom', value: true, importance: 'desirable' }]
}

function makeSafety(
  threatLevel: Safety['threatLevel'],
  { home, policeRegion }: Wish,
  random: Random,
): Safety {
  const grave = threatLevel === 'hoog' || threatLevel === 'acuut'
  const shunned = random.chance(0.2) || grave
  return {
    threatLevel,
    forbiddenAreas: home !== undefined && shunned ? [`municipality:${home}`] : [],
    ...(grave && { securityLevel: 'besloten', outOfRegionAllowed: true }),
    ...(random.chance(0.3) && { investigationRegion: policeRegion }),
  }
}
