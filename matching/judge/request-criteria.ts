import type { Day, Profile } from '../profile.ts'
import { requestFactsOf } from '../rules/facts.ts'
import type { RequestFacts } from '../rules/facts.ts'
import type { Rule } from '../rules/rule.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { baseCriteria } from './base-criteria.ts'
import { STEPS } from './criterion.ts'
import { openForProfile } from './closed-profile.ts'
import type { Criterion } from './criterion.ts'
import { fundingCriterion, fundingOf } from './funding-criterion.ts'
import type { FundingByType } from './funding-criterion.ts'
import { needCriteria } from './need-criteria.ts'
import { prepareRule, ruleCriterion } from './rule-criterion.ts'
import type { PreparedRule } from './rule-criterion.ts'
import { conflictCriterion, safetyCriteria } from './safety-criteria.ts'
import type { MatchTables } from './tables.ts'

/** One request on one day, with all that its verdicts depend on. */
export interface MatchInput {
  readonly profile: Profile
  readonly on: Day
  readonly tables: MatchTables
  /** Tokens of linked cases, for the conflict check. */
  readonly caseTokens?: readonly string[]
}

/** A request made ready: its criteria, and who pays where. */
export interface PreparedRequest {
  readonly criteria: readonly Criterion[]
  readonly funding: FundingByType
}

/**
 * Every criterion of a request, in the order of the steps of a verdict, then by rule. Who pays on a day
 * may be handed in by whoever matches the same household again.
 */
export function prepareRequest(input: MatchInput, funding = fundingOf(input)): PreparedRequest {
  const { profile, on, tables, caseTokens } = input
  const facts = requestFactsOf(profile, on)
  const { words, geography } = tables
  const criteria = [
    ...ruleCriteria(tables, facts),
    ...baseCriteria(profile, words),
    openForProfile(facts.members, words),
    ...needCriteria(profile, words),
    fundingCriterion(funding),
    ...safetyCriteria(profile, geography, words),
    conflictCriterion(caseTokens, facts.members),
  ]
  return {
    funding,
    criteria: STEPS.flatMap((wanted) =>
      criteria
        .filter(({ step }) => step === wanted)
        .toSorted((one, other) => (one.ruleId < other.ruleId ? -1 : 1)),
    ),
  }
}

/** The rules of a set, asked for one household. */
export function ruleCriteria(tables: MatchTables, facts: RequestFacts): Criterion[] {
  return preparedRules(tables).map((prepared) => ruleCriterion(prepared, facts, tables.words))
}

const prepared = new WeakMap<readonly Rule[], { words: Vocabulary; rules: PreparedRule[] }>()

/** A rule set serves many requests, so it is compiled once. */
function preparedRules({ rules, words }: MatchTables): PreparedRule[] {
  const found = prepared.get(rules)
  if (found?.words === words) return found.rules
  const made = rules
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map((rule) => prepareRule(rule, words))
  prepared.set(rules, { words, rules: made })
  return made
}
