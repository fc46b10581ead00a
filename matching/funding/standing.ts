import { addDuration, ageOn, birthday, isBefore, isWithin, OPEN_END } from '../day.ts'
import type { Day, Member } from '../profile.ts'
import { dayOf } from './facts.ts'
import { STATUS } from './held-periods.ts'
import type { Held } from './held-periods.ts'
import type { FundingTables } from './tables.ts'

/** What is known of someone's residence status on a day. */
export interface Standing {
  /** More than one when it is not known which holds: then only what they agree on is certain. */
  readonly held: readonly Held[]
  readonly basis: 'recorded' | 'nationality' | 'not-recorded' | 'overlap' | 'contradiction'
}

/**
 * The residence status of a person on a day.
 *
 * 1. Recorded periods, worked out in law, that hold on the day.
 * 2. A Dutch person is Dutch whatever else is recorded, and the contradiction is shown.
 * 3. Nothing recorded: every status that nationality and age leave open.
 */
export function standingOn(
  person: { readonly member: Member; readonly periods: readonly Held[] },
  on: Day,
  tables: FundingTables,
): Standing {
  const { member, periods } = person
  const held = periods
    .filter(({ from, until }) => isWithin(on, from ?? on, until ?? OPEN_END))
    .map((period) => forAge(period, member, on))
    .filter(({ status }) => tables.statuses.has(status))
  if (member.nationalityGroup === 'nederland' && !held.some(isDutch)) {
    const dutch = presumed(STATUS.dutch)
    return { held: [dutch, ...held], basis: held.length === 0 ? 'nationality' : 'contradiction' }
  }
  if (held.length === 0) return { held: possible(member, on, tables), basis: 'not-recorded' }
  return { held, basis: held.length === 1 ? 'recorded' : 'overlap' }
}

/** Facts that start a legal term. */
const DATED_FACTS = [
  { start: 'youthHelpFrom', term: 'youthProvision' },
  { start: 'youthHelpStopped', term: 'youthResumption' },
  { start: 'reflectionPeriodFrom', term: 'reflectionPeriodDublin' },
  { start: 'reflectionPeriodFrom', term: 'reflectionPeriod' },
] as const

/** Every day on which a status, an age or a legal term changes; between them nothing changes. */
export function changeDays(
  member: Member,
  periods: readonly Held[],
  tables: FundingTables,
): readonly Day[] {
  const { youthProvision, reflectionPeriod, reflectionPeriodDublin } = tables.terms
  const days: (Day | null)[] = []
  for (const { status, from, until } of periods) {
    const dublin = status === STATUS.dublin ? [reflectionPeriod, reflectionPeriodDublin] : []
    const terms =
      from === null ? [] : [youthProvision, ...dublin].map((term) => addDuration(from, term))
    days.push(from, until, ...terms)
  }
  const { birthDate } = member
  if (birthDate) days.push(birthDate, birthday(birthDate, 18), birthday(birthDate, 23))
  for (const { start, term } of DATED_FACTS) {
    const day = dayOf(member.facts, start)
    if (day) days.push(day, addDuration(day, tables.terms[term]))
  }
  const known = days.flatMap((day) => (day !== null && isBefore(day, OPEN_END) ? [day] : []))
  return [...new Set(known)].toSorted()
}

/** Age in full years on a day; null when the birth date is not known. */
export function ageOf(member: Member, on: Day): number | null {
  return member.birthDate === undefined ? null : ageOn(member.birthDate, on)
}

/** Without lawful stay a minor becomes an adult on the 18th birthday, whatever was recorded. */
function forAge(held: Held, member: Member, on: Day): Held {
  const age = ageOf(member, on)
  if (age === null) return held
  if (held.status === STATUS.noneMinor && age >= 18) return turned(held, STATUS.noneAdult)
  if (held.status === STATUS.noneAdult && age < 18) return turned(held, STATUS.noneMinor)
  return held
}

function turned(held: Held, status: string): Held {
  return { ...held, status, derived: true }
}

function presumed(status: string): Held {
  return { status, from: null, until: null, derived: false }
}

function isDutch({ status }: Held): boolean {
  return status === STATUS.dutch
}

const EU: readonly string[] = [STATUS.euFirst, STATUS.euAfter]

/** The statuses that someone of whom none is recorded may have. */
function possible(member: Member, on: Day, tables: FundingTables): readonly Held[] {
  const age = ageOf(member, on)
  return [...tables.statuses.keys()]
    .filter((status) => fitsNationality(status, member))
    .filter((status) => status !== STATUS.noneMinor || age === null || age < 18)
    .filter((status) => status !== STATUS.noneAdult || age === null || age >= 18)
    .map(presumed)
}

function fitsNationality(status: string, { nationalityGroup }: Member): boolean {
  if (nationalityGroup === 'onbekend') return true
  if (nationalityGroup === 'nederland') return status === STATUS.dutch
  if (nationalityGroup === 'eu-eer-zwitserland') return EU.includes(status)
  return status !== STATUS.dutch && !EU.includes(status)
}
