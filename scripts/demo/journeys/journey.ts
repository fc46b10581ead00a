import type { RequestStatus, WaitStatus } from '../../../models/request.model.ts'
import type { OfferStatus } from '../../../models/offer.model.ts'
import type { StayStatus } from '../../../models/stay.model.ts'
import type { BookingKind } from '../../../models/place.model.ts'
import type { RequestContent } from '../../../server/features/requests/request-content.ts'
import type { Person } from '../../../server/features/requests/identity.ts'

/** What one household went through in the demo country: plain, before anything is sealed. Ids are 24 hex digits. */
export interface Journey {
  /** Unique; every id of the journey is made from it, except where an example gives one. */
  readonly key: string
  readonly person: Person
  readonly content: RequestContent
  readonly request: JourneyRequest
  readonly offers: readonly JourneyOffer[]
}

export interface JourneyRequest {
  readonly id: string
  /** Id of the organisation that asks. */
  readonly organisationId: string
  readonly region: string
  readonly status: RequestStatus
  readonly createdOn: string
  readonly submittedOn?: string
  readonly waitStatus?: WaitStatus
  readonly question?: string
  /** Unit that refused and may not be asked again yet. */
  readonly excludes?: { readonly unitId: string; readonly offerId: string; readonly on: string }
  readonly ending?: { readonly code: string; readonly on: string }
  readonly interim?: JourneyInterim
}

/** Where the household stays while it waits. */
export interface JourneyInterim {
  readonly kind: string
  readonly from: string
  /** In cents. */
  readonly costPerNight: number
  readonly title?: string
  readonly safetyChecked: boolean
  readonly uncheckedReason?: string
}

export interface JourneyOffer {
  readonly id: string
  readonly unitId: string
  /** The place itself first, then its seats. */
  readonly placeIds: readonly string[]
  readonly status: OfferStatus
  readonly from: string
  readonly until: string
  readonly madeOn: string
  /** Last day on which it may be answered; the answer itself came on `madeOn`. */
  readonly answerOn: string
  readonly answer?: string
  /** Where the second look at its refusal stands. */
  readonly review?: 'mitigation' | 'overridden' | 'objected'
  readonly stay?: JourneyStay
}

export interface JourneyStay {
  readonly id: string
  readonly status: StayStatus
  readonly from: string
  readonly until: string
  readonly arrivedOn?: string
  readonly departedOn?: string
  readonly destination?: string
  readonly nonArrivalReason?: string
  readonly extension?: { readonly on: string; readonly reason: string }
  /** A longer stay that was asked for and not decided on. */
  readonly overstay?: { readonly on: string; readonly reason: string; readonly until: string }
  readonly obstacle?: { readonly code: string; readonly since: string }
}

/** Nights `[from, until)` on a place's calendar. */
export interface Booking {
  readonly id: string
  readonly kind: BookingKind
  readonly from: string
  readonly until: string
  /** Key of the journey it belongs to. */
  readonly journey?: string
  readonly present?: boolean
  readonly reason?: string
}

/** A calendar of nights per place, by the place's id. */
export type Calendars = Map<string, Booking[]>

export function book(calendars: Calendars, placeId: string, booking: Booking): void {
  const bookings = calendars.get(placeId)
  if (bookings) bookings.push(booking)
  else calendars.set(placeId, [booking])
}
