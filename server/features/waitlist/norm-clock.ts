import { addDuration, daysBetween } from '../../../matching/day.ts'
import { daysOf, runningTermEnd } from '../../../matching/wait-clock.ts'
import type { Deps } from '../../deps.ts'
import type { Reference } from '../../reference/reference.ts'
import type { WaitNorm } from '../../reference/wait-reference.ts'
import { spellsOf } from './clock.ts'
import type { Clocked } from './clock.ts'

/** Qualifier of a norm that asks for a review, not for a place. */
export const REVIEWED = 'review-at-most'

/** How a wait status stands against its norm. */
export interface NormClock {
  readonly norm: WaitNorm
  /** A norm counts days on which the clock runs; a review comes on its day of the calendar. */
  readonly kind: 'norm' | 'review'
  /** The day the status was set. */
  readonly since: string
  readonly days: number
  /** Last day of the term; absent while the clock stands. */
  readonly dueOn: string | undefined
}

/** Undefined before a request is on the list. */
export function normClockOf(
  request: Clocked,
  today: string,
  { reference }: Pick<Deps, 'reference'>,
): NormClock | undefined {
  const norm = normOf(request.waitStatus, reference)
  const spells = spellsOf(request)
  const since = request.waitStatusSet?.on ?? spells[0]?.from
  if (!norm?.duration || since === undefined) return undefined
  if (norm.qualifier === REVIEWED) {
    const days = Math.max(0, daysBetween(since, today))
    return { norm, kind: 'review', since, days, dueOn: addDuration(since, norm.duration) }
  }
  const days = daysOf('running', spells, { from: since, until: today })
  const dueOn = runningTermEnd(spells, { since, term: norm.duration, today })
  return { norm, kind: 'norm', since, days, dueOn }
}

/** The norm of a wait status, from `data/wait-norms.json`. */
export function normOf(
  waitStatus: string | null | undefined,
  { waitStatuses, waitNorms }: Reference,
): WaitNorm | undefined {
  const status = waitStatuses.get(waitStatus ?? '')
  return status && waitNorms.get(status.norm)
}
