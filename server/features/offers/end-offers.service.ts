import type { Types } from 'mongoose'
import { HOLDING, OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { OFFER_MOVES, REQUEST_MOVES, REVIEW_MOVES, STAY_MOVES } from '../../states.ts'
import { releaseBooking } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'
import { idsOfStay } from '../stays/stay-access.ts'
import { idsOfOffer, moveOffer, requireOffer, stepOf, whyNotAnswered } from './offer-access.ts'

/** Closes an offer nobody answered in time. Does nothing if someone just did. */
export async function expireOffer(offerId: string, actor: Actor, deps: Deps): Promise<boolean> {
  return transact(deps, actor, async (tx) => {
    const code = 'offer-expired'
    const offer = await moveOffer(
      offerId,
      {
        ...{ move: OFFER_MOVES.expire, act: 'expired', code },
        also: { answerBy: { $lte: tx.at } },
        change: { answer: { code, by: actor.id, at: tx.at } },
      },
      tx,
    )
    if (!offer) return false
    await recordEnd(offer, 'offer.expired', tx)
    await returnToWaiting(offer.requestId, tx)
    return true
  })
}

/** Takes an offer back that is not accepted yet, with a coded reason. */
export async function withdrawOffer(
  offerId: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const before = await requireOffer(offerId, tx)
    const offer = await takeBack(before, reason, tx)
    if (!offer) throw await whyNotAnswered(offerId, tx)
    await returnToWaiting(offer.requestId, tx)
    return offer
  })
}

/** Withdraws every running offer of a request but one, each with the reason its unit will see. */
export async function withdrawOffersOf(
  requestId: Types.ObjectId,
  { code, except }: { code: string; except?: Types.ObjectId },
  tx: Tx,
): Promise<void> {
  const running = { requestId, status: { $in: OFFER_MOVES.withdraw.from } } as const
  for (const offer of await OfferModel.find(running, null, { session: tx.session }).lean()) {
    if (except && offer._id.equals(except)) continue
    // Whoever was first to accept does it for everybody: it is no act of his on the other units' offers.
    await takeBack(offer, code, { ...tx, actor: { ...tx.actor, role: 'system' } })
  }
}

async function takeBack(before: StoredOffer, code: string, tx: Tx): Promise<StoredOffer | null> {
  const answer = { code, by: tx.actor.id, at: tx.at }
  const offer = await moveOffer(
    before._id,
    {
      ...{ move: OFFER_MOVES.withdraw, act: 'withdrawn', code },
      change: { answer, ...(before.review && { 'review.status': REVIEW_MOVES.resolve.to }) },
      unset: ['review.dueBy'],
    },
    tx,
  )
  if (offer) await recordEnd(offer, 'offer.withdrawn', tx)
  return offer
}

/** Cancels the planned stay of a request, if there is one, and lets its accepted offer lapse. */
export async function lapseOffersOf(requestId: Types.ObjectId, tx: Tx): Promise<void> {
  const { session } = tx
  const offer = await OfferModel.findOneAndUpdate(
    { requestId, status: 'accepted' },
    { $set: { status: OFFER_MOVES.lapse.to }, $push: { steps: stepOf('lapsed', tx) } },
    { returnDocument: 'after', session },
  ).lean()
  if (!offer) return
  const stay = await StayModel.findOneAndUpdate(
    { offerId: offer._id, status: { $in: STAY_MOVES.cancel.from } },
    { $set: { status: STAY_MOVES.cancel.to, open: false } },
    { returnDocument: 'after', session },
  ).lean()
  await recordEnd(offer, 'offer.withdrawn', tx)
  if (!stay) return
  const { token } = await requireCase(stay.caseId, session)
  tx.record('stay.cancelled', idsOfStay(stay, []), { fields: ['status'], caseTokens: [token] })
}

/** When the last running offer of a request has ended, it waits again, with the clock it had. */
export async function returnToWaiting(requestId: Types.ObjectId, tx: Tx): Promise<void> {
  const { session } = tx
  const running = { requestId, status: { $in: HOLDING } } as const
  if (await OfferModel.exists(running).session(session)) return
  const request = await RequestModel.findOneAndUpdate(
    { _id: requestId, status: { $in: REQUEST_MOVES.endOffers.from } },
    { $set: { status: REQUEST_MOVES.endOffers.to }, $inc: { version: 1 } },
    { returnDocument: 'after', session },
  ).lean()
  if (!request) return
  const { token } = await requireCase(request.caseId, session)
  tx.record('request.changed', idsOfRequest(request), { fields: ['status'], caseTokens: [token] })
}

/** Frees the places of an offer that has ended, and says so. */
export async function recordEnd(
  offer: StoredOffer,
  event: 'offer.expired' | 'offer.withdrawn' | 'offer.declined',
  tx: Tx,
): Promise<void> {
  const free = (placeId: Types.ObjectId) => releaseBooking(placeId, String(offer._id), tx)
  const unitIds = await changePlaces(offer.placeIds, free, tx)
  const { token } = await requireCase(offer.caseId, tx.session)
  tx.record(event, idsOfOffer(offer, unitIds), {
    fields: ['status'],
    reason: offer.answer?.code,
    caseTokens: [token],
  })
}
