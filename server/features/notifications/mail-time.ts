import { addDays } from '../../../matching/day.ts'
import type { Way } from '../../../models/notice.model.ts'
import { dayOf } from '../../today.ts'

/** Hours of the day, Europe/Amsterdam: from the first up to, not including, the second. Equal hours: never quiet. */
export interface Quiet {
  readonly from: number
  readonly until: number
}

/** Of who did not choose. */
export const USUAL_QUIET: Quiet = { from: 20, until: 7 }

/** When digests go out, Europe/Amsterdam. */
const DIGEST_HOURS = [8, 12, 16] as const

const HOUR_IN_AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

function hourOf(moment: Date): number {
  return Number(HOUR_IN_AMSTERDAM.format(moment))
}

/** The moment a whole hour of a day begins in Europe/Amsterdam; an hour that summer time skips begins when it has been skipped. */
export function momentOf(day: string, hour: number): Date {
  const clock = `${day}T${String(hour).padStart(2, '0')}:00:00`
  const summer = new Date(`${clock}+02:00`)
  const right = dayOf(summer) === day && hourOf(summer) === hour
  return right ? summer : new Date(`${clock}+01:00`)
}

interface Wish {
  readonly way: Way
  readonly urgent: boolean
  readonly quiet: Quiet
}

/** The moment from which a mail may speak of something that happened at `at`; undefined when none should. */
export function mailMoment({ way, urgent, quiet }: Wish, at: Date): Date | undefined {
  if (urgent) return at
  if (way === 'off' || way === 'app') return undefined
  return afterQuiet(way === 'mail' ? at : nextDigest(at), quiet)
}

/** The first digest of the day after: where what exceeds a day's budget goes. */
export function tomorrowsDigest(at: Date, quiet: Quiet): Date {
  return afterQuiet(momentOf(addDays(dayOf(at), 1), DIGEST_HOURS[0]), quiet)
}

function nextDigest(at: Date): Date {
  const today = dayOf(at)
  const moments = DIGEST_HOURS.map((hour) => momentOf(today, hour))
  return moments.find((moment) => moment > at) ?? momentOf(addDays(today, 1), DIGEST_HOURS[0])
}

function afterQuiet(at: Date, { from, until }: Quiet): Date {
  const hour = hourOf(at)
  const quiet = from < until ? from <= hour && hour < until : hour >= from || hour < until
  if (!quiet || from === until) return at
  const today = momentOf(dayOf(at), until)
  return today > at ? today : momentOf(addDays(dayOf(at), 1), until)
}
