import { addDays } from '../matching/day.ts'
import type { Day } from '../matching/profile.ts'
import { isPublicHoliday } from './public-holidays.ts'
import { dayOf, endOfDay } from './today.ts'

/*
 * Deadlines in hours that somebody is at work. A calendar is weekly windows on the clock of Europe/Amsterdam; what is
 * counted is real time inside them, so that a window over the change of the clock is an hour shorter or longer, as it
 * is for who works it.
 */

/** One stretch of one weekday. A night is two of them: until 24:00, and from 00:00. */
export interface Window {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekday: number
  /** `HH:MM`, up to 24:00; `until` lies after `from`. */
  readonly from: string
  readonly until: string
}

/** When somebody is at work. Windows may touch or overlap: no minute counts twice. */
export interface Calendar {
  readonly windows: readonly Window[]
  /** Whether it also works on public holidays, as a night shift does. */
  readonly onHolidays: boolean
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** Monday to Friday, nine to five, not on public holidays. */
export const OFFICE_HOURS: Calendar = {
  windows: WEEK.slice(0, 5).map((weekday) => ({ weekday, from: '09:00', until: '17:00' })),
  onHolidays: false,
}

/** Somebody is there day and night. */
export const AROUND_THE_CLOCK: Calendar = {
  windows: WEEK.map((weekday) => ({ weekday, from: '00:00', until: '24:00' })),
  onHolidays: true,
}

const HOUR_MS = 3_600_000
/** A calendar that gives no time within two years never will. */
const FURTHEST_DAYS = 731

/**
 * The moment at which `hours` of working time after `from` are full. Begun outside working time, the count starts when
 * work does; no hours at all give `from` itself. Throws a RangeError for hours below 0 and for a calendar without time.
 */
export function addWorkingTime(from: Date, hours: number, calendar: Calendar): Date {
  if (!(hours >= 0)) throw new RangeError(`Hours must be 0 or more: ${hours}`)
  if (hours === 0) return from
  let left = hours * HOUR_MS
  for (const [start, end] of stretchesAfter(from, calendar)) {
    if (end - start >= left) return new Date(start + left)
    left -= end - start
  }
  throw new RangeError('The calendar has too little working time')
}

/** The moment a unit's duty hours have given `hours`: holidays are duty like other days. No windows: day and night. */
export function addDutyTime(from: Date, hours: number, windows: readonly Window[]): Date {
  const duty = windows.length === 0 ? AROUND_THE_CLOCK : { windows, onHolidays: true }
  return addWorkingTime(from, hours, duty)
}

/** Hours of working time between two moments; 0 when `until` does not lie after `from`. */
export function workingHoursBetween(from: Date, until: Date, calendar: Calendar): number {
  let counted = 0
  for (const [start, end] of stretchesAfter(from, calendar)) {
    if (start >= until.getTime()) break
    counted += Math.min(end, until.getTime()) - start
  }
  return counted / HOUR_MS
}

type Stretch = readonly [start: number, end: number]

/** The stretches of work after a moment, in order, each after the one before. */
function* stretchesAfter(from: Date, calendar: Calendar): Generator<Stretch> {
  const first = dayOf(from)
  let cursor = from.getTime()
  for (let count = 0; count < FURTHEST_DAYS; count += 1) {
    for (const [opens, closes] of stretchesOf(addDays(first, count), calendar)) {
      const start = Math.max(opens, cursor)
      if (closes <= start) continue
      yield [start, closes]
      cursor = closes
    }
  }
}

function stretchesOf(day: Day, { windows, onHolidays }: Calendar): Stretch[] {
  if (!onHolidays && isPublicHoliday(day)) return []
  const weekday = weekdayOf(day)
  return windows
    .filter((window) => window.weekday === weekday)
    .map(({ from, until }): Stretch => [momentOf(day, from), momentOf(day, until)])
    .toSorted(([a], [b]) => a - b)
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * The moment a clock in Amsterdam shows `time`. What it shows twice is the first of both; what it skips in spring is
 * the moment it skips.
 */
function momentOf(day: Day, time: string): number {
  if (time === '24:00') return endOfDay(day).getTime()
  const showing = ['+02:00', '+01:00']
    .map((offset) => new Date(`${day}T${time}:00${offset}`))
    .find((moment) => CLOCK.format(moment) === time)
  return (showing ?? new Date(`${day}T03:00:00+02:00`)).getTime()
}
