import { addDays, daysBetween, earliest } from '../../../matching/day.ts'
import { Facts } from '../../../matching/profile.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { BoardUnit } from '../../../server/board/capacity-board.ts'
import { EXAMPLES } from '../../../server/examples.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import type { Random } from '../random.ts'
import { RESIDENTS } from '../households/residents.ts'
import { makeHousehold } from '../households/household.ts'
import type { Fitting } from '../households/household.ts'
import { madeUpPerson } from '../people.ts'
import { book } from './journey.ts'
import type { Journey, JourneyOffer, JourneyStay } from './journey.ts'
import { coordinatorFor, someRegion } from './scene.ts'
import type { Scene } from './scene.ts'
import { someDestination, stayDays, waitDays } from './terms.ts'

export interface StayWish {
  readonly key: string
  readonly unit: BoardUnit
  readonly place: StoredPlace
  readonly seats?: readonly StoredPlace[]
  readonly status: 'planned' | 'arrived' | 'departed'
  readonly from: string
  readonly until: string
  /** Where the API's documentation knows the stay by an id. */
  readonly stayId?: string
  readonly organisationId?: string
  readonly region?: string
}

/** A household that stays, stayed or will stay on a place: the journey, and its nights in the calendars. */
export function addStay(wish: StayWish, scene: Scene): Journey {
  const random = scene.random.fork(wish.key)
  const within = { ...scene, random }
  const region = wish.region ?? (random.chance(0.6) ? wish.unit.unit.region : someRegion(within))
  const waited = waitDays(wish.unit.unit.facilityType, random)
  const madeOn = addDays(earliest(wish.from, scene.today), -random.between(1, 3))
  const submittedOn = addDays(madeOn, -waited)
  const content = householdFor(wish, { region, on: submittedOn }, within)
  const offer = acceptedOffer(wish, madeOn, within)
  for (const placeId of offer.placeIds) book(scene.calendars, placeId, bookingOf(wish, offer.id))
  return {
    key: wish.key,
    person: personOf(content, random),
    content,
    request: {
      id: fixedId('request', wish.key),
      organisationId: wish.organisationId ?? coordinatorFor(region, within),
      region,
      createdOn: addDays(submittedOn, -random.between(0, 2)),
      submittedOn,
      waitStatus: content.urgency?.class === 1 ? 'urgent' : 'active',
      ...(wish.status === 'planned'
        ? { status: 'placed' }
        : { status: 'closed', ending: { code: 'placed', on: wish.from } }),
    },
    offers: [offer],
  }
}

function acceptedOffer(wish: StayWish, madeOn: string, scene: Scene): JourneyOffer {
  const { key, unit, place, seats = [], from, until } = wish
  const placeIds = [place, ...seats].map(({ _id }) => String(_id))
  return {
    id: fixedId('offer', key),
    unitId: String(unit.unit._id),
    placeIds,
    status: 'accepted',
    from,
    until,
    madeOn,
    answerOn: madeOn,
    answer: 'accepted',
    ...(wish.stayId === EXAMPLES.stays.overridden && {
      id: EXAMPLES.offers.overridden,
      review: 'overridden',
    }),
    stay: stayOf(wish, scene),
  }
}

function stayOf(
  { key, unit, status, from, until, stayId }: StayWish,
  { random, today }: Scene,
): JourneyStay {
  const id = stayId ?? fixedId('stay', key)
  if (status === 'planned') return { id, status, from, until }
  if (status === 'departed') {
    const destination = someDestination(unit.unit.facilityType, random)
    return { id, status, from, until, arrivedOn: from, departedOn: until, destination }
  }
  const prolonged = daysBetween(from, today) > 60 && random.chance(0.25)
  const asks = id === EXAMPLES.stays.overstaying
  const going = { id, status, from, until, arrivedOn: from }
  return { ...going, ...lengthening({ until, prolonged, asks }, { random, today }) }
}

