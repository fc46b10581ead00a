import type { Types } from 'mongoose'
import { OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { OFFER_MOVES, REQUEST_MOVES, STAY_MOVES } from '../../states.ts'
import { releaseBooking } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'
import { idsOfStay } from '../stays/stay-access.ts'
import { answerOpenOffer, idsOfOffer, whyNotAnswered } from './offer-access.ts'

/** Closes an offer nobody answered in time. Does nothing if someone just did. */
export async function expireOffer(offerId: string, actor: Actor, deps: Deps): Promise<boolean> {
  return transact(deps, actor, async (tx) => {
    const offer = await answerOpenOffer(
      offerId,
      {
        also: { answerBy: { $lte: tx.at } },
        change: { answer: { code: 'offer-expired', by: actor.id, at: tx.at } },
        to: OFFER_MOVES.expire.to,
      },
      tx,
    )
    if (!offer) return false
    await recordEnd(offer, 'offer.expired', tx)
    await returnToWaiting(offer.requestId, tx)
    return true
  })
}

/** Takes an open offer back, with a coded reason. */
export async function withdrawOffer(
  offerId: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const answer = { code: reason, by: actor.id, at: tx.at }
    const offer = await answerOpenOffer(
      offerId,
      { also: {}, change: { answer }, to: OFFER_MOVES.withdraw.to },
      tx,
    )
    if (!offer) throw await whyNotAnswered(offerId, tx)
    await recordEnd(offer, 'offer.withdrawn', tx)
    await returnToWaiting(offer.requestId, tx)
    return offer
  })
}

/** Withdraws every open offer of a request but one, each with the reason its unit will see. */
export async function withdrawOffersOf(
  requestId: Types.ObjectId,
  { code, except }: { code: string; except?: Types.ObjectId },
  tx: Tx,
): Promise<void> {
  const { session } = tx
  const open = { requestId, status: 'open' } as const
  for (const { _id } of await OfferModel.find(open, null, { session }).lean()) {
    if (except && _id.equals(except)) continue
    const offer = await OfferModel.findOneAndUpdate(
      { _id },
      {
        $set: {
          status: OFFER_MOVES.withdraw.to,
          answer: { code, by: tx.actor.id, at: tx.at },
        },
      },
      { returnDocument: 'after', session },
    ).lean()
    if (offer) await recordEnd(offer, 'offer.withdrawn', tx)
  }
}

/** Cancels the planned stay of a request, if there is one, and lets its accepted offer lapse. */
export async function lapseOffersOf(requestId: Types.ObjectId, tx: Tx): Promise<void> {
  const { session } = tx
  const offer = await OfferModel.findOneAndUpdate(
    { requestId, status: 'accepted' },
    { $set: { status: OFFER_MOVES.lapse.to } },
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

/** When the last open offer of a request has ended, it waits again, with the clock it had. */
export async function returnToWaiting(requestId: Types.ObjectId, tx: Tx): Promise<void> {
  const { session } = tx
  if (await OfferModel.exists({ requestId, status: 'open' }).session(session)) return
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
