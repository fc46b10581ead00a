import type { OfferStatus } from '../models/offer.model.ts'
import type { RequestStatus } from '../models/request.model.ts'
import type { StayStatus } from '../models/stay.model.ts'

/** One move: out of which states, into which. Services filter by it, problems and documentation quote it. */
interface Move<S> {
  readonly from: readonly S[]
  readonly to: S
}

/** A live request can be withdrawn until the person has arrived. */
const WITHDRAWABLE = [
  'draft',
  'submitted',
  'information-asked',
  'waiting',
  'parked',
  'offered',
  'placed',
  'lost-contact',
] as const

export const REQUEST_MOVES = {
  submit: { from: ['draft', 'information-asked'], to: 'submitted' },
  /** Taken by who decides on it: it stays where it is. */
  take: { from: ['submitted'], to: 'submitted' },
  ask: { from: ['submitted'], to: 'information-asked' },
  accept: { from: ['submitted'], to: 'waiting' },
  refuse: { from: ['submitted'], to: 'refused' },
  offer: { from: ['waiting', 'offered'], to: 'offered' },
  endOffers: { from: ['offered'], to: 'waiting' },
  place: { from: ['offered'], to: 'placed' },
  /** Did not arrive: back on the list, with the clock it had. */
  return: { from: ['placed'], to: 'waiting' },
  /** Arrived: the need is met, and a later need is a new request. */
  close: { from: ['placed'], to: 'closed' },
  withdraw: { from: WITHDRAWABLE, to: 'withdrawn' },
} as const satisfies Record<string, Move<RequestStatus>>

/** States in which what a request says may still be changed. */
export const CHANGEABLE: readonly RequestStatus[] = [
  'draft',
  'submitted',
  'information-asked',
  'waiting',
]

export const OFFER_MOVES = {
  accept: { from: ['open'], to: 'accepted' },
  decline: { from: ['open'], to: 'declined' },
  expire: { from: ['open'], to: 'expired' },
  withdraw: { from: ['open'], to: 'withdrawn' },
  /** Accepted, but the person did not come or the request was withdrawn. */
  lapse: { from: ['accepted'], to: 'lapsed' },
} as const satisfies Record<string, Move<OfferStatus>>

export const STAY_MOVES = {
  arrive: { from: ['planned'], to: 'arrived' },
  miss: { from: ['planned'], to: 'not-arrived' },
  cancel: { from: ['planned'], to: 'cancelled' },
  depart: { from: ['arrived'], to: 'departed' },
} as const satisfies Record<string, Move<StayStatus>>