/** What makes some stay longer than was planned. */
function lengthening(
  { until, prolonged, asks }: { until: string; prolonged: boolean; asks: boolean },
  { random, today }: Pick<Scene, 'random' | 'today'>,
): Pick<JourneyStay, 'extension' | 'overstay' | 'obstacle'> {
  const noted = addDays(today, -random.between(3, 40))
  return {
    ...(prolonged && { extension: { on: noted, reason: random.pick(OVERSTAYS) } }),
    ...(asks && {
      overstay: { on: today, reason: 'no-follow-up-shelter', until: addDays(until, ASKED_DAYS) },
    }),
    ...((asks || prolonged) && {
      obstacle: { code: asks ? OBSTACLES[1] : random.pick(OBSTACLES), since: asks ? today : noted },
    }),
  }
}

/** How much longer the example of an overstay asks for. */
const ASKED_DAYS = 42

/** Codes of `data/through-flow-obstacles.json`. */
const OBSTACLES = ['no-housing', 'no-follow-up-shelter', 'treatment-waitlist'] as const

/** Codes of `data/overstay-reasons.json`. */
const OVERSTAYS = [
  'no-housing',
  'no-follow-up-shelter',
  'treatment-waitlist',
  'awaiting-permit-decision',
  'return-unsafe',
] as const

function bookingOf({ key, status, from, until }: StayWish, id: string) {
  const nights = { id, kind: 'stay', from, until, journey: key } as const
  return status === 'planned' ? nights : { ...nights, present: status === 'arrived' }
}

/** Somebody of the kind this unit is for, of a size this place is for. */
function householdFor(
  { unit, place }: StayWish,
  { region, on }: { region: string; on: string },
  { random, reference }: Scene,
): Journey['content'] {
  const archetype = RESIDENTS[unit.unit.facilityType] ?? 'woman'
  const wish = {
    archetype,
    fitting: fittingFor(unit, place),
    on,
    // Nobody is placed where the threat is.
    ...(region !== unit.unit.municipality && { home: region }),
    policeRegion: reference.municipalities.get(region)?.policeRegion ?? 'amsterdam',
    urgencyClass: random.weighted(CLASSES),
  } as const
  return makeHousehold(wish, random)
}

const CLASSES = [
  [1, 1],
  [2, 4],
  [3, 4],
  [4, 3],
] as const satisfies readonly [
  readonly [1 | 2 | 3 | 4, number],
  ...(readonly [1 | 2 | 3 | 4, number])[],
]

export function fittingFor({ unit }: BoardUnit, { sleeps }: StoredPlace): Fitting {
  const features = Facts.parse(unit.features)
  const { unitGenderMix, ageMin, ageMax, sonsMaxAge, acceptsChildren, accessible } = features
  const youth = typeof ageMax === 'number'
  return {
    ...(unitGenderMix === 'vrouwen' && { gender: 'vrouw' }),
    ...(unitGenderMix === 'mannen' && { gender: 'man' }),
    ...(youth && {
      ages: [typeof ageMin === 'number' ? ageMin : 14, Math.min(ageMax, 17)] as const,
    }),
    ...(typeof sonsMaxAge === 'number' && { sonsMaxAge }),
    accessible: accessible === true,
    mostChildren: acceptsChildren === true ? sleeps - 1 : 0,
  }
}

export function personOf(content: Journey['content'], random: Random): Journey['person'] {
  const [principal] = content.household?.members ?? []
  return madeUpPerson(principal?.gender ?? 'vrouw', principal?.birthDate ?? '1990-01-01', random)
}

/** A length and a start for somebody who is there today. */
export function presentPeriod(
  facilityType: string,
  { today, random }: Pick<Scene, 'today' | 'random'>,
): { from: string; until: string } {
  const length = stayDays(facilityType, random)
  const there = random.between(1, Math.max(1, length - 1))
  return { from: addDays(today, -there), until: addDays(today, length - there) }
}
