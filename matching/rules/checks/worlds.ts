import type { FactValue, Facts } from '../../profile.ts'
import { subjectOf } from '../examples.ts'
import type { Subject } from '../evaluate.ts'
import type { Rule } from '../rule.ts'
import { factsOf, isList, leavesOf, questionOf } from '../test-language.ts'
import type { Leaf, Operand } from '../test-language.ts'

/** More combinations than this are not tried: a check then says that it looked at a part. */
export const MOST_WORLDS = 20_000

export interface Worlds {
  readonly subjects: readonly Subject[]
  /** Whether these are all combinations that could make a difference. */
  readonly complete: boolean
}

/**
 * Every combination of facts that the given rules can tell apart: for each fact the constants it is
 * compared with, a neighbour on either side, and a value that no rule mentions. Two worlds between
 * which no question of these rules can tell are one.
 */
export function worldsOf(rules: readonly Rule[]): Worlds {
  const leaves = rules.flatMap(leavesOfRule)
  const names = [...new Set(rules.flatMap(factsOfRule))].toSorted()
  let worlds: Facts[] = [{}]
  let complete = true
  for (const name of names) {
    const values = valuesOf(name, leaves)
    const grown = worlds.flatMap((world) => [
      ...values.map((value) => ({ ...world, [name]: value })),
      ...(mayBeAbsent(name, leaves) ? [world] : []),
    ])
    complete &&= grown.length <= MOST_WORLDS
    worlds = grown.slice(0, MOST_WORLDS)
  }
  return { subjects: worlds.map(subjectOf), complete }
}

function factsOfRule({ test, when }: Rule): string[] {
  return [...factsOf(test), ...(when === undefined ? [] : factsOf(when))]
}

function leavesOfRule({ test, when }: Rule): Leaf[] {
  return [...leavesOf(test), ...(when === undefined ? [] : leavesOf(when))]
}

/** Only `known` can tell an absent fact from one that nobody compares. */
function mayBeAbsent(name: string, leaves: readonly Leaf[]): boolean {
  return leaves.some((leaf) => leaf.fact === name && leaf.known !== undefined)
}

/** A fact takes part in a question as its subject, or as the other side of one. */
function valuesOf(name: string, leaves: readonly Leaf[]): FactValue[] {
  const found = leaves
    .filter((leaf) => leaf.fact === name || mentions(questionOf(leaf).operand, name))
    .flatMap((leaf) => [...valuesFor(leaf, name, leaves)])
  const unique = new Map(found.map((value) => [JSON.stringify(value), value]))
  return unique.size > 0 ? [...unique.values()] : [true]
}

function mentions(operand: Operand, name: string): boolean {
  if (typeof operand !== 'object') return false
  return isList(operand) ? operand.some((part) => mentions(part, name)) : operand.fact === name
}

function valuesFor(leaf: Leaf, name: string, leaves: readonly Leaf[]): FactValue[] {
  const { operator, operand } = questionOf(leaf)
  const constants = constantsIn(operand)
  if (operator === 'known') return []
  if (constants.length === 0) return unlike(leaf, name, leaves)
  const list = operator === 'includes' || operator === 'overlaps'
  return list ? [[], ...constants.map(listOf)] : constants.flatMap(around)
}

/** Two facts compared with each other need values below, at and above what either is compared with. */
function unlike(leaf: Leaf, name: string, leaves: readonly Leaf[]): FactValue[] {
  const { operator, operand } = questionOf(leaf)
  if (operator === 'overlaps' || operator === 'includes') return [['a'], ['b']]
  const pair = [leaf.fact, name, ...references(operand)]
  const constants = leaves
    .filter(({ fact }) => pair.includes(fact))
    .flatMap((other) => constantsIn(questionOf(other).operand))
    .filter((value) => typeof value !== 'boolean')
  if (constants.length > 0) return constants.flatMap(around)
  return operator === 'is' || operator === 'isNot' ? ['a', 'b'] : [1, 2, 3]
}

function references(operand: Operand): string[] {
  if (typeof operand !== 'object') return []
  return isList(operand) ? operand.flatMap((part) => references(part)) : [operand.fact]
}

function constantsIn(operand: Operand): (boolean | number | string)[] {
  if (typeof operand !== 'object') return [operand]
  return isList(operand) ? operand.flatMap((part) => constantsIn(part)) : []
}

function listOf(value: boolean | number | string): FactValue {
  return typeof value === 'boolean' ? value : [value]
}

function around(value: boolean | number | string): FactValue[] {
  if (typeof value === 'boolean') return [true, false]
  return typeof value === 'number' ? [value - 1, value, value + 1] : [value, 'something-else']
}
