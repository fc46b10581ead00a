import { RequestModel } from '../../../models/request.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import type { Tx } from '../../events/transact.ts'
import { PROGRAMME_WAIT_MOVES, REQUEST_MOVES } from '../../states.ts'
import { moveWait } from '../programmes/programme-wait-move.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'

/** What an offer answers: the request for a place, or the household's wait for a seat by itself. */
export type OfferTarget = Pick<StoredOffer, 'requestId' | 'programmeWaitId'>

/** As a filter: the offers, or stays, that answer the same. */
export function sameTarget({ requestId, programmeWaitId }: OfferTarget) {
  return { requestId, programmeWaitId: programmeWaitId ?? { $exists: false } }
}

type Act = 'offer' | 'endOffers' | 'place' | 'stepBack' | 'return' | 'close'

/**
 * Moves what an offer answers along its own table, in one conditional write, and records it. False when it was in
 * another state: a request that was withdrawn meanwhile stays as it is.
 */
export async function moveTarget(
  { requestId, programmeWaitId }: OfferTarget,
  act: Act,
  tx: Tx,
  change: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  if (programmeWaitId) {
    return (await moveWait(programmeWaitId, PROGRAMME_WAIT_MOVES[act], change, tx)) !== null
  }
  const { from, to } = REQUEST_MOVES[act]
  const request = await RequestModel.findOneAndUpdate(
    { _id: requestId, status: { $in: from } },
    { $set: { ...change, status: to }, $inc: { version: 1 } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (!request) return false
  const { token } = await requireCase(request.caseId, tx.session)
  tx.record('request.changed', idsOfRequest(request), { fields: ['status'], caseTokens: [token] })
  return true
}
