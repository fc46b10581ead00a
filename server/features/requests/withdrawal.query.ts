import { OfferModel } from '../../../models/offer.model.ts'
import { PlanLineModel } from '../../../models/plan.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { OFFER_MOVES, REQUEST_MOVES, STAY_MOVES } from '../../states.ts'
import { dayOf } from '../../today.ts'
import { runningOn } from '../interim/interim-nights.ts'
import { requireCase, requireRequest } from './request-move.ts'
import type { WithdrawalTree } from './request.schema.ts'

/**
 * What withdrawing a request would bring about, as a tree, before it is done: what hangs on it, and what becomes
 * of each. Reads by the same table of states as the act itself. Throws `not-found` and `wrong-state`.
 */
export async function previewWithdrawal(
  id: string,
  actor: Actor,
  deps: Deps,
): Promise<WithdrawalTree> {
  const request = await requireRequest(id, { actor })
  const withdrawable: readonly string[] = REQUEST_MOVES.withdraw.from
  if (!withdrawable.includes(request.status)) {
    throw wrongState('request', request.status, withdrawable)
  }
  const { token } = await requireCase(request.caseId)
  await recordRead(deps, actor, {
    act: 'request.withdrawal-previewed',
    ids: { requestId: id },
    caseTokens: [token],
  })
  const interim = runningOn(request, dayOf(deps.now()))
  return {
    requestId: id,
    status: request.status,
    becomes: REQUEST_MOVES.withdraw.to,
    leavesWaitlist: request.waitingSince !== undefined,
    offers: await offersThatEnd(id),
    ...(interim && { interim: { kind: interim.kind, from: interim.from } }),
    planLines: await linesThatEnd(id),
  }
}

async function offersThatEnd(requestId: string): Promise<WithdrawalTree['offers']> {
  const ending = { requestId, status: { $in: ['open', 'accepted'] } } as const
  const offers = await OfferModel.find(ending).sort({ madeAt: 1, _id: 1 }).lean()
  const stays = await StayModel.find({
    offerId: { $in: offers.map(({ _id }) => _id) },
    status: { $in: STAY_MOVES.cancel.from },
  }).lean()
  return offers.map(({ _id, unitId, placeIds, status, from, until }) => {
    const stay = stays.find(({ offerId }) => offerId.equals(_id))
    return {
      offerId: String(_id),
      unitId: String(unitId),
      ...{ status, from, until },
      becomes: status === 'open' ? OFFER_MOVES.withdraw.to : OFFER_MOVES.lapse.to,
      frees: placeIds.map(String),
      ...(stay && { stay: { stayId: String(stay._id), becomes: STAY_MOVES.cancel.to } }),
    }
  })
}

async function linesThatEnd(requestId: string): Promise<WithdrawalTree['planLines']> {
  const lines = await PlanLineModel.find({ requestId, state: 'proposed' }).sort({ _id: 1 }).lean()
  return lines.map(({ planId, unitId }) => ({
    planId: String(planId),
    ...(unitId && { unitId: String(unitId) }),
    becomes: 'withdrawn',
  }))
}
