import { birthday, isAfter, isBefore, isWithin, OPEN_END, subtractDuration } from '../day.ts'
import type { Day, Member } from '../profile.ts'
import { bedPayers } from './bed-payers.ts'
import { heldPeriods, isDublin, STATUS } from './held-periods.ts'
import type { Outcome, Reason } from './outcome.ts'
import type { FundingTables, WaitNorm } from './tables.ts'
import { titlesFor } from './titles.ts'

/** A stay of this person, over the nights `[from, until)`; an absent `until` has no end. */
export interface FundedStay {
  readonly stayId: string
  readonly facilityType: string
  readonly from: Day
  readonly until?: Day
}

/** A stay that has no sure bed payer from a day on. */
export interface StrandedStay {
  readonly stayId: string
  readonly facilityType: string
  readonly from: Day
  readonly outcome: Exclude<Outcome, 'yes'>
}

export interface FundingAlarm extends Reason {
  /** Code of the norm in `data/wait-norms.json`. */
  readonly norm: string
  /** Since which day the alarm is due. */
  readonly dueFrom: Day
  /** First day on which the title, permit or age no longer holds. */
  readonly endsOn: Day
  readonly stays: readonly StrandedStay[]
}

export interface AlarmQuestion {
  readonly member: Member
  readonly stays: readonly FundedStay[]
  readonly on: Day
  readonly tables: FundingTables
}

/**
 * The alarms that are due for one person on a day, the first end first.
 *
 * 1. Every alert norm names an event; the days on which it comes are worked out for this person.
 * 2. An alarm is due from the norm's time before that day up to the day itself.
 * 3. Stays that go on beyond it and have no sure bed payer on it would be stranded.
 */
export function fundingAlarms(question: AlarmQuestion): readonly FundingAlarm[] {
  const { on, tables } = question
  return tables.norms
    .filter(({ kind }) => kind === 'alert')
    .flatMap((norm) => endsOf(norm, question).flatMap((end) => alarmFor(norm, end, question)))
    .filter(({ dueFrom, endsOn }) => !isAfter(dueFrom, on) && isBefore(on, endsOn))
    .toSorted((one, other) => (one.endsOn < other.endsOn ? -1 : 1))
}

function alarmFor(norm: WaitNorm, endsOn: Day, question: AlarmQuestion): readonly FundingAlarm[] {
  if (norm.duration === null) return []
  return [
    {
      norm: norm.code,
      textNl: `${norm.labelNl} (${endsOn}).`,
      textEn: `${norm.labelEn} (${endsOn}).`,
      dueFrom: subtractDuration(endsOn, norm.duration),
      endsOn,
      stays: question.stays.flatMap((stay) => stranded(stay, endsOn, question)),
    },
  ]
}

function stranded(
  stay: FundedStay,
  end: Day,
  { member, tables }: AlarmQuestion,
): readonly StrandedStay[] {
  const { stayId, facilityType } = stay
  if (!isWithin(end, stay.from, stay.until)) return []
  // Not urgent: the person has a roof, so no bridging payer hides that the title ends.
  const { outcome } = bedPayers({ member, on: end, facilityType, tables, urgencyClass: 4 })
  return outcome === 'yes' ? [] : [{ stayId, facilityType, from: end, outcome }]
}

/** The days on which the event of a norm comes for this person. */
function endsOf(norm: WaitNorm, question: AlarmQuestion): readonly Day[] {
  switch (norm.toEvent) {
    case 'bedenktijd-einde':
      return reflectionEnds(norm, question)
    case 'verjaardag-18':
      return birthdayThatMatters(18, norm, question)
    case 'verjaardag-23':
      return birthdayThatMatters(23, norm, question)
    case 'voorziening-einde':
      return titleEnds(norm, question)
    case 'vergunning-einde':
      return statusEnds(norm, question)
    default:
      return []
  }
}

/** Norms for a Dublin claimant name that status; the others are for everybody else. */
function reflectionEnds(norm: WaitNorm, question: AlarmQuestion): readonly Day[] {
  const { member, tables } = question
  const forDublin = norm.appliesTo.includes(STATUS.dublin)
  const recorded = heldPeriods(member, tables)
    .filter(({ status }) => status === STATUS.reflection)
    .filter(({ from }) => from !== null && isDublin(member, from) === forDublin)
    .flatMap(({ until }) => until ?? [])
  const presumed = forDublin && recorded.length === 0 ? dublinTermInCosm(question) : []
  return [...recorded, ...presumed]
}

/** No reflection period is recorded, yet a Dublin claimant stays in COSM: the thirty days end too. */
function dublinTermInCosm(question: AlarmQuestion): readonly Day[] {
  const inCosm = question.stays.some(
    ({ facilityType, from, until }) =>
      facilityType === 'COSM' && isWithin(question.on, from, until),
  )
  const cosm = titlesFor(question).find(({ title }) => title === 'COSM')
  return inCosm && cosm?.outcome === 'assess' && cosm.until !== null ? [cosm.until] : []
}

function statusEnds(norm: WaitNorm, { member, tables }: AlarmQuestion): readonly Day[] {
  return heldPeriods(member, tables)
    .filter(({ status }) => norm.appliesTo.includes(status))
    .flatMap(({ until }) => until ?? [])
}

/** A birthday alarms only who has a title or a stay that ends with it. */
function birthdayThatMatters(age: number, norm: WaitNorm, question: AlarmQuestion): readonly Day[] {
  const { member, stays, on } = question
  if (member.birthDate === undefined) return []
  const inStay = stays.some(
    ({ facilityType, from, until = OPEN_END }) =>
      norm.appliesTo.includes(facilityType) && isWithin(on, from, until),
  )
  return inStay || holdsTitle(norm, question) ? [birthday(member.birthDate, age)] : []
}

function holdsTitle(norm: WaitNorm, question: AlarmQuestion): boolean {
  return titlesFor(question).some(
    ({ title, outcome }) => norm.appliesTo.includes(title) && outcome === 'yes',
  )
}

function titleEnds(norm: WaitNorm, question: AlarmQuestion): readonly Day[] {
  return titlesFor(question)
    .filter(({ title, outcome }) => norm.appliesTo.includes(title) && outcome === 'yes')
    .flatMap(({ until }) => until ?? [])
}
