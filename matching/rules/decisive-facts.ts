import type { Truth } from '../truth.ts'
import { not } from '../truth.ts'
import { evaluate, factOf } from './evaluate.ts'
import type { Subject } from './evaluate.ts'
import { factsOfLeaf } from './test-language.ts'
import type { FactName, Test } from './test-language.ts'

/**
 * The facts that made a test come out as it did: of a "no" those that were against, of an "unknown"
 * those that are missing, of a "yes" those that were in favour. Each once, in reading order.
 */
export function decisiveFacts(test: Test, subject: Subject): FactName[] {
  const answer = evaluate(test, subject)
  const facts = [...new Set(decisive(test, subject, answer))]
  return answer === 'unknown'
    ? facts.filter((name) => factOf(subject, name) === undefined)
    : facts.filter((name) => factOf(subject, name) !== undefined)
}

/** Follows only the branches that gave the answer. */
function decisive(test: Test, subject: Subject, answer: Truth): FactName[] {
  if ('not' in test) return decisive(test.not, subject, not(answer))
  const parts = 'all' in test ? test.all : 'any' in test ? test.any : undefined
  if (parts === undefined) return evaluate(test, subject) === answer ? leafFacts(test) : []
  return parts
    .filter((part) => evaluate(part, subject) === answer)
    .flatMap((part) => decisive(part, subject, answer))
}

function leafFacts(test: Test): FactName[] {
  return 'fact' in test ? factsOfLeaf(test) : []
}
