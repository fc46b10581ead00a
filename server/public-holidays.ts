import Holidays from 'date-holidays'
import type { Day } from '../matching/profile.ts'

/**
 * Days the library does not call public, but on which the law stops the clock all the same: Good Friday and 5 May of
 * every year (Algemene termijnenwet, art. 3, first and second paragraph). By their rule in the library.
 */
const ALSO_BY_LAW: readonly unknown[] = ['easter -2', '05-05']

const dutch = new Holidays('NL')
const known = new Map<string, ReadonlySet<Day>>()

/** Whether nobody need work on that day in the Netherlands: the days of art. 3 of the Algemene termijnenwet. */
export function isPublicHoliday(day: Day): boolean {
  return holidaysOf(day.slice(0, 4)).has(day)
}

function holidaysOf(year: string): ReadonlySet<Day> {
  const earlier = known.get(year)
  if (earlier) return earlier
  const days = new Set(
    dutch
      .getHolidays(Number(year))
      .filter(({ type, rule }) => type === 'public' || ALSO_BY_LAW.includes(rule))
      .map(({ date }) => date.slice(0, 10)),
  )
  known.set(year, days)
  return days
}
