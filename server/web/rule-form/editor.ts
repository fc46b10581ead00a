import type { z } from 'zod'
import { addDays } from '../../../matching/day.ts'
import type { FactValue } from '../../../matching/profile.ts'
import type { AskableFact } from '../../../matching/rules/askable-facts.ts'
import { Rule } from '../../../matching/rules/rule.ts'
import { factsOf } from '../../../matching/rules/test-language.ts'
import { Problem } from '../../problem.ts'
import { DraftRule } from '../../features/rules/rule.schema.ts'
import type { NewRule } from '../../features/rules/rule.service.ts'
import { formInput } from '../http/form-input.ts'
import { buildTest, numberOf } from './build-test.ts'
import type { AskableByName, Fault } from './build-test.ts'
import { NEW_SIDE, NO_SIDE, indexes, readSide, sideOf } from './editor-state.ts'
import type { SideState } from './editor-state.ts'

/** One example in the form: a value as text per fact, and the answer its author expects. */
export interface ExampleState {
  readonly outcome: string
  readonly facts: Readonly<Record<string, string>>
}

/** The whole form, as it was filled in. */
export interface EditorState {
  /** Fields that hold one text each, by name. */
  readonly said: Readonly<Record<string, string>>
  readonly when: SideState
  readonly test: SideState
  readonly examples: readonly ExampleState[]
}

export const PLAIN_FIELDS = [
  ...['code', 'kind', 'owner', 'owner-id', 'appliesTo', 'otherwise', 'points', 'relaxableBy'],
  ...['effectiveFrom', 'effectiveUntil', 'textNl', 'textEn', 'source'],
  ...['modelling', 'legalBasis-law', 'legalBasis-article', 'legalBasis-bwbr'],
] as const

/** A new rule: a requirement of the whole country that holds from tomorrow on. */
export function newEditor(today: string): EditorState {
  const said = {
    ...{ kind: 'hard', owner: 'country', appliesTo: 'household', otherwise: 'blocks' },
    ...{ relaxableBy: 'nobody', effectiveFrom: addDays(today, 1) },
  }
  return { said, when: NO_SIDE, test: NEW_SIDE, examples: [] }
}

export function readEditor(fields: URLSearchParams): EditorState {
  return {
    said: Object.fromEntries(PLAIN_FIELDS.map((name) => [name, fields.get(name)?.trim() ?? ''])),
    ...{ when: readSide(fields, 'when'), test: readSide(fields, 'test') },
    examples: indexes(fields, 'examples-').map((index) => ({
      outcome: fields.get(`examples-${index}-outcome`) ?? '',
      facts: Object.fromEntries(
        [...fields]
          .filter(([name, value]) => name.startsWith(`examples-${index}-fact-`) && value !== '')
          .map(([name, value]) => [name.slice(`examples-${index}-fact-`.length), value]),
      ),
    })),
  }
}

/** A rule as the form shows it; undefined when its tests nest deeper than the form goes. */
export function editorOf(rule: Rule): EditorState | undefined {
  const [when, test] = [sideOf(rule.when), sideOf(rule.test)]
  if (!when || !test) return undefined
  const examples = rule.examples.map(({ facts, outcome }) => ({
    outcome,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, asText(value)])),
  }))
  return { said: saidOf(rule), when, test, examples }
}

function saidOf(rule: Rule): EditorState['said'] {
  const { code, kind, owner, appliesTo, otherwise, relaxableBy, modelling } = rule
  const { effectiveFrom, effectiveUntil, textNl, textEn, source, legalBasis } = rule
  const maybe = {
    ...{ effectiveUntil, textNl, textEn, source },
    ...{ points: rule.points?.toString(), 'owner-id': owner.id },
    ...{ 'legalBasis-law': legalBasis?.law, 'legalBasis-article': legalBasis?.article },
    'legalBasis-bwbr': legalBasis?.bwbr,
  }
  const filled = Object.entries(maybe).map(([name, value = '']) => [name, value] as const)
  return {
    ...{ code, kind, appliesTo, otherwise, relaxableBy, effectiveFrom, owner: owner.level },
    ...{ modelling: modelling ? 'yes' : '', ...Object.fromEntries(filled) },
  }
}

