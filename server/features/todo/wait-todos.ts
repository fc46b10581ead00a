import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { ON_LIST, REQUEST_MOVES } from '../../states.ts'
import { dayOf, endOfDay } from '../../today.ts'
import { remindFrom } from '../waitlist/check-in-terms.ts'
import { normClockOf } from '../waitlist/norm-clock.ts'
import type { Found, Owner } from './owner.ts'

export const DESK = { role: 'desk' } as const

/** Who decides on requests of a region. */
export function deciderOf(region: string, mandated: ReadonlySet<string>): Owner {
  return mandated.has(region) ? { role: 'region', region } : DESK
}

interface Looked {
  readonly mandated: ReadonlySet<string>
  readonly now: Date
  readonly deps: Deps
}

type Waits = Omit<StoredRequest, 'profile'>

/** What waiting itself asks of people. */
export function waitTodos(request: Waits, looked: Looked): Found[] {
  if (request.status === 'lost-contact') {
    return [{ ...aboutWait(request), kind: 'find-household', due: undefined }]
  }
  if (!ON_LIST.some((on) => on === request.status)) return []
  return [...normTodo(request, looked), ...checkInTodo(request, looked)]
}

/** A wait longer than the norm of its status is the desk's; a status to review is of who set it. Neither before its time. */
function normTodo(request: Waits, { mandated, now, deps }: Looked): Found[] {
  const clock = normClockOf(request, dayOf(now), deps)
  const due = clock?.dueOn === undefined ? undefined : endOfDay(clock.dueOn)
  if (!clock || !due || due > now) return []
  const common = { ...aboutWait(request), due }
  return clock.kind === 'norm'
    ? [{ ...common, kind: 'wait-norm-over', owner: DESK }]
    : [{ ...common, kind: 'review-wait-status', owner: deciderOf(request.region, mandated) }]
}

/** From the day of its reminder on. While an offer is open there is contact enough. */
function checkInTodo(request: Waits, { now, deps }: Looked): Found[] {
  const asks = REQUEST_MOVES.lose.from.some((status) => status === request.status)
  const from = remindFrom(request, deps)
  if (!asks || !request.checkIn || from === undefined || dayOf(now) < from) return []
  return [{ ...aboutWait(request), kind: 'check-in', due: endOfDay(request.checkIn.dueOn) }]
}

function aboutWait({ _id, caseId, organisationId, urgencyClass }: Waits) {
  const owner = { role: 'coordinator', organisationId: String(organisationId) } as const
  return { id: String(_id), caseId, class: urgencyClass, owner }
}
