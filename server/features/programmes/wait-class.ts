import { daysBetween } from '../../../matching/day.ts'
import type { StoredProgrammeWait } from '../../../models/programme-wait.model.ts'
import { PROMOTIONS } from '../waitlist/promote-waiting.service.ts'

type Clock = Pick<StoredProgrammeWait, 'askedClass' | 'waitingSince'>

/** Whole days on its clock; the day of asking is day 0. */
export function waitingDaysOf(
  { waitingSince }: Pick<Clock, 'waitingSince'>,
  today: string,
): number {
  return Math.max(0, daysBetween(waitingSince, today))
}

/** The class it has on a day: as asked, raised at the published thresholds that waiting has passed. */
export function classOf(wait: Clock, today: string): number {
  const days = waitingDaysOf(wait, today)
  return PROMOTIONS.reduce(
    (reached, { from, to, afterDays }) => (reached === from && days >= afterDays ? to : reached),
    wait.askedClass,
  )
}
