import type { StoredRequest, WaitStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import type { Reference } from '../../reference/reference.ts'
import { ON_LIST } from '../../states.ts'
import { requireMandate } from '../requests/mandate.ts'
import { changeWait, decided, requireWaiting } from './change-wait.ts'
import { nextCheckIn, soonerCheckIn } from './check-in-terms.ts'
import { clockAfter } from './clock.ts'
import { REVIEWED, normOf } from './norm-clock.ts'

/** The reason that stands with a status which came with the urgency class. */
export const BY_CLASS = 'by-class'

/**
 * What accepting a request adds: the wait status that belongs to its class (`data/wait-statuses.json`), and a clock
 * that follows it. Accepted anew after an assessment, it is set anew.
 */
export function waitOnAcceptance(
  before: StoredRequest,
  tx: Tx,
  { reference }: Deps,
): ReturnType<typeof clockAfter> {
  const waitStatus = statusOfClass(before.urgencyClass, reference)
  const set = {
    waitStatus,
    waitStatusSet: decided(BY_CLASS, tx),
    checkIn: nextCheckIn({ waitStatus }, tx.today, { reference }),
  }
  const clock = clockAfter({ ...before, ...set }, tx.today, reference)
  return { set: { ...set, ...clock.set }, clear: clock.clear }
}

function statusOfClass(urgencyClass: number, { waitStatuses }: Reference): WaitStatus {
  const found = [...waitStatuses.values()].find((status) =>
    status.defaultForClasses.includes(urgencyClass),
  )
  return found?.code ?? 'active'
}

/**
 * Says how a household waits, from now on: its norm counts from today. A status that is reviewed may be set again,
 * which is the review; one with a norm may not, because that would only put off its term.
 * Throws `not-found`, `wrong-state`, `no-authority` and `not-allowed`.
 */
export async function setWaitStatus(
  id: string,
  { waitStatus, reason }: { readonly waitStatus: WaitStatus; readonly reason: string },
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    await requireMandate(tx)
    requireSetter(waitStatus, actor, deps)
    const before = await requireWaiting(id, ON_LIST, tx)
    if (before.waitStatus === waitStatus && !isReviewed(waitStatus, deps)) {
      throw wrongState('wait status', waitStatus, ['another one'])
    }
    const set = {
      waitStatus,
      waitStatusSet: decided(reason, tx),
      checkIn: soonerCheckIn(before, waitStatus, tx.today, deps),
    }
    return changeWait(before, { set, event: 'request.wait-status-set', reason }, tx, deps)
  })
}

function requireSetter(waitStatus: WaitStatus, { role }: Actor, { reference }: Deps): void {
  const { setBy = [] } = reference.waitStatuses.get(waitStatus) ?? {}
  if (role === 'system' || setBy.some((setter) => setter === role)) return
  throw new Problem('not-allowed', `This wait status is set by ${setBy.join(' or ')}.`)
}

function isReviewed(waitStatus: WaitStatus, { reference }: Deps): boolean {
  return normOf(waitStatus, reference)?.qualifier === REVIEWED
}
