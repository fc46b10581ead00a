import type { StoredRequest } from '../../../models/request.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import {
  idsOfRequest,
  requireCase,
  requireRequest,
  visibleRequests,
} from '../requests/request-move.ts'

/**
 * The household was assessed anew: a unit that refused it may be asked again. Throws `wrong-state` when that unit is
 * not excluded, and `not-found`.
 */
export async function reassess(
  requestId: string,
  { unitId, ground }: { readonly unitId: string; readonly ground: string },
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const request = await RequestModel.findOneAndUpdate(
      { $and: [{ _id: requestId, 'exclusions.unitId': unitId }, visibleRequests(actor)] },
      { $pull: { exclusions: { unitId } }, $inc: { version: 1 } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!request) {
      await requireRequest(requestId, tx)
      throw wrongState('unit', 'not excluded', ['excluded after a refusal'])
    }
    const { token } = await requireCase(request.caseId, tx.session)
    const ids = { ...idsOfRequest(request), unitIds: [unitId] }
    tx.record('request.reassessed', ids, {
      ...{ fields: ['exclusions'], reason: ground, caseTokens: [token] },
    })
    return request
  })
}
