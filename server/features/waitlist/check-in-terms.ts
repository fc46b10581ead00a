import { addDays, earliest } from '../../../matching/day.ts'
import type { StoredRequest, WaitStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { CheckInPolicy } from '../../reference/wait-reference.ts'
import { dayOf } from '../../today.ts'

/** What comes next in asking whether a household still waits. */
export const CHECK_IN_STEPS = ['start', 'remind', 'warn', 'warn-last', 'lose'] as const
export type CheckInStep = (typeof CHECK_IN_STEPS)[number]

type Asked = Pick<StoredRequest, 'waitStatus' | 'checkIn'>
type Known = Pick<Deps, 'reference'>

/** How often and how long, by wait status. */
export function checkInPolicy(
  waitStatus: WaitStatus | null | undefined,
  { reference }: Known,
): CheckInPolicy {
  const found = reference.waitStatuses.get(waitStatus ?? 'active')
  if (!found) throw new Error(`data/wait-statuses.json lacks ${waitStatus ?? 'active'}`)
  return found.checkIn
}

/** The next check-in after contact on a day: nothing has been sent for it yet. */
export function nextCheckIn(
  { waitStatus }: Pick<Asked, 'waitStatus'>,
  today: string,
  known: Known,
): { dueOn: string } {
  return { dueOn: addDays(today, checkInPolicy(waitStatus, known).everyDays) }
}

/** Of another status the check-in comes sooner when its policy says so, and never later. */
export function soonerCheckIn(
  { checkIn }: Pick<Asked, 'checkIn'>,
  waitStatus: WaitStatus,
  today: string,
  known: Known,
): NonNullable<StoredRequest['checkIn']> {
  const next = nextCheckIn({ waitStatus }, today, known)
  return checkIn ? { ...checkIn, dueOn: earliest(checkIn.dueOn, next.dueOn) } : next
}

/** From this day on it stands among what the coordinator has to do. */
export function remindFrom({ waitStatus, checkIn }: Asked, known: Known): string | undefined {
  if (!checkIn) return undefined
  return addDays(checkIn.dueOn, -checkInPolicy(waitStatus, known).remindDaysBefore)
}

/**
 * What is to be done today; undefined when nothing is. Each step waits for the one before it to have been sent and
 * for its own days after that, so that a service that was away never goes on to the end at once.
 */
export function stepDue(request: Asked, today: string, known: Known): CheckInStep | undefined {
  const { checkIn, waitStatus } = request
  const policy = checkInPolicy(waitStatus, known)
  if (!checkIn) return 'start'
  const { dueOn, remindedAt, firstWarningAt, secondWarningAt } = checkIn
  if (firstWarningAt && secondWarningAt) {
    return today >= addDays(dayOf(secondWarningAt), policy.lostAfterDays) ? 'lose' : undefined
  }
  if (firstWarningAt) {
    const lastOn = addDays(dayOf(firstWarningAt), policy.secondWarningAfterDays)
    return today >= lastOn ? 'warn-last' : undefined
  }
  if (today > dueOn) return 'warn'
  const remindOn = addDays(dueOn, -policy.remindDaysBefore)
  return !remindedAt && today >= remindOn ? 'remind' : undefined
}
