import { all, any, not } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { evaluate, factOf } from './evaluate.ts'
import type { Subject } from './evaluate.ts'
import { factsOfLeaf } from './test-language.ts'
import type { FactName, Test } from './test-language.ts'

/** The answer to a test, with the facts that made it so. */
export interface Decided {
  readonly answer: Truth
  /**
   * Of a "no" those that were against, of an "unknown" those that are missing, of a "yes" those that
   * were in favour. Each once, in reading order.
   */
  readonly facts: FactName[]
}

export function decide(test: Test, subject: Subject): Decided {
  const { answer, facts } = follow(test, subject)
  const isMissing = answer === 'unknown'
  return {
    answer,
    facts: [...new Set(facts)].filter(
      (name) => (factOf(subject, name) === undefined) === isMissing,
    ),
  }
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
