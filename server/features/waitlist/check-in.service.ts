import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { SYSTEM } from '../../events/actor.ts'
import type { EventName } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { ON_LIST, REQUEST_MOVES } from '../../states.ts'
import { dayOf } from '../../today.ts'
import { withdrawLinesOf } from '../plans/withdraw-lines.service.ts'
import { changeWait, requireWaiting } from './change-wait.ts'
import { nextCheckIn, stepDue } from './check-in-terms.ts'
import type { CheckInStep } from './check-in-terms.ts'
import { eachAlone } from './each-alone.ts'

/** Says that a household still waits: it keeps its place, and is asked again only after the days of its status. */
export async function checkIn(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const before = await requireWaiting(id, ON_LIST, tx)
    const set = { checkIn: nextCheckIn(before, tx.today, deps) }
    return changeWait(before, { set, event: 'request.checked-in' }, tx, deps)
  })
}

/**
 * Somebody has spoken to a household that was lost from view: back on the list with the days it had, its clock having
 * stood meanwhile. Throws `not-found` and `wrong-state`.
 */
export async function foundAgain(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const { from, to } = REQUEST_MOVES.find
    const before = await requireWaiting(id, from, tx)
    const set = { checkIn: nextCheckIn(before, tx.today, deps) }
    return changeWait(before, { to, set, event: 'request.found' }, tx, deps)
  })
}

/**
 * Asks after everybody who waits without an offer: reminds, warns, warns for the last time, and only then, with both
 * warnings recorded and their days gone by, takes somebody off the list as lost from view. Nobody is ever closed.
 * Safe to run twice: each step is decided anew inside the transaction that takes it.
 */
export async function askWhoWaits(deps: Deps): Promise<number> {
  const today = dayOf(deps.now())
  const waiting = { status: REQUEST_MOVES.lose.from[0] } as const
  const found = await RequestModel.find(waiting, { waitStatus: 1, checkIn: 1 }).lean()
  const due = found.filter((request) => stepDue(request, today, deps) !== undefined)
  const ids = due.map(({ _id }) => String(_id))
  return eachAlone(ids, 'check-in not asked for', deps, (id) => takeStep(id, deps))
}

async function takeStep(id: string, deps: Deps): Promise<boolean> {
  return transact(deps, SYSTEM, async (tx) => {
    const before = await requireWaiting(id, REQUEST_MOVES.lose.from, tx)
    const step = stepDue(before, tx.today, deps)
    if (!step) return false
    if (step === 'lose') await lose(before, tx, deps)
    else {
      const set = { checkIn: asked(before, step, tx, deps) }
      await changeWait(before, { set, event: STEP_EVENTS[step] }, tx, deps)
    }
    return true
  })
}

type Asking = Exclude<CheckInStep, 'lose'>

const STEP_EVENTS: Readonly<Record<Asking, EventName>> = {
  start: 'request.check-in-begun',
  remind: 'request.check-in-due',
  warn: 'request.check-in-missed',
  'warn-last': 'request.check-in-last-warning',
}

/** What stands after a step: when it was sent, beside what was sent before. */
function asked(before: StoredRequest, step: Asking, { at, today }: Tx, deps: Deps) {
  const { checkIn: known } = before
  if (!known || step === 'start') return nextCheckIn(before, today, deps)
  if (step === 'remind') return { ...known, remindedAt: at }
  return step === 'warn' ? { ...known, firstWarningAt: at } : { ...known, secondWarningAt: at }
}

async function lose(before: StoredRequest, tx: Tx, deps: Deps): Promise<void> {
  const { to } = REQUEST_MOVES.lose
  const also = {
    'checkIn.firstWarningAt': { $exists: true },
    'checkIn.secondWarningAt': { $exists: true },
  }
  const change = { to, also, event: 'request.lost', reason: 'check-ins-missed' } as const
  const lost = await changeWait(before, change, tx, deps)
  await withdrawLinesOf(lost._id, tx)
}
