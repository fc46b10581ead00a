import type { FactValue } from '../profile.ts'
import { not } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { boundsOf, compare, constantsOf } from './evaluate.ts'
import type { Subject } from './evaluate.ts'
import { factsOfLeaf, isList, questionOf } from './test-language.ts'
import type { FactName, Leaf, Operand, Test } from './test-language.ts'

/** A test as one function, without looking at its document again. */
export type CompiledTest = (subject: Subject) => Truth

type Reader = (subject: Subject) => FactValue | undefined

/** Compiles a test; the answers are those of `evaluate`, question by question. */
export function compileTest(test: Test): CompiledTest {
  return compile(test, compileLeaf)
}

/**
 * Compiles what a test says before any place is known: each question about a place is unknown. A yes
 * or no of this form is the answer for every place, because in Kleene's logic an answer that is
 * certain with unknowns stays the same whatever they turn out to be.
 */
export function compileWithoutPlace(test: Test): CompiledTest {
  return compile(test, (leaf) =>
    factsOfLeaf(leaf).some((name) => name.startsWith('place.'))
      ? () => 'unknown'
      : compileLeaf(leaf),
  )
}

type CompileLeaf = (leaf: Leaf) => CompiledTest

function compile(test: Test, leaf: CompileLeaf): CompiledTest {
  if ('all' in test) return compileJoin(test.all, leaf, { settles: 'no', otherwise: 'yes' })
  if ('any' in test) return compileJoin(test.any, leaf, { settles: 'yes', otherwise: 'no' })
  if ('not' in test) {
    const part = compile(test.not, leaf)
    return (subject) => not(part(subject))
  }
  return leaf(test)
}

/** One answer settles the join; otherwise an unknown leaves it open; otherwise the rest holds. */
function compileJoin(
  tests: readonly Test[],
  leaf: CompileLeaf,
  { settles, otherwise }: Readonly<{ settles: Truth; otherwise: Truth }>,
): CompiledTest {
  const parts = tests.map((test) => compile(test, leaf))
  return (subject) => {
    let found = otherwise
    for (const part of parts) {
      const answer = part(subject)
      if (answer === settles) return answer
      if (answer === 'unknown') found = answer
    }
    return found
  }
}

function compileLeaf(leaf: Leaf): CompiledTest {
  const { operator, operand } = questionOf(leaf)
  const [first, second] = boundsOf(operator, operand)
  const read = factReader(leaf.fact)
  const readFirst = operandReader(first)
  const readSecond = second === undefined ? undefined : operandReader(second)
  return (subject) => compare(operator, read(subject), readFirst(subject), readSecond?.(subject))
}

function operandReader(operand: Operand): Reader {
  if (typeof operand !== 'object') return () => operand
  if (isList(operand)) {
    const constants = constantsOf(operand)
    return () => constants
  }
  return factReader(operand.fact)
}

function factReader(name: FactName): Reader {
  const code = name.slice(name.indexOf('.') + 1)
  if (name.startsWith('request.')) return ({ request }) => request[code]
  if (name.startsWith('member.')) return ({ member }) => member[code]
  return ({ place }) => place[code]
}
