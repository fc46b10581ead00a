import type { Truth } from '../truth.ts'
import { evaluate, factOf } from './evaluate.ts'
import type { Subject } from './evaluate.ts'
import { phrase } from './sentences.ts'
import { factsOfLeaf } from './test-language.ts'
import type { Test } from './test-language.ts'
import { nameOf, wordsFor } from './vocabulary.ts'
import type { Bilingual, Language, Vocabulary } from './vocabulary.ts'

/** How a test came to its answer, question by question. */
export interface Trace {
  readonly answer: Truth
  /** The question in words, with the values that were found. */
  readonly text: Bilingual
  /** The questions it is made of; empty for a single question. */
  readonly parts: readonly Trace[]
}

/** Follows a test through one subject: every question, its answer and what was known. */
export function traceOf(test: Test, subject: Subject, words: Vocabulary): Trace {
  const parts = partsOf(test).map((part) => traceOf(part, subject, words))
  const say = (language: Language): string =>
    'fact' in test
      ? `${phrase(test, words, language)} (${found(test, subject, words, language)})`
      : phrase(test, words, language)
  return { answer: evaluate(test, subject), text: { nl: say('nl'), en: say('en') }, parts }
}

function partsOf(test: Test): readonly Test[] {
  if ('all' in test) return test.all
  if ('any' in test) return test.any
  return 'not' in test ? [test.not] : []
}

const UNKNOWN = { nl: 'niet bekend', en: 'not known' } as const

function found(
  leaf: Extract<Test, { fact: string }>,
  subject: Subject,
  words: Vocabulary,
  language: Language,
): string {
  return factsOfLeaf(leaf)
    .map((name) => {
      const value = factOf(subject, name)
      const said = value === undefined ? UNKNOWN[language] : wordsFor(value, name, words, language)
      return `${nameOf(name, words, language)}: ${said}`
    })
    .join(', ')
}
