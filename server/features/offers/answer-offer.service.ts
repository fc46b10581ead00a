import { Types } from 'mongoose'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { OFFER_MOVES, REQUEST_MOVES } from '../../states.ts'
import { turnHoldIntoStay } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'
import { recordEnd, returnToWaiting, withdrawOffersOf } from './end-offers.service.ts'
import { answerOpenOffer, idsOfOffer, whyNotAnswered } from './offer-access.ts'

/**
 * Takes the household in: the hold becomes a planned stay and the other offers are withdrawn.
 * Throws `offer-already-answered`, `offer-expired`, or `not-found`.
 */
export async function acceptOffer(offerId: string, actor: Actor, deps: Deps): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const stayId = new Types.ObjectId()
    // One conditional write: of two people who answer at once, the database lets one through.
    const offer = await answerOpenOffer(
      offerId,
      {
        also: { answerBy: { $gt: tx.at } },
        change: { answer: { code: 'accepted', by: actor.id, at: tx.at }, stayId },
        to: OFFER_MOVES.accept.to,
      },
      tx,
    )
    if (!offer) throw await whyNotAnswered(offerId, tx)

    const begin = (placeId: Types.ObjectId) => turnHoldIntoStay(placeId, offerId, tx)
    const unitIds = await changePlaces(offer.placeIds, begin, tx)
    await planStay(stayId, offer, tx)
    await withdrawOffersOf(offer.requestId, { code: 'placed-elsewhere', except: offer._id }, tx)
    await placeRequest(offer, tx)
    const { token } = await requireCase(offer.caseId, tx.session)
    tx.record(
      'offer.accepted',
      { ...idsOfOffer(offer, unitIds), stayId: String(stayId) },
      { fields: ['status', 'stayId'], caseTokens: [token] },
    )
    return offer
  })
}

/** Refuses with a coded reason; it never costs the household its rank. Throws as `acceptOffer` does. */
export async function declineOffer(
  offerId: string,
  { reason, explanation }: { reason: string; explanation?: string | undefined },
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const answer = {
      code: reason,
      by: actor.id,
      at: tx.at,
      ...(explanation !== undefined && { explanation }),
    }
    const offer = await answerOpenOffer(
      offerId,
      { also: { answerBy: { $gt: tx.at } }, change: { answer }, to: OFFER_MOVES.decline.to },
      tx,
    )
    if (!offer) throw await whyNotAnswered(offerId, tx)
    await recordEnd(offer, 'offer.declined', tx)
    await returnToWaiting(offer.requestId, tx)
    return offer
  })
}

async function planStay(stayId: Types.ObjectId, offer: StoredOffer, tx: Tx): Promise<void> {
  const { requestId, caseId, unitId, organisationId, requestedBy, region, placeIds, from, until } =
    offer
  const stay = new StayModel({
    _id: stayId,
    offerId: offer._id,
    ...{ requestId, caseId, unitId, organisationId, requestedBy, region, placeIds, from, until },
    status: 'planned',
    open: true,
    plannedAt: tx.at,
  })
  await StayModel.insertMany([stay.toObject()], { session: tx.session })
}

async function placeRequest({ requestId, _id }: StoredOffer, tx: Tx): Promise<void> {
  const { from, to } = REQUEST_MOVES.place
  const request = await RequestModel.findOneAndUpdate(
    { _id: requestId, status: { $in: from } },
    { $set: { status: to }, $inc: { version: 1 } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (!request) throw new Problem('changed-meanwhile', 'The request is no longer being offered.')
  const taken = { requestId, status: 'accepted', _id: { $ne: _id } } as const
  if (await OfferModel.exists(taken).session(tx.session)) {
    throw new Problem('offer-already-answered', 'Another unit has accepted this household.')
  }
  tx.record('request.changed', idsOfRequest(request), { fields: ['status'] })
}
