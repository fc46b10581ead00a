import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { lapseOffersOf, withdrawOffersOf } from '../offers/end-offers.service.ts'
import { idsOfRequest, moveRequest, requireCase } from './request-move.ts'

/**
 * Takes a request back, with all that hangs on it: open offers end, held places are free, a planned stay is
 * cancelled. Once the person has arrived there is nothing to withdraw any more: throws `wrong-state`.
 */
export async function withdrawRequest(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const ending = { code: reason, by: actor.id, at: tx.at }
    const withdrawn = await moveRequest(id, REQUEST_MOVES.withdraw, { live: false, ending }, tx)
    await withdrawOffersOf(withdrawn._id, { code: 'request-withdrawn' }, tx)
    await lapseOffersOf(withdrawn._id, tx)
    const { token } = await requireCase(withdrawn.caseId, tx.session)
    tx.record('request.withdrawn', idsOfRequest(withdrawn), {
      fields: ['status'],
      reason,
      caseTokens: [token],
    })
    return withdrawn
  })
}