/** A value of an example as one text; a list is joined, and an empty list is a dash. */
export function asText(value: FactValue): string {
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.join(',')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

function asValue(text: string, fact: AskableFact): FactValue | undefined {
  if (fact.type === 'boolean') return text === 'yes'
  if (fact.type === 'number') return numberOf(text)
  if (fact.type === 'code') return text
  return text === '-' ? [] : text.split(',')
}

/**
 * The rule that the form says, as the API takes it. Throws `invalid-input` that names every faulty
 * field of the form.
 */
export function buildRule(state: EditorState, facts: AskableByName): NewRule {
  const { said, examples } = state
  const [when, test] = [buildTest('when', state.when, facts), buildTest('test', state.test, facts)]
  const faults = [when, test].flatMap((side) => ('faults' in side ? side.faults : []))
  const tests = {
    ...('made' in when && when.made !== undefined && { when: when.made }),
    ...('made' in test && test.made !== undefined && { test: test.made }),
  }
  const asked = Object.values(tests).flatMap(factsOf)
  const body = {
    ...aboutOf(said),
    ...tests,
    examples: examples.map((example) => exampleOf(example, asked, facts)),
  }
  const parsed = DraftRule.shape.body.safeParse(body)
  if (parsed.success && faults.length === 0) return wholeRule(parsed.data)
  throw notComplete(parsed.error?.issues ?? [], faults)
}

/** Faults of questions stand for what the schema says of the tests as a whole. */
function notComplete(issues: readonly z.core.$ZodIssue[], faults: readonly Fault[]): Problem {
  const others = issues
    .filter(({ path: [first] }) => first !== 'when' && first !== 'test')
    .map(({ path }) => path.map(String).join('/'))
  const fields = [...others, ...faults.map((fault) => fault.replaceAll('-', '/'))]
  const errors = fields.map((field) => ({ pointer: `#/${field}`, detail: 'must be filled in' }))
  return new Problem('invalid-input', 'The rule is not complete: see "errors".', errors)
}

/** What the parts of a rule ask of each other: the same checks as when it is drafted. */
function wholeRule(rule: NewRule): NewRule {
  formInput(Rule, { ...rule, version: 1, status: 'draft', approvedBy: [] })
  return rule
}

function aboutOf(said: EditorState['said']) {
  const text = (name: string) => (said[name] === '' ? undefined : said[name])
  const points = numberOf(said['points'] ?? '')
  const [law, article, bwbr] = ['law', 'article', 'bwbr'].map((part) => text(`legalBasis-${part}`))
  const hasBasis = law !== undefined || article !== undefined || bwbr !== undefined
  const soft = said['kind'] === 'soft'
  return {
    ...{ code: said['code'], kind: said['kind'], appliesTo: said['appliesTo'] },
    owner: { level: said['owner'], id: said['owner'] === 'country' ? undefined : text('owner-id') },
    ...(!soft && { otherwise: said['otherwise'] }),
    ...(soft && points !== undefined && { points }),
    ...{ effectiveFrom: said['effectiveFrom'], effectiveUntil: text('effectiveUntil') },
    ...{ relaxableBy: said['relaxableBy'], textNl: text('textNl'), textEn: text('textEn') },
    ...{ source: text('source'), modelling: said['modelling'] === 'yes' },
    ...(hasBasis && { legalBasis: { law, article, bwbr } }),
  }
}

function exampleOf(
  { outcome, facts: said }: ExampleState,
  asked: readonly string[],
  facts: AskableByName,
) {
  const values = asked.flatMap((name) => {
    const [text, fact] = [said[name], facts.get(name)]
    const value = text === undefined || !fact ? undefined : asValue(text, fact)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { outcome, facts: Object.fromEntries(values) }
}
