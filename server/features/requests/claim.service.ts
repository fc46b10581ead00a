import type { StoredRequest } from '../../../models/request.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { requireMandate } from './mandate.ts'
import {
  idsOfRequest,
  moveRequest,
  requireCase,
  requireRequest,
  visibleRequests,
} from './request-move.ts'

/** How long a request stays with who took it. Taking it again begins anew. A modelling choice. */
export const CLAIM_MINUTES = 30

/** Nobody else has it, or no longer: part of the write, so that of two who take it at once one gets it. */
export function freeFor({ id }: Actor, at: Date): Record<string, unknown> {
  return {
    $or: [{ claim: { $exists: false } }, { 'claim.until': { $lte: at } }, { 'claim.by': id }],
  }
}

/**
 * Takes a submitted request to decide on it: others see who has it and until when, and cannot decide meanwhile.
 * Throws `being-decided`, `wrong-state`, `no-authority`, `not-found`.
 */
export async function takeRequest(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    await requireMandate(tx)
    const until = new Date(tx.at.getTime() + CLAIM_MINUTES * 60_000)
    const claim = { by: actor.id, role: actor.role, at: tx.at, until }
    const move = { ...REQUEST_MOVES.take, also: freeFor(actor, tx.at) }
    const taken = await moveRequest(id, move, { claim }, tx)
    const { token } = await requireCase(taken.caseId, tx.session)
    tx.record('request.taken', idsOfRequest(taken), { fields: ['claim'], caseTokens: [token] })
    return taken
  })
}

/** Gives a request back to the queue. Does nothing when the actor does not have it. Throws `not-found`. */
export async function letRequestGo(id: string, actor: Actor, deps: Deps): Promise<void> {
  await transact(deps, actor, async (tx) => {
    const before = await requireRequest(id, tx)
    const released = await RequestModel.findOneAndUpdate(
      { $and: [{ _id: id, 'claim.by': actor.id }, visibleRequests(actor)] },
      { $unset: { claim: 1 }, $inc: { version: 1 } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!released) return null
    const { token } = await requireCase(before.caseId, tx.session)
    tx.record('request.let-go', idsOfRequest(released), { fields: ['claim'], caseTokens: [token] })
    return null
  })
}
