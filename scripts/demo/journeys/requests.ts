import { addDays } from '../../../matching/day.ts'
import type { RequestStatus } from '../../../models/request.model.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import type { RequestContent } from '../../../server/features/requests/request-content.ts'
import { makeHousehold } from '../households/household.ts'
import type { ArchetypeName } from '../households/archetypes.ts'
import type { Fitting } from '../households/household.ts'
import { drawDomains } from '../households/needs.ts'
import type { Random } from '../random.ts'
import type { Journey, JourneyOffer, JourneyRequest } from './journey.ts'
import { coordinatorFor, someRegion } from './scene.ts'
import type { Scene } from './scene.ts'
import { personOf } from './stays.ts'

export type UrgencyClass = 1 | 2 | 3 | 4

export interface RequestWish {
  readonly key: string
  readonly status: RequestStatus
  readonly archetype: ArchetypeName
  readonly fitting?: Fitting
  readonly urgencyClass: UrgencyClass
  /** Days since the first complete request; undefined for a draft. */
  readonly waited?: number
  readonly id?: string
  readonly organisationId?: string
  readonly region?: string
  readonly offers?: readonly JourneyOffer[]
  readonly excludes?: JourneyRequest['excludes']
  readonly question?: string
  readonly ending?: string
  /** Changes the description at the end: an example has a household of its own, a draft lacks something. */
  readonly finish?: (content: RequestContent) => RequestContent
}

/** A household with a request in any state, and no stay. */
export function makeRequest(wish: RequestWish, scene: Scene): Journey {
  const random = scene.random.fork(wish.key)
  const within = { ...scene, random }
  const { key, waited = random.between(0, 6), urgencyClass, archetype } = wish
  const origin = originOf(wish, within)
  const submittedOn = addDays(scene.today, -waited)
  const made = makeHousehold(
    {
      ...{ archetype, fitting: wish.fitting ?? {}, on: submittedOn, urgencyClass },
      ...{ home: origin.region, policeRegion: origin.policeRegion },
    },
    random,
  )
  const content = wish.finish?.(made) ?? made
  const endedOn = addDays(submittedOn, random.between(0, waited))
  return {
    key,
    person: personOf(content, random),
    content,
    request: {
      id: wish.id ?? fixedId('request', key),
      organisationId: origin.organisationId,
      region: origin.region,
      createdOn: addDays(submittedOn, -random.between(0, 2)),
      ...stateOf(wish, submittedOn, endedOn),
      ...(wish.excludes && { excludes: wish.excludes }),
    },
    offers: wish.offers ?? [],
  }
}

/** Where the household comes from, and who coordinates its care. */
function originOf(wish: RequestWish, scene: Scene) {
  const region = wish.region ?? someRegion(scene)
  return {
    region,
    policeRegion: scene.reference.municipalities.get(region)?.policeRegion ?? 'amsterdam',
    organisationId: wish.organisationId ?? coordinatorFor(region, scene),
  }
}

type State = Omit<JourneyRequest, 'id' | 'organisationId' | 'region' | 'createdOn'>

function stateOf(wish: RequestWish, submittedOn: string, endedOn: string): State {
  const { status, urgencyClass, question, ending } = wish
  if (status === 'draft') return { status }
  return {
    status,
    submittedOn,
    ...(HAS_CLOCK.includes(status) && { waitStatus: urgencyClass === 1 ? 'urgent' : 'active' }),
    ...(question !== undefined && { question }),
    ...(ending !== undefined && { ending: { code: ending, on: endedOn } }),
  }
}

const HAS_CLOCK: readonly RequestStatus[] = [
  ...(['waiting', 'parked', 'offered', 'placed', 'lost-contact'] as const),
]

/** How long somebody of a class has waited, in days: the longest waits are the least urgent. */
export function waitedDays(urgencyClass: UrgencyClass, random: Random): number {
  const [most, power] = LONGEST[urgencyClass]
  return Math.floor(most * random.fraction() ** power)
}

const LONGEST = { 1: [4, 1.5], 2: [25, 1.5], 3: [110, 1.3], 4: [260, 1.3] } as const

export const SOME_CLASS = [
  [1, 1],
  [2, 3],
  [3, 5],
  [4, 4],
] as const satisfies readonly [
  readonly [UrgencyClass, number],
  ...(readonly [UrgencyClass, number])[],
]

/** A waiting household; when complex, at least three things at once make it hard to place. */
export function waitingWish(key: string, complex: boolean, random: Random): RequestWish {
  const urgencyClass = random.weighted(SOME_CLASS)
  const waited = waitedDays(urgencyClass, random)
  if (!complex) {
    const archetype = random.weighted(ORDINARY)
    return {
      key,
      status: 'waiting',
      archetype,
      urgencyClass,
      waited,
      fitting: { domains: drawDomains(random.between(0, 1), random) },
    }
  }
  const domains = drawDomains(random.between(3, 4), random)
  const threat = random.weighted([
    ['hoog', 2],
    ['verhoogd', 2],
    ['acuut', 1],
  ] as const)
  const archetype = random.weighted(HARD)
  return { key, status: 'waiting', archetype, urgencyClass, waited, fitting: { domains, threat } }
}

const ORDINARY = [
  ['woman', 8],
  ['reflection', 4],
  ['man', 2],
  ['homeless', 2],
  ['labour', 2],
  ['youth', 2],
  ['minorAlone', 1],
] as const satisfies readonly [
  readonly [ArchetypeName, number],
  ...(readonly [ArchetypeName, number])[],
]

const HARD = [
  ['multiProblem', 6],
  ['withoutStatus', 3],
  ['woman', 3],
  ['reflection', 1],
] as const satisfies readonly [
  readonly [ArchetypeName, number],
  ...(readonly [ArchetypeName, number])[],
]
