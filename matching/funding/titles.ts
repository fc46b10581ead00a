import { OPEN_END } from '../day.ts'
import type { Day, Member } from '../profile.ts'
import { CONDITIONS, dublinTermEnd } from './conditions.ts'
import { FACT_TITLES } from './fact-titles.ts'
import { combined, withChecks } from './finding.ts'
import type { Finding, TitleContext } from './finding.ts'
import { heldPeriods } from './held-periods.ts'
import type { Held } from './held-periods.ts'
import { statusFinding } from './matrix-titles.ts'
import type { TitleOutcome } from './outcome.ts'
import { ageOf, changeDays, standingOn } from './standing.ts'
import type { Standing } from './standing.ts'
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
 * 4. `from` and `until` reach as far as the outcome stays the same over the days on which anything changes.
 */
export function titlesFor({ member, on, tables }: FundingQuestion): readonly TitleOutcome[] {
  const periods = heldPeriods(member, tables)
  const changes = changeDays(member, periods, tables)
  const judged = judgeOnce({ member, periods }, tables)
  return [...tables.titles.values()].map((title) =>
    withDays(title, on, changes, (day) => judged(day, title)),
  )
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
  const inside = changeDays(member, heldPeriods(member, tables), tables).filter(
    (day) => from < day && day < until,
  )
  const starts = [from, ...inside]
  return starts.map((start, index) => ({
    from: start,
    until: starts[index + 1] ?? until,
    titles: titlesFor({ member, on: start, tables }),
  }))
}

type JudgeOn = (day: Day) => Finding

/** Follows one title from change to change, both ways, as far as it says the same. */
function withDays(
  title: FundingTitle,
  on: Day,
  changes: readonly Day[],
  judge: JudgeOn,
): TitleOutcome {
  const finding = judge(on)
  const same = (day: Day): boolean => sameAs(finding, judge(day))
  const before = changes.filter((day) => day <= on).toReversed()
  const from = before.find((_, index) => !same(before[index + 1] ?? BEGINNING)) ?? null
  const until = changes.find((day) => day > on && !same(day)) ?? null
  const { termEnd, ...told } = finding
  return {
    title: title.code,
    nameNl: title.nameNl,
    nameEn: title.nameEn,
    pays: title.pays,
    payer: title.payer === '' ? null : title.payer,
    decider: title.decider === '' ? null : title.decider,
    from,
    until,
    ...told,
  }
}

/** Before every recorded day. */
const BEGINNING: Day = '0001-01-01'

function sameAs(one: Finding, other: Finding): boolean {
  return one.outcome === other.outcome && (one.termEnd ?? OPEN_END) === (other.termEnd ?? OPEN_END)
}

/** Judges titles, and works out the standing of each day only once. */
function judgeOnce(
  person: { readonly member: Member; readonly periods: readonly Held[] },
  tables: FundingTables,
): (on: Day, title: FundingTitle) => Finding {
  const standings = new Map<Day, Standing>()
  return (on, title) => {
    const standing = standings.get(on) ?? standingOn(person, on, tables)
    standings.set(on, standing)
    const age = ageOf(person.member, on)
    const [first, ...others] = standing.held.map((held) =>
      judgeTitle({ title, ...person, on, age, held, tables }),
    )
    if (!first) throw new RangeError('The residence matrix names no status that fits this person')
    return combined([first, ...others], standing)
  }
}

/** One title under one status. */
function judgeTitle(context: TitleContext): Finding {
  const byFacts = FACT_TITLES[context.title.code]
  if (byFacts) return byFacts(context)
  const byStatus = statusFinding(context)
  if (byStatus.outcome === 'no') return byStatus
  const conditions = CONDITIONS[context.title.code] ?? []
  const finding = withChecks(
    byStatus,
    conditions.map((condition) => condition(context)),
  )
  return { ...finding, termEnd: openTerm(context, finding) }
}

/** The thirty days of a Dublin claimant end although a person goes on assessing afterwards. */
function openTerm(context: TitleContext, { outcome }: Finding): Day | null {
  if (context.title.code !== 'COSM' || outcome !== 'assess') return null
  const end = dublinTermEnd(context)
  return end !== null && context.on < end ? end : null
}
