import { HOLDING, OfferModel } from '../../models/offer.model.ts'
import type { StoredOffer } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import type { StoredPlace } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import type { StoredRequest } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import type { StoredStay } from '../../models/stay.model.ts'

interface World {
  readonly places: readonly StoredPlace[]
  readonly requests: readonly StoredRequest[]
  readonly offers: readonly StoredOffer[]
  readonly stays: readonly StoredStay[]
}

/**
 * What contradicts itself in the stored state, in words; empty when all is sound. Looks at everything at
 * once: calendars that overlap, bookings that belong to nothing, and households that are lost or in two places.
 */
export async function faultsInState(): Promise<string[]> {
  const world: World = {
    places: await PlaceModel.find().lean(),
    requests: await RequestModel.find().lean(),
    offers: await OfferModel.find().lean(),
    stays: await StayModel.find().lean(),
  }
  return [
    ...world.places.flatMap(overlaps),
    ...world.places.flatMap((place) => strayBookings(place, world)),
    ...missingBookings(world),
    ...world.requests.flatMap((request) => faultsOfRequest(request, world)),
    ...inTwoPlaces(world.stays),
  ]
}

function overlaps({ _id, bookings }: StoredPlace): string[] {
  const sorted = bookings.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.flatMap((booking, index) => {
    const next = sorted[index + 1]
    if (booking.from >= booking.until) return [`place ${String(_id)}: a booking of no nights`]
    if (!next || booking.until <= next.from) return []
    return [
      `place ${String(_id)}: ${booking.kind} until ${booking.until} overlaps ${next.kind} from ${next.from}`,
    ]
  })
}

function strayBookings({ _id, bookings }: StoredPlace, { offers, stays }: World): string[] {
  return bookings.flatMap(({ id, kind, present }) => {
    const where = `place ${String(_id)}: ${kind} ${id}`
    if (kind === 'hold') {
      const status = offers.find((offer) => String(offer._id) === id)?.status
      return status !== undefined && HOLDING.some((one) => one === status)
        ? []
        : [`${where} of an offer that is ${status ?? 'absent'}`]
    }
    if (kind !== 'stay') return []
    const status = stays.find((stay) => bookedAs(stay) === id)?.status ?? 'absent'
    const is = calendarSays(present)
    return status === is ? [] : [`${where}: the stay is ${status}, the calendar says ${is}`]
  })
}

function calendarSays(present: boolean | null | undefined): string {
  if (present == null) return 'planned'
  return present ? 'arrived' : 'departed'
}

/** The first stay after an offer takes over its hold; who moves on is booked anew. */
function bookedAs({ _id, offerId, leg }: StoredStay): string {
  return String(leg == null ? offerId : _id)
}

function missingBookings({ places, offers, stays }: World): string[] {
  const byId = new Map(places.map((place) => [String(place._id), place]))
  const held = offers.filter(({ status }) => HOLDING.some((one) => one === status))
  const taken = stays.filter(({ open }) => open)
  const expected = [
    ...held.map((offer) => ({ ...offer, id: String(offer._id), kind: 'hold' })),
    ...taken.map((stay) => ({ ...stay, id: bookedAs(stay), kind: 'stay' })),
  ]
  return expected.flatMap(({ placeIds, id, kind, from, until }) =>
    placeIds.flatMap((placeId) => {
      const booked = byId.get(String(placeId))?.bookings.find((one) => one.id === id)
      const right = booked?.kind === kind && booked.from === from && booked.until === until
      return right
        ? []
        : [`place ${String(placeId)} lacks the ${kind} ${id} from ${from} until ${until}`]
    }),
  )
}

/** A household is present in one place at most, and expected in one at most. Seats by themselves come beside that. */
function inTwoPlaces(stays: readonly StoredStay[]): string[] {
  const open = stays
    .filter((stay) => stay.open && !stay.programmeWaitId)
    .map((stay) => `${String(stay.caseId)} ${stay.status}`)
  const twice = open.filter((one, index) => open.indexOf(one) !== index)
  return twice.map((one) => `case ${one} twice`)
}

/** What must hang on a request in each state: open offers, accepted offers, open stays. */
const EXPECTED: Readonly<
  Record<string, readonly [open: boolean, accepted: number, stays: number]>
> = {
  waiting: [false, 0, 0],
  offered: [true, 0, 0],
  placed: [false, 1, 1],
  withdrawn: [false, 0, 0],
  parked: [false, 0, 0],
  'lost-contact': [false, 0, 0],
}

function faultsOfRequest({ _id, status, live }: StoredRequest, world: World): string[] {
  const own = <T extends { requestId: unknown; programmeWaitId?: unknown }>(
    all: readonly T[],
  ): T[] =>
    all.filter((one) => String(one.requestId) === String(_id) && one.programmeWaitId == null)
  const offers = own(world.offers)
  const count = (wanted: string): number => offers.filter((offer) => offer.status === wanted).length
  const stays = own(world.stays).filter(({ open }) => open).length
  const where = `request ${String(_id)} is ${status}`
  const faults: string[] = []
  const expected = EXPECTED[status]
  if (expected) {
    const [open, accepted, wantedStays] = expected
    const running = count('open') + count('contested')
    if (running > 0 !== open) faults.push(`${where} with ${running} running offers`)
    if (count('accepted') !== accepted)
      faults.push(`${where} with ${count('accepted')} accepted offers`)
    if (stays !== wantedStays) faults.push(`${where} with ${stays} open stays`)
  }
  if (count('accepted') > 1) faults.push(`${where}: two units have accepted it`)
  // Who is lost from view may come back: nobody closes such a request.
  const ended = ['closed', 'withdrawn', 'refused', 'title-ended'].includes(status)
  if (live === ended) faults.push(`${where}, yet live is ${String(live)}`)
  return faults
}
