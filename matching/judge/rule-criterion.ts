import type { Facts } from '../profile.ts'
import type { MemberFacts, RequestFacts } from '../rules/facts.ts'
import type { AppliesTo, LegalBasis, Relaxer, Rule } from '../rules/rule.ts'
import { sentenceOf } from '../rules/sentences.ts'
import { factsOf } from '../rules/test-language.ts'
import type { Bilingual, Vocabulary } from '../rules/vocabulary.ts'
import { truthOf } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { compileColumns } from './column-test.ts'
import type { ColumnTest, Concerned } from './column-test.ts'
import type { AskedOfAll, Criterion, Step } from './criterion.ts'
import { explainRule, subjectsOf } from './explain-rule.ts'
import { answersOfGroups } from './groups.ts'
import { allOf, anyOf, noAsUnknown, opposite } from './place-answers.ts'
import type { PlaceAnswers } from './place-answers.ts'
import type { PlaceIndex } from './place-index.ts'

/** A rule made ready for every request of a rule set: compiled once. */
export interface PreparedRule {
  readonly rule: Rule
  readonly asked: CompiledRule
  readonly text: Bilingual
  readonly reads: readonly string[]
}

interface CompiledRule {
  readonly when: ColumnTest | undefined
  readonly test: ColumnTest
  /** Whether a place is one that the owner's rules are about. */
  readonly isOwned: (index: PlaceIndex) => PlaceAnswers
}

export function prepareRule(rule: Rule, words: Vocabulary): PreparedRule {
  return {
    rule,
    asked: {
      when: rule.when === undefined ? undefined : compileColumns(rule.when),
      test: compileColumns(rule.test),
      isOwned: ownership(rule),
    },
    text: sentenceOf(rule, words),
    reads: placeColumnsOf(rule),
  }
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

function ownership({ owner }: Rule): (index: PlaceIndex) => PlaceAnswers {
  if (owner.level === 'country') return () => 'yes'
  const { id = '' } = owner
  const column = OWNER_COLUMN[owner.level]
  return (index) =>
    index.remembered(`${column} ${id}`, () =>
      answersOfGroups(index.groupBy([column]), ({ [column]: value }) =>
        truthOf(Array.isArray(value) ? value.includes(id) : value === id),
      ),
    )
}

/** A rule asked for one request. A "no" that only needs a human's look counts as "unknown". */
export function ruleCriterion(
  prepared: PreparedRule,
  facts: RequestFacts,
  words: Vocabulary,
): Criterion {
  return new RuleCriterion(prepared, facts, words)
}

/** A class, as every request makes one of every rule, and methods are made once. */
class RuleCriterion implements AskedOfAll {
  readonly ruleId: string
  readonly step: Step
  readonly reads: readonly string[]
  readonly points: number | undefined
  readonly legalBasis: LegalBasis | undefined
  readonly relaxableBy: Relaxer
  readonly demand: Bilingual
  readonly tellsYes: boolean
  readonly #rule: Rule
  readonly #asked: CompiledRule
  readonly #facts: RequestFacts
  readonly #members: readonly MemberFacts[]
  readonly #words: Vocabulary

  constructor({ rule, asked, reads, text }: PreparedRule, facts: RequestFacts, words: Vocabulary) {
    this.ruleId = rule.code
    this.step = rule.kind === 'soft' ? 'soft' : 'hard'
    this.reads = reads
    this.points = rule.points
    this.legalBasis = rule.legalBasis
    this.relaxableBy = rule.relaxableBy
    this.demand = text
    this.tellsYes = rule.kind === 'soft'
    this.#rule = rule
    this.#asked = asked
    this.#facts = facts
    this.#members = membersConcerned(rule.appliesTo, facts.members)
    this.#words = words
  }

  askAll(index: PlaceIndex): PlaceAnswers {
    const [rule, asked] = [this.#rule, this.#asked]
    const met = answer({ rule, members: this.#members, request: this.#facts.request }, asked, index)
    if (rule.kind === 'soft') return allOf([asked.isOwned(index), met])
    const required = anyOf([opposite(asked.isOwned(index)), met])
    return rule.otherwise === 'assess' ? noAsUnknown(required) : required
  }

  explain(_place: unknown, outcome: Truth, columns: Facts): Bilingual {
    if (outcome === 'yes') return this.demand
    const explained = { rule: this.#rule, text: this.demand }
    return explainRule(explained, subjectsOf(this.#members, this.#facts, columns), this.#words)
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
function answer(
  { rule, members, request }: ConcernedHousehold,
  asked: CompiledRule,
  index: PlaceIndex,
): PlaceAnswers {
  if (rule.appliesTo === 'household') {
    return answerFor(rule, asked, { request, member: NOBODY }, index)
  }
  const answers: PlaceAnswers[] = []
  for (const member of members) {
    const concerned = { request, member: member.facts }
    const outcome = certain(rule, member, answerFor(rule, asked, concerned, index))
    if (outcome === 'no') return outcome
    answers.push(outcome)
  }
  return allOf(answers)
}

/** A soft rule gives its points only where it speaks; a hard rule is met where it does not. */
function answerFor(
  { kind }: Rule,
  { when, test }: CompiledRule,
  concerned: Concerned,
  index: PlaceIndex,
): PlaceAnswers {
  const speaks = when === undefined ? 'yes' : when(concerned, index)
  if (speaks === 'no') return kind === 'soft' ? 'no' : 'yes'
  const holds = test(concerned, index)
  return kind === 'soft' ? allOf([speaks, holds]) : anyOf([opposite(speaks), holds])
}

/** A "no" about someone of whom nobody knows whether the rule is about them is not yet a no. */
function certain({ appliesTo }: Rule, { facts }: MemberFacts, outcome: PlaceAnswers): PlaceAnswers {
  const byAge = appliesTo === 'each-adult' || appliesTo === 'each-child'
  return byAge && facts['adult'] === undefined ? noAsUnknown(outcome) : outcome
}
