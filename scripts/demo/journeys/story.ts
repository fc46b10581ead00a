import { addDays } from '../../../matching/day.ts'
import { EXAMPLES } from '../../../server/examples.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import { RESIDENTS } from '../households/residents.ts'
import { closePlace, fillUnit } from './calendars.ts'
import { book } from './journey.ts'
import type { Calendars, Journey, JourneyOffer } from './journey.ts'
import { makeRequest } from './requests.ts'
import type { RequestWish } from './requests.ts'
import { offerIdOf, plannedPeriod, reservations } from './reserved.ts'
import type { Reservation } from './reserved.ts'
import type { Scene } from './scene.ts'
import { addStay, fittingFor, presentPeriod } from './stays.ts'
import { requestsWithoutPlace } from './waitlist.ts'

export interface Story {
  readonly journeys: readonly Journey[]
  readonly calendars: Calendars
}

/**
 * Everything that people do in the demo country, told from one seed and anchored on one day.
 *
 * 1. Keep places for the examples, the open offers and the planned arrivals, and tell those.
 * 2. Fill the other places with who is there today, and all places with who was there in the past year.
 * 3. Add the waitlist and the requests that are not on it.
 */
export function tellStory(scene: Omit<Scene, 'calendars'>): Story {
  const calendars: Calendars = new Map()
  const whole: Scene = { ...scene, calendars }
  const reserved = reservations(whole)
  const kept = new Set(reserved.map(({ place }) => String(place._id)))
  return {
    journeys: [
      ...reserved.flatMap((reservation) => tellReserved(reservation, whole)),
      ...scene.units.flatMap((unit) => fillUnit(unit, kept, whole)),
      ...requestsWithoutPlace(whole),
    ],
    calendars,
  }
}

function tellReserved(reservation: Reservation, scene: Scene): Journey[] {
  const within = { ...scene, random: scene.random.fork(reservation.key) }
  switch (reservation.use) {
    case 'free':
      return []
    case 'closed':
      closePlace(reservation.place, within, reservation.id)
      return []
    case 'offer':
      return [openOffer(reservation, within)]
    case 'planned':
    case 'arrived':
      return [reservedStay(reservation, within)]
  }
}

function homeOf({ home }: Reservation): Partial<Pick<RequestWish, 'organisationId' | 'region'>> {
  if (!home) return {}
  return { organisationId: fixedId('organisation', home.organisation), region: home.region }
}

function reservedStay(reservation: Reservation, scene: Scene): Journey {
  const { key, unit, place, use, id } = reservation
  const planned = use === 'planned'
  const period = planned
    ? plannedPeriod(reservation, scene)
    : presentPeriod(unit.unit.facilityType, scene)
  const status = planned ? 'planned' : 'arrived'
  const wish = { key, unit, place, status, ...period, ...homeOf(reservation) } as const
  return addStay({ ...wish, ...(id !== undefined && { stayId: id }) }, scene)
}

/** An offer that awaits an answer, and holds its place meanwhile. */
function openOffer(reservation: Reservation, scene: Scene): Journey {
  const { key, unit, place } = reservation
  const { random, today } = scene
  const id = offerIdOf(reservation)
  const { from, until } = plannedPeriod(reservation, scene)
  const placeIds = [String(place._id)]
  book(scene.calendars, String(place._id), { id, kind: 'hold', from, until, journey: key })
  const offer: JourneyOffer = {
    ...{ id, unitId: String(unit.unit._id), placeIds, from, until },
    ...(id === EXAMPLES.offers.toReview
      ? ({ status: 'contested', answer: 'psychiatric-problems', review: 'mitigation' } as const)
      : ({ status: 'open' } as const)),
    madeOn: addDays(today, -1),
    answerOn: addDays(today, random.between(1, 3)),
  }
  const wish: RequestWish = {
    ...{ key, status: 'offered', waited: random.between(3, 60), offers: [offer] },
    archetype: RESIDENTS[unit.unit.facilityType] ?? 'woman',
    fitting: fittingFor(unit, place),
    urgencyClass: random.chance(0.3) ? 2 : 3,
    ...homeOf(reservation),
  }
  return makeRequest(wish, scene)
}
