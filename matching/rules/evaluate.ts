import type { FactValue, Facts } from '../profile.ts'
import { all, any, not, truthOf } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { isList, questionOf } from './test-language.ts'
import type { FactName, Leaf, Operand, Operator, Test } from './test-language.ts'

/** All that a test may ask: the household, one of its members, one place. */
export interface Subject {
  readonly request: Facts
  readonly member: Facts
  readonly place: Facts
}

type Known = FactValue | undefined

/** The value of a fact, or undefined when nothing has been said of it. */
export function factOf(subject: Subject, name: FactName): Known {
  const code = name.slice(name.indexOf('.') + 1)
  if (name.startsWith('request.')) return subject.request[code]
  return name.startsWith('member.') ? subject.member[code] : subject.place[code]
}

/**
 * Asks a test of a subject, in the three-valued logic of Kleene. This is the form to read; the
 * column form (judge/column-test.ts) must give the same answer to every question.
 */
export function evaluate(test: Test, subject: Subject): Truth {
  if ('all' in test) return all(test.all.map((part) => evaluate(part, subject)))
  if ('any' in test) return any(test.any.map((part) => evaluate(part, subject)))
  if ('not' in test) return not(evaluate(test.not, subject))
  return ask(test, subject)
}

function ask(leaf: Leaf, subject: Subject): Truth {
  const { operator, operand } = questionOf(leaf)
  const [first, second] = boundsOf(operator, operand)
  return compare(
    operator,
    factOf(subject, leaf.fact),
    valueOf(first, subject),
    valueOf(second, subject),
  )
}

/** `between` has two operands, every other operator one. */
export function boundsOf(operator: Operator, operand: Operand): [Operand, Operand | undefined] {
  if (operator !== 'between' || !isList(operand)) return [operand, undefined]
  const [low, high] = operand
  return [low ?? operand, high]
}

function valueOf(operand: Operand | undefined, subject: Subject): Known {
  if (operand === undefined || typeof operand !== 'object') {
    return typeof operand === 'object' ? undefined : operand
  }
  return 'fact' in operand ? factOf(subject, operand.fact) : constantsOf(operand)
}

/** A list of constants as a fact value; references inside a list exist only in `between`. */
export function constantsOf(operand: readonly unknown[]): (string | number)[] {
  return operand.filter((part) => typeof part === 'string' || typeof part === 'number')
}

type Compare = (fact: FactValue, first: FactValue, second: Known) => Truth

/** What each operator means once both sides are known. Sides of different kinds cannot be compared: unknown. */
const MEANING: Readonly<Record<Exclude<Operator, 'known'>, Compare>> = {
  is: (fact, other) => equal(fact, other),
  isNot: (fact, other) => not(equal(fact, other)),
  in: (fact, list) => contains(list, fact),
  notIn: (fact, list) => not(contains(list, fact)),
  atLeast: (fact, bound) => ordered(bound, fact),
  atMost: (fact, bound) => ordered(fact, bound),
  between: (fact, low, high) =>
    all([ordered(low, fact), high === undefined ? 'unknown' : ordered(fact, high)]),
  overlaps: (fact, list) => shares(fact, list),
  includes: (fact, value) => contains(fact, value),
}

/** One question of which the values are given. An unknown side makes the answer unknown, but for `known`. */
export function compare(operator: Operator, fact: Known, first: Known, second?: Known): Truth {
  if (operator === 'known') return truthOf((fact !== undefined) === first)
  if (fact === undefined || first === undefined) return openBetween(operator, fact, second)
  return MEANING[operator](fact, first, second)
}

/** A lower bound may be unknown while the upper one already says no. */
function openBetween(operator: Operator, fact: Known, high: Known): Truth {
  if (operator !== 'between' || fact === undefined || high === undefined) return 'unknown'
  return ordered(fact, high) === 'no' ? 'no' : 'unknown'
}

function equal(one: FactValue, other: FactValue): Truth {
  if (typeof one !== typeof other || typeof one === 'object') return 'unknown'
  return truthOf(one === other)
}

function ordered(low: FactValue, high: FactValue): Truth {
  if (typeof low !== 'number' || typeof high !== 'number') return 'unknown'
  return truthOf(low <= high)
}

function contains(list: FactValue, value: FactValue): Truth {
  if (!Array.isArray(list) || Array.isArray(value) || typeof value === 'boolean') return 'unknown'
  return truthOf(list.includes(value))
}

function shares(one: FactValue, other: FactValue): Truth {
  if (!Array.isArray(one) || !Array.isArray(other)) return 'unknown'
  return truthOf(one.some((value) => other.includes(value)))
}
