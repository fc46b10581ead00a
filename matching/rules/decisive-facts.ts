import { all, any, not } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { evaluate, factOf } from './evaluate.ts'
import type { Subject } from './evaluate.ts'
import { factsOfLeaf } from './test-language.ts'
import type { FactName, Test } from './test-language.ts'

/**
 * The facts that made a test come out as it did: of a "no" those that were against, of an "unknown"
 * those that are missing, of a "yes" those that were in favour. Each once, in reading order.
 */
export function decisiveFacts(test: Test, subject: Subject): FactName[] {
  const { answer, facts } = follow(test, subject)
  const isMissing = answer === 'unknown'
  return [...new Set(facts)].filter((name) => (factOf(subject, name) === undefined) === isMissing)
}

interface Decided {
  readonly answer: Truth
  readonly facts: FactName[]
}

/** Follows only the branches that gave the answer. */
function follow(test: Test, subject: Subject): Decided {
  if ('not' in test) {
    const { answer, facts } = follow(test.not, subject)
    return { answer: not(answer), facts }
  }
  if ('fact' in test) return { answer: evaluate(test, subject), facts: factsOfLeaf(test) }
  const [tests, join] = 'all' in test ? [test.all, all] : [test.any, any]
  const parts = tests.map((part) => follow(part, subject))
  const joined = join(parts.map(({ answer }) => answer))
  return {
    answer: joined,
    facts: parts.flatMap(({ answer, facts }) => (answer === joined ? facts : [])),
  }
}
