import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { dayOf } from '../../today.ts'
import { withdrawLinesOf } from '../plans/withdraw-lines.service.ts'
import { changeWait, decided, requireWaiting } from './change-wait.ts'
import { nextCheckIn } from './check-in-terms.ts'
import { eachAlone } from './each-alone.ts'

/** The longest that a request may be parked at once. */
export const PARKED_AT_MOST = 'P6M'

/**
 * Takes a request off the list until a day on which it comes back by itself. Whether its clock runs on meanwhile is
 * said by the reason; nobody asks for a check-in. What plans propose for it is set aside.
 * Throws `not-found`, and `wrong-state` unless it waits without an open offer.
 */
export async function parkRequest(
  id: string,
  { until, reason }: { readonly until: string; readonly reason: string },
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const { from, to } = REQUEST_MOVES.park
    const before = await requireWaiting(id, from, tx)
    const set = { parking: { ...decided(reason, tx), until } }
    const change = { to, set, clear: ['checkIn'], event: 'request.parked', reason } as const
    const parked = await changeWait(before, change, tx, deps)
    await withdrawLinesOf(parked._id, tx)
    return parked
  })
}

/** Puts a parked request back on the list, with the days it has. Throws `not-found` and `wrong-state`. */
export async function unparkRequest(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const { from, to } = REQUEST_MOVES.unpark
    const before = await requireWaiting(id, from, tx)
    const set = { checkIn: nextCheckIn(before, tx.today, deps) }
    const change = { to, set, clear: ['parking'], event: 'request.unparked' } as const
    return changeWait(before, change, tx, deps)
  })
}

/** Puts everybody back whose day has come. Safe to run twice, and beside somebody who does it by hand. */
export async function endParkings(deps: Deps): Promise<number> {
  const due = { status: 'parked', 'parking.until': { $lte: dayOf(deps.now()) } } as const
  const ids = (await RequestModel.find(due, { _id: 1 }).lean()).map(({ _id }) => String(_id))
  return eachAlone(ids, 'parking not ended', deps, async (id) => {
    await unparkRequest(id, SYSTEM, deps)
    return true
  })
}
