import type { Types } from 'mongoose'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { withdrawLinesOf } from '../plans/withdraw-lines.service.ts'
import { endWaitsOf } from '../programmes/end-waits.service.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { lapseOffersOf, withdrawOffersOf } from '../offers/end-offers.service.ts'
import { endInterimWith } from '../interim/interim.service.ts'
import { idsOfRequest, moveRequest, requireCase } from './request-move.ts'

const TITLE_LAPSED = 'title-lapsed'

/**
 * Takes a request back, with all that hangs on it: open offers end, held places are free, a planned stay is
 * cancelled, lines of plans are set aside. Where the title has lapsed the request ends as such. Once the person has
 * arrived there is nothing to withdraw any more: throws `wrong-state`. What it will do: `previewWithdrawal`.
 */
export async function withdrawRequest(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, (tx) => endRequest(id, reason, tx, deps))
}

/** Withdraws within an act: see `withdrawRequest`. */
export async function endRequest(
  id: string | Types.ObjectId,
  reason: string,
  tx: Tx,
  { reference }: Deps,
): Promise<StoredRequest> {
  const ending = { code: reason, by: tx.actor.id, at: tx.at }
  const lapsed = reference.refusalReasons.get(reason)?.closesAs === TITLE_LAPSED
  const move = lapsed ? REQUEST_MOVES.endTitle : REQUEST_MOVES.withdraw
  const withdrawn = await moveRequest(id, move, { live: false, ending }, tx)
  await withdrawOffersOf({ requestId: withdrawn._id }, { code: 'request-withdrawn' }, tx)
  await lapseOffersOf({ requestId: withdrawn._id }, tx)
  await endWaitsOf(withdrawn._id, tx)
  await withdrawLinesOf(withdrawn._id, tx)
  await endInterimWith(withdrawn._id, 'request-ended', tx)
  const { token } = await requireCase(withdrawn.caseId, tx.session)
  tx.record(lapsed ? 'request.title-ended' : 'request.withdrawn', idsOfRequest(withdrawn), {
    fields: ['status'],
    reason,
    caseTokens: [token],
  })
  return withdrawn
}
