import { addDuration, earliest, isAfter, isBefore, isWithin, latest, OPEN_END } from '../day.ts'
import type { Day, Member, StatusPeriod } from '../profile.ts'
import { truthOf } from './facts.ts'
import type { FundingTables } from './tables.ts'

/** Statuses whose course the law itself decides; codes of `data/residence-matrix.json`. */
export const STATUS = {
  dutch: 'NL',
  euFirst: 'EU-TOT-3M',
  euAfter: 'EU-NA-3M',
  reflection: '8K-BEDENKTIJD',
  report: '8FH-AANGIFTE',
  humanitarian: '8FGH-HUMANITAIR-VO',
  asylumSeeker: '8FH-ASIELZOEKER',
  dublin: '8M-DUBLIN',
  permitTemporary: '8A-TIJDELIJK-HUMANITAIR',
  permitLasting: '8A-NIET-TIJDELIJK-HUMANITAIR',
  permitAsylum: '8CD-ASIEL',
  timelyAfterPermit: 'NA-8AE-L-TIJDIG',
  noneAdult: 'GEEN-VOLWASSEN',
  noneMinor: 'GEEN-MINDERJARIG',
} as const

/** The thirty days count for a reflection period granted after this day (Vc B8/3). */
const DUBLIN_TERM_AFTER: Day = '2023-05-18'

/** One stretch of one status as it works out in law: `[from, until)`, open ends as null. */
export interface Held {
  readonly status: string
  /** First day of this status; null when only presumed from nationality. */
  readonly from: Day | null
  readonly until: Day | null
  /** The law put this status in the place of the recorded one, e.g. an EU citizen after three months. */
  readonly derived: boolean
}

/**
 * The recorded periods as they work out in law, in order of first day.
 *
 * 1. Touching or overlapping periods of one status are one period: splitting it buys no time.
 * 2. A reflection period ends by law after three calendar months, thirty days for a Dublin claimant.
 * 3. The first three months of an EU citizen become the time after them.
 */
export function heldPeriods(member: Member, tables: FundingTables): readonly Held[] {
  return joined(member.statuses).flatMap((period) => workedOut(period, member, tables))
}

/** First day on which a reflection period that began on `from` is over by law. */
export function reflectionEnd(member: Member, from: Day, tables: FundingTables): Day {
  const { reflectionPeriod, reflectionPeriodDublin } = tables.terms
  const short = isDublin(member, from) && isAfter(from, DUBLIN_TERM_AFTER)
  return addDuration(from, short ? reflectionPeriodDublin : reflectionPeriod)
}

/** Whether someone is a Dublin claimant on a day, or was one up to that day. */
export function isDublin(member: Member, on: Day): boolean {
  const stated = truthOf(member.facts, 'dublinClaimant')
  if (stated !== 'unknown') return stated === 'yes'
  return member.statuses.some(
    ({ status, from, until }) =>
      status === STATUS.dublin && (isWithin(on, from, until) || until === on),
  )
}

function workedOut(period: Period, member: Member, tables: FundingTables): Held[] {
  const { status, from, until } = period
  const held = { status, from, until: until === OPEN_END ? null : until, derived: false }
  if (status === STATUS.reflection) {
    return [{ ...held, until: earliest(until, reflectionEnd(member, from, tables)) }]
  }
  const third = addDuration(from, tables.terms.euFirstMonths)
  if (status !== STATUS.euFirst || !isBefore(third, until)) return [held]
  const after = { ...held, status: STATUS.euAfter, from: third, derived: true }
  return [{ ...held, until: third }, after]
}

interface Period {
  readonly status: string
  readonly from: Day
  readonly until: Day
}

/** Periods of one status joined where they touch; the order in which they were given is forgotten. */
function joined(statuses: readonly StatusPeriod[]): readonly Period[] {
  const ordered = statuses
    .map(({ status, from, until = OPEN_END }) => ({ status, from, until }))
    .filter(({ from, until }) => isBefore(from, until))
    .toSorted(byStatusThenDays)
  const periods: Period[] = []
  for (const next of ordered) {
    const last = periods.at(-1)
    if (last?.status === next.status && !isAfter(next.from, last.until)) {
      periods[periods.length - 1] = { ...last, until: latest(last.until, next.until) }
    } else periods.push(next)
  }
  return periods.toSorted(
    (one, other) => inOrder(one.from, other.from) || byStatusThenDays(one, other),
  )
}

function byStatusThenDays(one: Period, other: Period): number {
  return (
    inOrder(one.status, other.status) ||
    inOrder(one.from, other.from) ||
    inOrder(one.until, other.until)
  )
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
