import type { Leaf, Operand, Operator, Test } from '../../../matching/rules/test-language.ts'
import { isList, questionOf, referenceOf } from '../../../matching/rules/test-language.ts'
import type { FactType } from '../../../matching/rules/askable-facts.ts'

/** The two tests of a rule: where it speaks, and what must hold there. */
export const SIDES = ['when', 'test'] as const
export type Side = (typeof SIDES)[number]
export const JOINS = ['all', 'any'] as const
export type Join = (typeof JOINS)[number]

/** How the form asks a question: the operators of the language, with two words for a yes or no. */
export type Way =
  Exclude<Operator, 'is' | 'isNot' | 'includes'> | 'yes' | 'no' | 'equals' | 'differs' | 'notKnown'

const ALWAYS = ['equals', 'differs', 'known', 'notKnown'] as const

/** The ways in which each kind of fact can be asked about. */
export const WAYS_OF: Readonly<Record<FactType, readonly Way[]>> = {
  boolean: ['yes', 'no', ...ALWAYS],
  number: ['atLeast', 'atMost', 'between', ...ALWAYS],
  code: ['in', 'notIn', ...ALWAYS],
  codes: ['overlaps', 'known', 'notKnown'],
}

/** One question as it stands in the form: what was typed, not yet what it means. */
export interface Question {
  readonly fact: string
  /** A `Way` of its kind of fact, or empty when none was chosen. */
  readonly way: string
  readonly not: boolean
  readonly values: readonly string[]
  /** Upper bound of `between`. */
  readonly upper: string
  /** Another fact to compare with, instead of values. */
  readonly other: string
}

export interface Group {
  readonly join: Join
  readonly questions: readonly Question[]
}

/** A test of at most two levels: groups of questions. What nests deeper is not written with this form. */
export interface SideState {
  readonly join: Join
  readonly groups: readonly Group[]
}

export const NO_QUESTION: Question = {
  ...{ fact: '', way: '', not: false, values: [], upper: '', other: '' },
}
export const NO_SIDE: SideState = { join: 'all', groups: [] }
export const NEW_SIDE: SideState = {
  join: 'all',
  groups: [{ join: 'all', questions: [NO_QUESTION] }],
}

/** What a form says of one side. */
export function readSide(fields: URLSearchParams, side: Side): SideState {
  const groups = indexes(fields, `${side}-`).map((group) => ({
    join: joinOf(fields.get(`${side}-${group}-join`)),
    questions: indexes(fields, `${side}-${group}-`).map((question) =>
      readQuestion(fields, `${side}-${group}-${question}`),
    ),
  }))
  return { join: joinOf(fields.get(`${side}-join`)), groups }
}

function readQuestion(fields: URLSearchParams, at: string): Question {
  const said = (name: string): string => fields.get(`${at}-${name}`)?.trim() ?? ''
  return {
    ...{ fact: said('fact'), way: said('way'), not: said('not') === 'yes' },
    values: fields.getAll(`${at}-value`).filter((value) => value.trim() !== ''),
    ...{ upper: said('upper'), other: said('other') },
  }
}

/** The numbers that follow a beginning in the names of fields, in order. */
export function indexes(fields: URLSearchParams, start: string): number[] {
  const found = [...fields.keys()]
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length).split('-')[0] ?? '')
    .filter((part) => /^\d{1,2}$/.test(part))
  return [...new Set(found.map(Number))].toSorted((a, b) => a - b)
}

function joinOf(said: string | null): Join {
  return said === 'any' ? 'any' : 'all'
}

/** A test as the form shows it; undefined when it nests deeper than the form goes. */
export function sideOf(test: Test | undefined): SideState | undefined {
  if (test === undefined) return NO_SIDE
  const single = groupOf(test)
  if (single) return { join: 'all', groups: [single] }
  const parts = partsOf(test)
  if (!parts) return undefined
  const groups = parts.tests.map(groupOf).filter((group) => group !== undefined)
  return groups.length === parts.tests.length ? { join: parts.join, groups } : undefined
}

function groupOf(test: Test): Group | undefined {
  const { join, tests } = partsOf(test) ?? { join: 'all' as const, tests: [test] }
  const questions = tests.map(questionState).filter((question) => question !== undefined)
  return questions.length === tests.length ? { join, questions } : undefined
}

function partsOf(test: Test): { join: Join; tests: readonly Test[] } | undefined {
  if ('all' in test) return { join: 'all', tests: test.all }
  return 'any' in test ? { join: 'any', tests: test.any } : undefined
}

function questionState(test: Test): Question | undefined {
  if ('fact' in test) return { ...NO_QUESTION, ...leafState(test) }
  if (!('not' in test) || !('fact' in test.not)) return undefined
  return { ...NO_QUESTION, ...leafState(test.not), not: true }
}

const WAY_OF: Readonly<Record<Exclude<Operator, 'known'>, Way>> = {
  ...{ is: 'equals', isNot: 'differs', in: 'in', notIn: 'notIn' },
  ...{ atLeast: 'atLeast', atMost: 'atMost', between: 'between' },
  ...{ overlaps: 'overlaps', includes: 'overlaps' },
}

function leafState(leaf: Leaf): Partial<Question> {
  const { operator, operand } = questionOf(leaf)
  const { fact } = leaf
  if (operator === 'known') return { fact, way: operand === true ? 'known' : 'notKnown' }
  if (typeof operand === 'boolean' && operator === 'is') {
    return { fact, way: operand ? 'yes' : 'no' }
  }
  const way = WAY_OF[operator]
  const other = referenceOf(operand)
  if (other !== undefined) return { fact, way, other }
  const values = constants(operand)
  const [first = '', upper = ''] = values
  return operator === 'between' ? { fact, way, values: [first], upper } : { fact, way, values }
}

function constants(operand: Operand): string[] {
  const parts = isList(operand) ? operand : [operand]
  return parts.map((part) => (typeof part === 'object' ? '' : String(part)))
}
