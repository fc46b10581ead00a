import type { Day } from './profile.ts'

/*
 * Calendar arithmetic on days `YYYY-MM-DD`, the only place that does any. A day is a date in
 * Europe/Amsterdam without an hour, so the clock changes in March and October shift nothing:
 * days are counted on the calendar, never in periods of 24 hours.
 */

/** Stands for "no end known"; later than every real day. */
export const OPEN_END: Day = '9999-12-31'

const MS_PER_DAY = 86_400_000

/** The day `count` days later, or earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return toDay(toCount(day) + count)
}

/**
 * The same day of the month `count` months later. Where that month is too short its last day:
 * 30 November plus three months is 28 February.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day)
  const months = year * 12 + (month - 1) + count
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return format(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

/** The same date `count` years later; 29 February becomes 28 February in an ordinary year. */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, 12 * count)
}

/** Days from `from` to `to`: the nights of `[from, to)`; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return toCount(to) - toCount(from)
}

/**
 * The day on which someone reaches an age. Who was born on 29 February reaches it on 1 March
 * in an ordinary year: the year of life is only full when 28 February has ended.
 */
export function birthday(birthDate: Day, age: number): Day {
  const { year, month, date } = partsOf(birthDate)
  const turned = year + age
  return date > daysInMonth(turned, month)
    ? format(turned, month + 1, 1)
    : format(turned, month, date)
}

/** Full years of age on a day; negative before birth. */
export function ageOn(birthDate: Day, on: Day): number {
  const years = partsOf(on).year - partsOf(birthDate).year
  return isBefore(on, birthday(birthDate, years)) ? years - 1 : years
}

/** Days in this form sort as text, up to and including the open end. */
export function isBefore(day: Day, other: Day): boolean {
  return day < other
}

export function isAfter(day: Day, other: Day): boolean {
  return day > other
}

/** Whether a day lies in the half-open stretch `[from, until)`; an absent `until` has no end. */
export function isWithin(day: Day, from: Day, until: Day = OPEN_END): boolean {
  return from <= day && day < until
}

export function earliest(first: Day, ...others: readonly Day[]): Day {
  return others.reduce((found, day) => (day < found ? day : found), first)
}

export function latest(first: Day, ...others: readonly Day[]): Day {
  return others.reduce((found, day) => (day > found ? day : found), first)
}

/** The day `duration` later; `duration` is ISO 8601 in whole years, months, weeks or days: P3M, P30D. */
export function addDuration(day: Day, duration: string): Day {
  const { count, unit } = durationOf(duration)
  if (unit === 'D') return addDays(day, count)
  if (unit === 'W') return addDays(day, 7 * count)
  return addMonths(day, unit === 'Y' ? 12 * count : count)
}

/** The day that lies `duration` before `day`, as an alert counts back from an end. */
export function subtractDuration(day: Day, duration: string): Day {
  const { count, unit } = durationOf(duration)
  return addDuration(day, `P-${count}${unit}`)
}

function durationOf(duration: string): { count: number; unit: string } {
  const [, count, unit] = /^P(-?\d+)([YMWD])$/.exec(duration) ?? []
  if (count === undefined || unit === undefined) {
    throw new RangeError(`Not a duration in whole years, months, weeks or days: ${duration}`)
  }
  return { count: Number(count), unit }
}

function partsOf(day: Day): { year: number; month: number; date: number } {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  return { year, month, date }
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Days since 1970-01-01. UTC has no clock change, so that every day is equally long here. */
function toCount(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY
}

function toDay(count: number): Day {
  return new Date(count * MS_PER_DAY).toISOString().slice(0, 10)
}

function format(year: number, month: number, date: number): Day {
  const padded = [String(month).padStart(2, '0'), String(date).padStart(2, '0')]
  return [String(year).padStart(4, '0'), ...padded].join('-')
}
