import { addDays } from '../matching/day.ts'

const IN_AMSTERDAM = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day (`YYYY-MM-DD`) a moment falls on in Europe/Amsterdam. */
export function dayOf(moment: Date): string {
  return IN_AMSTERDAM.format(moment)
}

/** The moment a day ends in Europe/Amsterdam, whichever clock is in force then. */
export function endOfDay(day: string): Date {
  const next = addDays(day, 1)
  const summer = new Date(`${next}T00:00:00+02:00`)
  return dayOf(summer) === next ? summer : new Date(`${next}T00:00:00+01:00`)
}
