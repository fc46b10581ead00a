import type { Types } from 'mongoose'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { OFFER_MOVES, STAY_MOVES } from '../../states.ts'
import { bookPlace, requireRoom } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { requireCase } from '../requests/request-move.ts'
import { nextOrder } from './make-offer.service.ts'
import { idsOfOffer, moveOffer, onBehalfOf, requireOffer } from './offer-access.ts'
import { moveTarget } from './offer-target.ts'
import { clocksOf } from './offer-clocks.ts'
import { policyOf } from './offer-terms.ts'

/** Why an answer is taken back. */
export const STEP_BACK_REASONS = ['wrong-button', 'wrong-household', 'new-information'] as const
export type StepBackReason = (typeof STEP_BACK_REASONS)[number]

/**
 * Takes an answer back that nothing has followed from yet: the offer is open again, with a new time to answer, and its
 * places are held. An acceptance until the person arrives; a refusal while the place is free and nobody has given a
 * second opinion. Throws `wrong-state`, `place-taken`, `too-many-offers`, `not-found`.
 */
export async function stepBack(
  offerId: string,
  reason: StepBackReason,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const before = await requireOffer(offerId, tx)
    requireReversible(before, tx)
    const accepted = before.status === 'accepted'
    const order = await reopenTarget(before, tx, deps)
    const unitIds = accepted ? await unplan(before, tx) : await holdAgain(before, tx)
    const { session } = tx
    const request = await RequestModel.findById(before.requestId, null, { session }).orFail().lean()
    const { urgencyClass } = request
    const unit = await UnitModel.findById(before.unitId, null, { session }).orFail().lean()
    const policy = policyOf(before, deps)
    const offer = await moveOffer(
      offerId,
      {
        ...{ move: OFFER_MOVES.stepBack, act: 'stepped-back', code: reason },
        change: { order, ...clocksOf({ urgencyClass, at: tx.at }, unit, policy) },
        unset: ['answer', 'stayId', 'review'],
      },
      tx,
    )
    if (!offer) throw new Problem('changed-meanwhile', 'Look at the offer again.')
    const { token } = await requireCase(offer.caseId, tx.session)
    const ids = { ...idsOfOffer(offer, unitIds), ...onBehalfOf(offer, tx) }
    tx.record('offer.stepped-back', ids, { fields: ['status'], reason, caseTokens: [token] })
    return offer
  })
}

function requireReversible({ status, review, from }: StoredOffer, { today }: Tx): void {
  const states: readonly string[] = OFFER_MOVES.stepBack.from
  if (!states.includes(status)) throw wrongState('offer', status, states)
  if (review?.opinion) throw wrongState('second look', review.status, ['not decided'])
  if (from < today) throw new Problem('too-late', `The first night, ${from}, has passed.`)
}

/** The household is being offered again; gives the order of the offer among those that run. */
async function reopenTarget(offer: StoredOffer, tx: Tx, deps: Deps): Promise<number> {
  const { _id, requestId, status } = offer
  if (!(await moveTarget(offer, status === 'accepted' ? 'stepBack' : 'offer', tx))) {
    const detail = 'The household was placed or withdrawn meanwhile: look at its request.'
    throw new Problem('wrong-state', detail)
  }
  await RequestModel.updateOne(
    { _id: requestId },
    { $pull: { exclusions: { offerId: String(_id) } } },
    { session: tx.session },
  )
  return nextOrder(offer, policyOf(offer, deps).maxParallel, tx)
}

/** The planned stay becomes a hold again. Throws `wrong-state` once the person is there. */
async function unplan({ _id, placeIds }: StoredOffer, tx: Tx): Promise<string[]> {
  const { from, to } = STAY_MOVES.cancel
  const stay = await StayModel.findOneAndUpdate(
    { offerId: _id, status: { $in: from } },
    { $set: { status: to, open: false } },
    { session: tx.session },
  ).lean()
  if (!stay) throw wrongState('stay', 'no longer planned', from)
  const hold = async (placeId: Types.ObjectId): Promise<void> => {
    await PlaceModel.updateOne(
      { _id: placeId, bookings: { $elemMatch: { id: String(_id), kind: 'stay' } } },
      { $set: { 'bookings.$.kind': 'hold' } },
      { session: tx.session },
    )
  }
  return changePlaces(placeIds, hold, tx)
}

/** Holds the places anew. Throws `place-taken` when one of them is no longer free. */
async function holdAgain(offer: StoredOffer, tx: Tx): Promise<string[]> {
  const { _id, caseId, from, until, placeIds, unitId } = offer
  const hold = { id: String(_id), kind: 'hold', from, until, caseId } as const
  const unitIds = await changePlaces(placeIds, (placeId) => bookPlace(placeId, hold, tx), tx)
  // A seat by itself takes no bed, and is offered in a full house too.
  if (offer.programmeWaitId) return unitIds
  const unit = await UnitModel.findById(unitId, null, { session: tx.session }).orFail().lean()
  await requireRoom(unit, from, tx)
  return unitIds
}
