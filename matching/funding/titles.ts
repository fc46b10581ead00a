import type { Day, Member } from '../profile.ts'
import { titleJudge } from './judge-titles.ts'
import type { TitleJudge } from './judge-titles.ts'
import type { TitleOutcome } from './outcome.ts'
import type { FundingTables, FundingTitle } from './tables.ts'

/** One person and one day, with the tables of funding. */
export interface FundingQuestion {
  readonly member: Member
  readonly on: Day
  readonly tables: FundingTables
}

/**
 * Every funding title of the table, as it stands for one person on one day. The order in which the
 * statuses are given changes nothing; what is not known never becomes a yes or a no in silence.
 *
 * 1. The residence status on the day, or all that are possible, each says yes, no or assess.
 * 2. Age, nationality, terms and facts may lower that, never raise it.
 * 3. Over all possible statuses only what they agree on is certain.
 * 4. `from` and `until` reach as far as the outcome stays the same, from change to change; not beyond
 *    what is recorded, and not before birth.
 */
export function titlesFor({ member, on, tables }: FundingQuestion): readonly TitleOutcome[] {
  const judge = titleJudge(member, tables)
  const alive = (day: Day): boolean => member.birthDate === undefined || member.birthDate <= day
  return [...tables.titles.values()].map((title) => titleOn(title, on, judge, alive))
}

/** One stretch of days on which no title changes. */
export interface TitlePeriod {
  readonly from: Day
  readonly until: Day
  readonly titles: readonly TitleOutcome[]
}

/** The titles over `[from, until)`, cut at every change of status, age or term. */
export function titleTimeline(question: {
  readonly member: Member
  readonly from: Day
  readonly until: Day
  readonly tables: FundingTables
}): readonly TitlePeriod[] {
  const { member, from, until, tables } = question
  const inside = titleJudge(member, tables).changes.filter((day) => from < day && day < until)
  const starts = [from, ...inside]
  return starts.map((start, index) => ({
    from: start,
    until: starts[index + 1] ?? until,
    titles: titlesFor({ member, on: start, tables }),
  }))
}

/** Follows one title from change to change, both ways, as far as it says the same. */
function titleOn(
  title: FundingTitle,
  on: Day,
  { changes, statusKnown, judge }: TitleJudge,
  alive: (day: Day) => boolean,
): TitleOutcome {
  const { termEnd, ...finding } = judge(on, title)
  const known = statusKnown(on)
  const same = (day: Day): boolean => {
    if (!alive(day) || statusKnown(day) !== known) return false
    const other = judge(day, title)
    return other.outcome === finding.outcome && other.termEnd === termEnd
  }
  const before = changes.filter((day) => day <= on).toReversed()
  return {
    title: title.code,
    nameNl: title.nameNl,
    nameEn: title.nameEn,
    pays: title.pays,
    payer: title.payer === '' ? null : title.payer,
    decider: title.decider === '' ? null : title.decider,
    from: before.find((_, index) => !same(before[index + 1] ?? BEGINNING)) ?? null,
    until: changes.find((day) => day > on && !same(day)) ?? null,
    ...finding,
  }
}

/** Before every recorded day. */
const BEGINNING: Day = '0001-01-01'
