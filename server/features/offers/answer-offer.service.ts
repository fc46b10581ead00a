import { Types } from 'mongoose'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { OFFER_MOVES, REVIEW_MOVES, STAY_MOVES } from '../../states.ts'
import { turnHoldIntoStay } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { requireCase } from '../requests/request-move.ts'
import { withdrawOffersOf } from './end-offers.service.ts'
import { idsOfOffer, moveOffer, onBehalfOf, requireOffer, whyNotAnswered } from './offer-access.ts'
import { moveTarget, sameTarget } from './offer-target.ts'

/**
 * Takes the household in: the hold becomes a planned stay and the other offers are withdrawn. Also after a refusal that
 * is being looked at again. Throws `offer-already-answered`, `offer-expired`, or `not-found`.
 */
export async function acceptOffer(offerId: string, actor: Actor, deps: Deps): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const inTime = { $or: [{ status: 'contested' }, { answerBy: { $gt: tx.at } }] }
    const { review } = await requireOffer(offerId, tx)
    return takeIn(
      offerId,
      {
        ...{ act: 'accepted', also: inTime },
        change: review ? { 'review.status': REVIEW_MOVES.resolve.to } : {},
      },
      tx,
    )
  })
}

interface TakingIn {
  readonly act: 'accepted' | 'overridden'
  readonly also: Readonly<Record<string, unknown>>
  readonly change: Readonly<Record<string, unknown>>
}

/** The hold becomes a planned stay; every other offer of the household ends. Throws as `acceptOffer` does. */
export async function takeIn(
  offerId: string,
  { act, also, change }: TakingIn,
  tx: Tx,
): Promise<StoredOffer> {
  const stayId = await idOfStay(offerId, tx)
  const behalf = act === 'accepted' && tx.actor.role === 'desk' ? { onBehalf: true } : {}
  const answer = { code: 'accepted', by: tx.actor.id, at: tx.at, ...behalf }
  // One conditional write: of two people who answer at once, the database lets one through.
  const offer = await moveOffer(
    offerId,
    {
      ...{ move: OFFER_MOVES.accept, act, also, unset: ['review.dueBy'] },
      change: { ...change, answer, stayId },
    },
    tx,
  )
  if (!offer) throw await whyNotAnswered(offerId, tx)

  const begin = (placeId: Types.ObjectId) => turnHoldIntoStay(placeId, offerId, tx)
  const unitIds = await changePlaces(offer.placeIds, begin, tx)
  await planStay(stayId, offer, tx)
  await withdrawOffersOf(sameTarget(offer), { code: 'placed-elsewhere', except: offer._id }, tx)
  await placeTarget(offer, tx)
  const { token } = await requireCase(offer.caseId, tx.session)
  const ids = { ...idsOfOffer(offer, unitIds), stayId: String(stayId), ...onBehalfOf(offer, tx) }
  tx.record('offer.accepted', ids, { fields: ['status', 'stayId'], caseTokens: [token] })
  return offer
}

/** The stay of an acceptance that was taken back is planned again; else it is a new one. */
async function idOfStay(offerId: string, { session }: Tx): Promise<Types.ObjectId> {
  const earlier = await StayModel.findOne({ offerId }, { _id: 1 }, { session }).lean()
  return earlier?._id ?? new Types.ObjectId()
}

async function planStay(stayId: Types.ObjectId, offer: StoredOffer, tx: Tx): Promise<void> {
  const { requestId, caseId, unitId, organisationId, requestedBy, region, placeIds } = offer
  const { from, until, programmeWaitId } = offer
  const planned = { status: STAY_MOVES.replan.to, open: true, plannedAt: tx.at, from, until }
  const again = await StayModel.updateOne(
    { _id: stayId, status: { $in: STAY_MOVES.replan.from } },
    { $set: planned },
    { session: tx.session },
  )
  if (again.modifiedCount > 0) return
  const stay = new StayModel({
    _id: stayId,
    offerId: offer._id,
    ...{ requestId, caseId, unitId, organisationId, requestedBy, region, placeIds, ...planned },
    ...(programmeWaitId && { programmeWaitId }),
  })
  await StayModel.insertMany([stay.toObject()], { session: tx.session })
}

async function placeTarget(offer: StoredOffer, tx: Tx): Promise<void> {
  if (!(await moveTarget(offer, 'place', tx))) {
    throw new Problem('changed-meanwhile', 'The request is no longer being offered.')
  }
  const taken = { ...sameTarget(offer), status: 'accepted', _id: { $ne: offer._id } } as const
  if (await OfferModel.exists(taken).session(tx.session)) {
    throw new Problem('offer-already-answered', 'Another unit has accepted this household.')
  }
}
