import type { Day, Member } from '../profile.ts'
import { CONDITIONS, dublinTermEnd } from './conditions.ts'
import { FACT_TITLES } from './fact-titles.ts'
import { combined, withChecks } from './finding.ts'
import type { Finding, TitleContext } from './finding.ts'
import { heldPeriods } from './held-periods.ts'
import { statusFinding } from './matrix-titles.ts'
import { ageOf, changeDays, standingOn } from './standing.ts'
import type { Standing } from './standing.ts'
import type { FundingTables, FundingTitle } from './tables.ts'

/** Everything about one person that does not depend on the day or the title, worked out once. */
export interface TitleJudge {
  /** Days on which anything may change, in order; between them nothing does. */
  readonly changes: readonly Day[]
  /** Whether a status is recorded for the day, or follows from Dutch nationality. */
  readonly statusKnown: (on: Day) => boolean
  readonly judge: (on: Day, title: FundingTitle) => Finding
}

/** Prepares the judgement of every title of one person. */
export function titleJudge(member: Member, tables: FundingTables): TitleJudge {
  const periods = heldPeriods(member, tables)
  const standings = new Map<Day, Standing>()
  const standing = (on: Day): Standing => {
    const found = standings.get(on) ?? standingOn({ member, periods }, on, tables)
    standings.set(on, found)
    return found
  }
  return {
    changes: changeDays(member, periods, tables),
    statusKnown: (on) => standing(on).basis !== 'not-recorded',
    judge: (on, title) => {
      const person = { title, member, on, age: ageOf(member, on), periods, tables }
      const findings = standing(on).held.map((held) => judgeTitle({ ...person, held }))
      const [first, ...others] = findings
      if (!first) throw new RangeError('The residence matrix names no status that fits this person')
      return combined([first, ...others], standing(on))
    },
  }
}

/** One title under one status: what the status says, lowered by the other conditions. */
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
