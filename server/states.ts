import type { OfferStatus } from '../models/offer.model.ts'
import type { ReviewStatus } from '../models/offer-review.ts'
import type { ProgrammeWaitStatus } from '../models/programme-wait.model.ts'
import type { ReportStatus } from '../models/report.model.ts'
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
  /** Off the list until a day. */
  park: { from: ['waiting'], to: 'parked' },
  unpark: { from: ['parked'], to: 'waiting' },
  /** Nobody has said for long that they still wait, in spite of two warnings. */
  lose: { from: ['waiting'], to: 'lost-contact' },
  find: { from: ['lost-contact'], to: 'waiting' },
  endOffers: { from: ['offered'], to: 'waiting' },
  place: { from: ['offered'], to: 'placed' },
  /** A refusal showed that it must be assessed anew. */
  reassess: { from: ['waiting'], to: 'submitted' },
  /** An acceptance was taken back. */
  stepBack: { from: ['placed'], to: 'offered' },
  /** Did not arrive: back on the list, with the clock it had. */
  return: { from: ['placed'], to: 'waiting' },
  /** Arrived: the need is met, and a later need is a new request. */
  close: { from: ['placed'], to: 'closed' },
  withdraw: { from: WITHDRAWABLE, to: 'withdrawn' },
  /** The title that paid has ended, and no other one follows. */
  endTitle: { from: WITHDRAWABLE, to: 'title-ended' },
} as const satisfies Record<string, Move<RequestStatus>>

export const REPORT_MOVES = {
  /** Heard of: the first time takes it up. */
  follow: { from: ['received', 'taken-up'], to: 'taken-up' },
  close: { from: ['received', 'taken-up'], to: 'closed' },
  /** To another owner, who has to take it up. */
  handOver: { from: ['received', 'taken-up'], to: 'received' },
} as const satisfies Record<string, Move<ReportStatus>>

/** On the waitlist: not placed yet, whether or not an offer is open. */
export const ON_LIST = ['waiting', 'offered'] as const satisfies readonly RequestStatus[]

/** A household that asked may be in an interim solution until it has arrived somewhere. */
export const WITH_INTERIM = [
  'submitted',
  'information-asked',
  'waiting',
  'parked',
  'offered',
  'placed',
  'lost-contact',
] as const satisfies readonly RequestStatus[]

/** States in which what a request says may still be changed. */
export const CHANGEABLE: readonly RequestStatus[] = [
  'draft',
  'submitted',
  'information-asked',
  'waiting',
]

export const OFFER_MOVES = {
  /** Also after a refusal that is being looked at again: the place is still held. */
  accept: { from: ['open', 'contested'], to: 'accepted' },
  decline: { from: ['open'], to: 'declined' },
  /** Refused, and somebody else will look at it: the place stays held. */
  contest: { from: ['open'], to: 'contested' },
  /** The desk agrees with the refusal. */
  confirm: { from: ['contested'], to: 'declined' },
  expire: { from: ['open'], to: 'expired' },
  withdraw: { from: ['open', 'contested'], to: 'withdrawn' },
  /** Accepted, but the person did not come or the request was withdrawn. */
  lapse: { from: ['accepted'], to: 'lapsed' },
  /** A mistake taken back while nothing has followed from it. */
  stepBack: { from: ['accepted', 'declined'], to: 'open' },
} as const satisfies Record<string, Move<OfferStatus>>

/** The second look at a refusal: first what would make it possible, then the unit again, then the desk. */
export const REVIEW_MOVES = {
  offerMitigation: { from: ['mitigation'], to: 'unit-again' },
  /** The unit keeps to its refusal; so does its silence, and nobody having offered anything. */
  uphold: { from: ['mitigation', 'unit-again'], to: 'opinion' },
  confirm: { from: ['opinion'], to: 'confirmed' },
  override: { from: ['opinion'], to: 'overridden' },
  /** Accepted after all, or the offer ended otherwise. */
  resolve: { from: ['mitigation', 'unit-again', 'opinion'], to: 'resolved' },
} as const satisfies Record<string, Move<ReviewStatus>>

/** A wait for a seat by itself: the same acts as those on a request, as far as it has them. */
export const PROGRAMME_WAIT_MOVES = {
  offer: { from: ['waiting', 'offered'], to: 'offered' },
  endOffers: { from: ['offered'], to: 'waiting' },
  place: { from: ['offered'], to: 'placed' },
  stepBack: { from: ['placed'], to: 'offered' },
  return: { from: ['placed'], to: 'waiting' },
  /** The seat was taken. */
  close: { from: ['placed'], to: 'closed' },
  /** A seat of the kind came with a place. */
  meet: { from: ['waiting', 'offered'], to: 'closed' },
  withdraw: { from: ['waiting', 'offered', 'placed'], to: 'withdrawn' },
} as const satisfies Record<string, Move<ProgrammeWaitStatus>>

/** States of a request beside which a seat by itself may be asked for: it was accepted, and has not been given up. */
export const SEAT_ASKABLE: readonly RequestStatus[] = ['waiting', 'offered', 'placed', 'closed']

export const STAY_MOVES = {
  arrive: { from: ['planned'], to: 'arrived' },
  miss: { from: ['planned'], to: 'not-arrived' },
  cancel: { from: ['planned'], to: 'cancelled' },
  /** Planned again on the same offer, after an acceptance was taken back. */
  replan: { from: ['cancelled'], to: 'planned' },
  depart: { from: ['arrived'], to: 'departed' },
} as const satisfies Record<string, Move<StayStatus>>
