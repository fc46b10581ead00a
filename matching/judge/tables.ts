import type { FundingTables } from '../funding/tables.ts'
import { isWithin } from '../day.ts'
import type { Day } from '../profile.ts'
import { Rule } from '../rules/rule.ts'
import { vocabularyFrom } from '../rules/vocabulary.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { geographyFrom } from '../safety/geography.ts'
import type { Geography } from '../safety/geography.ts'
import { fingerprint } from './tie.ts'

/** Everything the verdicts depend on besides the request: handed in, so that a stored run can be replayed. */
export interface MatchTables {
  /** In force on the day that is asked about. */
  readonly rules: readonly Rule[]
  readonly ruleSetVersion: string
  readonly geography: Geography
  readonly funding: FundingTables
  /** How facts and values are called in sentences. */
  readonly words: Vocabulary
}

/** Documents as they lie in `data/`, parsed from JSON but not yet checked. */
export interface TableSources {
  /** Rule documents: `data/rules/national/*.json` joined, and those of funders, organisations, units. */
  readonly rules: readonly unknown[]
  /** `data/regions.json` */
  readonly regions: unknown
  /** `data/criteria.json` */
  readonly criteria: unknown
  /** `data/rules/words.json` */
  readonly words: unknown
  readonly funding: FundingTables
}

/** Checks the documents (a `ZodError` names every mistake) and keeps the rules in force on a day. */
export function matchTablesFrom(sources: TableSources, on: Day): MatchTables {
  const rules = rulesInForce(Rule.array().parse(sources.rules), on)
  return {
    rules,
    ruleSetVersion: ruleSetVersionOf(rules),
    geography: geographyFrom(sources.regions),
    funding: sources.funding,
    words: vocabularyFrom(sources.criteria, sources.words),
  }
}

/** Approved rules that hold on a day, the newest version of each code, in order of code. */
export function rulesInForce(rules: readonly Rule[], on: Day): Rule[] {
  const newest = new Map<string, Rule>()
  for (const rule of rules) {
    if (rule.status !== 'approved' || !isWithin(on, rule.effectiveFrom, rule.effectiveUntil)) {
      continue
    }
    const known = newest.get(rule.code)
    if (known === undefined || rule.version > known.version) newest.set(rule.code, rule)
  }
  return [...newest.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

/** A name for exactly this set of rules: another wording or date gives another name. */
export function ruleSetVersionOf(rules: readonly Rule[]): string {
  const text = JSON.stringify(rules.toSorted((one, other) => (one.code < other.code ? -1 : 1)))
  return `${rules.length}-${fingerprint(text).toString(16).padStart(8, '0')}`
}
