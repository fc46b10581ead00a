import type { FactValue, Facts } from '../profile.ts'
import { boundsOf, compare, constantsOf } from '../rules/evaluate.ts'
import { factsOf, factsOfLeaf, isList, questionOf } from '../rules/test-language.ts'
import type { FactName, Leaf, Operand, Test } from '../rules/test-language.ts'
import { answersOfGroups } from './groups.ts'
import { allOf, anyOf, opposite } from './place-answers.ts'
import type { PlaceAnswers } from './place-answers.ts'
import type { PlaceIndex } from './place-index.ts'

/** Whom a test is about: a household, and one of its members. */
export interface Concerned {
  readonly request: Facts
  readonly member: Facts
}

/** A test asked about all places of an index at once. */
export type ColumnTest = (concerned: Concerned, index: PlaceIndex) => PlaceAnswers

/**
 * Compiles a test to column form: place by place it answers what `evaluate` does.
 *
 * 1. A question about the household alone is answered once.
 * 2. A question about places is asked once per group of places that agree on the facts it reads. When
 *    it reads nothing of the household, its answers are kept with the index.
 * 3. Answers are joined as bit sets, 32 places per machine word; what is settled stops the join.
 */
export function compileColumns(test: Test): ColumnTest {
  if ('all' in test) return compileJoin(test.all, allOf, 'no')
  if ('any' in test) return compileJoin(test.any, anyOf, 'yes')
  if ('not' in test) {
    const part = compileColumns(test.not)
    return (concerned, index) => opposite(part(concerned, index))
  }
  return compileLeaf(test)
}

/** Questions about the household come first: they may settle the join before any place is looked at. */
function compileJoin(
  tests: readonly Test[],
  join: typeof allOf,
  settles: 'no' | 'yes',
): ColumnTest {
  const cost = (test: Test): number => Number(factsOf(test).some(isOfPlace))
  const parts = tests.toSorted((one, other) => cost(one) - cost(other)).map(compileColumns)
  return (concerned, index) => {
    const claims: PlaceAnswers[] = []
    for (const part of parts) {
      const claim = part(concerned, index)
      if (claim === settles) return claim
      claims.push(claim)
    }
    return join(claims)
  }
}

const NOWHERE: Facts = {}

function compileLeaf(leaf: Leaf): ColumnTest {
  const { operator, operand } = questionOf(leaf)
  const [first, second] = boundsOf(operator, operand)
  const [read, readFirst] = [factReader(leaf.fact), operandReader(first)]
  const readSecond = second === undefined ? undefined : operandReader(second)
  const names = factsOfLeaf(leaf)
  const columns = names.filter(isOfPlace).map(codeOf)
  const ask = (concerned: Concerned, place: Facts) =>
    compare(
      operator,
      read(concerned, place),
      readFirst(concerned, place),
      readSecond?.(concerned, place),
    )
  if (columns.length === 0) return (concerned) => ask(concerned, NOWHERE)
  const answers: ColumnTest = (concerned, index) =>
    answersOfGroups(index.groupBy(columns), (place) => ask(concerned, place))
  if (columns.length < names.length) return answers
  const key = JSON.stringify(leaf)
  return (concerned, index) => index.remembered(key, () => answers(concerned, index))
}

type Reader = (concerned: Concerned, place: Facts) => FactValue | undefined

function operandReader(operand: Operand): Reader {
  if (typeof operand !== 'object') return () => operand
  if (isList(operand)) {
    const constants = constantsOf(operand)
    return () => constants
  }
  return factReader(operand.fact)
}

function factReader(name: FactName): Reader {
  const code = codeOf(name)
  if (name.startsWith('request.')) return ({ request }) => request[code]
  if (name.startsWith('member.')) return ({ member }) => member[code]
  return (_concerned, place) => place[code]
}

function isOfPlace(name: FactName): boolean {
  return name.startsWith('place.')
}

function codeOf(name: FactName): string {
  return name.slice(name.indexOf('.') + 1)
}
