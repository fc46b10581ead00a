import { storedWait } from '../../../matching/wait-clock.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'
import { changeWait, decided, requireWaiting } from './change-wait.ts'
import { spellsOf } from './clock.ts'
import { ON_LIST } from '../../states.ts'

/**
 * Stops the clock of somebody who waits: the days from today on do not count, and the national plan looks for no
 * place. It stays on the list. Throws `not-found`, and `wrong-state` also when somebody has stopped it already.
 */
export async function stopClock(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const before = await requireWaiting(id, ON_LIST, tx)
    if (before.clockStop) throw wrongState('clock', 'stopped', ['not stopped by anybody'])
    const set = { clockStop: decided(reason, tx) }
    return changeWait(before, { set, event: 'request.clock-stopped', reason }, tx, deps)
  })
}

/** Lets a stopped clock go on, with the days it had. Throws `not-found` and `wrong-state`. */
export async function resumeClock(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const before = await requireWaiting(id, ON_LIST, tx)
    if (!before.clockStop) throw wrongState('clock', 'not stopped', ['stopped by somebody'])
    const change = { clear: ['clockStop'], event: 'request.clock-resumed' } as const
    return changeWait(before, change, tx, deps)
  })
}

/** On the list, and who may be back on it the next moment because an arrival did not happen. */
const HELD = [...ON_LIST, 'placed'] as const

/**
 * Moves the effective start of everybody on the list whose clock stands, once a day, so that the order of the list
 * counts no day that does not count. Safe to run twice: each is one conditional write.
 */
export async function holdStoppedClocks(deps: Deps): Promise<number> {
  const today = dayOf(deps.now())
  const due = { status: { $in: HELD }, clockStandsAt: { $lt: today } } as const
  let held = 0
  for (const request of await RequestModel.find(due, { profile: 0 }).lean()) {
    held += (await holdClock(request, today, deps)) ? 1 : 0
  }
  return held
}

async function holdClock(
  { _id, caseId, version, ...wait }: Omit<StoredRequest, 'profile'>,
  today: string,
  deps: Deps,
): Promise<boolean> {
  return transact(deps, SYSTEM, async (tx) => {
    const held = await RequestModel.findOneAndUpdate(
      // Somebody else's act in between has moved it already.
      { _id, version, status: { $in: HELD } },
      { $set: storedWait(spellsOf(wait), today), $inc: { version: 1 } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!held) return false
    const { token } = await requireCase(caseId, tx.session)
    tx.record('request.clock-held', idsOfRequest(held), {
      fields: ['waitingSince'],
      caseTokens: [token],
    })
    return true
  })
}
