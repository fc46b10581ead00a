import type { Facts } from '../profile.ts'
import { compileTest, compileWithoutPlace } from '../rules/compile-test.ts'
import type { CompiledTest } from '../rules/compile-test.ts'
import type { Subject } from '../rules/evaluate.ts'
import type { MemberFacts, RequestFacts } from '../rules/facts.ts'
import type { AppliesTo, Rule } from '../rules/rule.ts'
import { sentenceOf } from '../rules/sentences.ts'
import { factsOf } from '../rules/test-language.ts'
import type { Bilingual, Vocabulary } from '../rules/vocabulary.ts'
import { both, either, not } from '../truth.ts'
import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'
import { explainRule, subjectsOf } from './explain-rule.ts'

/** A rule made ready for every request of a rule set: compiled once. */
export interface PreparedRule {
  readonly rule: Rule
  readonly asked: CompiledRule
  /** The same before any place is known. */
  readonly askedWithoutPlace: CompiledRule
  readonly text: Bilingual
  readonly reads: readonly string[]
}

interface CompiledRule {
  readonly when: CompiledTest | undefined
  readonly test: CompiledTest
}

export function prepareRule(rule: Rule, words: Vocabulary): PreparedRule {
  return {
    rule,
    asked: compileRule(rule, compileTest),
    askedWithoutPlace: compileRule(rule, compileWithoutPlace),
    text: sentenceOf(rule, words),
    reads: placeColumnsOf(rule),
  }
}

function compileRule({ when, test }: Rule, compile: typeof compileTest): CompiledRule {
  return { when: when === undefined ? undefined : compile(when), test: compile(test) }
}

const OWNER_COLUMN = { organisation: 'organisationId', unit: 'unitId', funder: 'funder' } as const

/** The columns of a place that a rule reads, its owner's included. */
function placeColumnsOf(rule: Rule): string[] {
  const facts = [...factsOf(rule.test), ...(rule.when === undefined ? [] : factsOf(rule.when))]
  const columns = facts
    .filter((name) => name.startsWith('place.'))
    .map((name) => name.slice('place.'.length))
  const { level } = rule.owner
  if (level !== 'country') columns.push(OWNER_COLUMN[level])
  return [...new Set(columns)].toSorted()
}

/** A rule asked for one request. A "no" that only needs a human's look counts as "unknown". */
export function ruleCriterion(
  prepared: PreparedRule,
  facts: RequestFacts,
  words: Vocabulary,
): Criterion {
  const { rule, reads, text } = prepared
  const members = membersConcerned(rule.appliesTo, facts.members)
  const household = { rule, members, request: facts.request }
  const before = answer(household, prepared.askedWithoutPlace, NOBODY)
  const everywhere = rule.owner.level === 'country' && before !== 'unknown' ? before : undefined
  return {
    ruleId: rule.code,
    step: rule.kind === 'soft' ? 'soft' : 'hard',
    reads,
    ...(rule.points === undefined ? {} : { points: rule.points }),
    ...(rule.legalBasis === undefined ? {} : { legalBasis: rule.legalBasis }),
    relaxableBy: rule.relaxableBy,
    demand: text,
    tellsYes: rule.kind === 'soft',
    ...(everywhere === undefined ? {} : { everywhere: soften(rule, everywhere) }),
    ask: (_place, columns) => {
      if (!isOwnedBy(rule, columns)) return rule.kind === 'soft' ? 'no' : 'yes'
      return soften(rule, answer(household, prepared.asked, columns))
    },
    explain: (_place, outcome, columns) =>
      outcome === 'yes' ? text : explainRule(prepared, subjectsOf(members, facts, columns), words),
  }
}

/** Who a rule is about. Whose age is unknown may be an adult and may be a child. */
function membersConcerned(
  appliesTo: AppliesTo,
  members: readonly MemberFacts[],
): readonly MemberFacts[] {
  if (appliesTo === 'household') return []
  if (appliesTo === 'principal') return members.filter(({ isPrincipal }) => isPrincipal)
  if (appliesTo === 'each-member') return members
  const adult = appliesTo === 'each-adult'
  return members.filter(({ facts }) => facts['adult'] === undefined || facts['adult'] === adult)
}

const NOBODY: Facts = {}

interface ConcernedHousehold {
  readonly rule: Rule
  readonly members: readonly MemberFacts[]
  readonly request: Facts
}

/** The requirement holds of a place that the rule does not speak of, and of each member concerned. */
function answer(household: ConcernedHousehold, asked: CompiledRule, place: Facts): Truth {
  const { rule, members, request } = household
  if (rule.appliesTo === 'household')
    return answerFor(rule, asked, { request, member: NOBODY, place })
  let found: Truth = 'yes'
  for (const member of members) {
    const subject = { request, member: member.facts, place }
    const outcome = certain(rule, member, answerFor(rule, asked, subject))
    if (outcome === 'no') return outcome
    if (outcome === 'unknown') found = outcome
  }
  return found
}

/** A soft rule gives its points only where it speaks; a hard rule is met where it does not. */
function answerFor({ kind }: Rule, { when, test }: CompiledRule, subject: Subject): Truth {
  const speaks = when === undefined ? 'yes' : when(subject)
  if (speaks === 'no') return kind === 'soft' ? 'no' : 'yes'
  const holds = test(subject)
  return kind === 'soft' ? both(speaks, holds) : either(not(speaks), holds)
}

/** A "no" about someone of whom nobody knows whether the rule is about them is not yet a no. */
function certain({ appliesTo }: Rule, { facts }: MemberFacts, outcome: Truth): Truth {
  const byAge = appliesTo === 'each-adult' || appliesTo === 'each-child'
  return byAge && facts['adult'] === undefined && outcome === 'no' ? 'unknown' : outcome
}

function isOwnedBy({ owner }: Rule, place: Facts): boolean {
  if (owner.level === 'country') return true
  const value = place[OWNER_COLUMN[owner.level]]
  return Array.isArray(value) ? value.includes(owner.id ?? '') : value === owner.id
}

function soften({ otherwise, kind }: Rule, outcome: Truth): Truth {
  return kind !== 'soft' && otherwise === 'assess' && outcome === 'no' ? 'unknown' : outcome
}
