import type { FactValue } from '../profile.ts'
import type { Rule } from './rule.ts'
import { isList, leavesOf, questionOf } from './test-language.ts'
import type { Leaf, Operand, Operator, Test } from './test-language.ts'
import { nameOf, wordsFor } from './vocabulary.ts'
import type { Bilingual, Language, Vocabulary } from './vocabulary.ts'

/** What a rule demands, in both languages: the author's words, or words made from the test. */
export function sentenceOf(rule: Rule, words: Vocabulary): Bilingual {
  if (rule.textNl !== undefined && rule.textEn !== undefined) {
    return { nl: rule.textNl, en: rule.textEn }
  }
  return { nl: demand(rule, words, 'nl'), en: demand(rule, words, 'en') }
}

const FRAME = {
  nl: { when: 'Als', then: 'dan geldt:', always: 'Voorwaarde:', and: 'en', or: 'of', not: 'niet:' },
  en: { when: 'If', then: 'then:', always: 'Condition:', and: 'and', or: 'or', not: 'not:' },
} as const

function demand(rule: Rule, words: Vocabulary, language: Language): string {
  const { when, then, always } = FRAME[language]
  const body = phrase(rule.test, words, language)
  if (rule.when === undefined) return `${always} ${body}.`
  return `${when} ${phrase(rule.when, words, language)}, ${then} ${body}.`
}

/** A test as a phrase. Brackets appear only where "and" and "or" would otherwise mix. */
export function phrase(test: Test, words: Vocabulary, language: Language): string {
  const frame = FRAME[language]
  if ('not' in test) return `${frame.not} ${grouped(test.not, words, language)}`
  if ('all' in test) return joined(test.all, frame.and)
  if ('any' in test) return joined(test.any, frame.or)
  return question(test, words, language)

  function joined(parts: readonly Test[], word: string): string {
    return parts.map((part) => grouped(part, words, language)).join(` ${word} `)
  }
}

function grouped(test: Test, words: Vocabulary, language: Language): string {
  const text = phrase(test, words, language)
  return leavesOf(test).length > 1 ? `(${text})` : text
}

const VERBS: Readonly<Record<Exclude<Operator, 'between' | 'known'>, Bilingual>> = {
  is: { nl: 'is', en: 'is' },
  isNot: { nl: 'is niet', en: 'is not' },
  in: { nl: 'is een van:', en: 'is one of:' },
  notIn: { nl: 'is geen van:', en: 'is none of:' },
  atLeast: { nl: 'is ten minste', en: 'is at least' },
  atMost: { nl: 'is ten hoogste', en: 'is at most' },
  overlaps: { nl: 'heeft iets gemeen met:', en: 'has something in common with:' },
  includes: { nl: 'bevat', en: 'includes' },
}

function question(leaf: Leaf, words: Vocabulary, language: Language): string {
  const { operator, operand } = questionOf(leaf)
  const name = nameOf(leaf.fact, words, language)
  const say = (part: Operand): string => operandWords(part, leaf.fact, words, language)
  if (operator === 'known') return `${name} ${knownWords(operand === true, language)}`
  if (operator !== 'between') return `${name} ${VERBS[operator][language]} ${say(operand)}`
  const [low, high] = isList(operand) ? operand : [operand]
  const between = language === 'nl' ? 'ligt tussen' : 'is between'
  return `${name} ${between} ${say(low ?? '')} ${FRAME[language].and} ${say(high ?? '')}`
}

function knownWords(isKnown: boolean, language: Language): string {
  if (language === 'nl') return isKnown ? 'is bekend' : 'is niet bekend'
  return isKnown ? 'is known' : 'is not known'
}

function operandWords(
  operand: Operand,
  fact: string,
  words: Vocabulary,
  language: Language,
): string {
  if (isReference(operand)) return nameOf(operand.fact, words, language)
  return wordsFor(constant(operand), fact, words, language)
}

function isReference(operand: Operand): operand is Readonly<{ fact: string }> {
  return typeof operand === 'object' && 'fact' in operand
}

function constant(operand: Exclude<Operand, { fact: string }>): FactValue {
  if (typeof operand !== 'object') return operand
  return [...operand].filter((part) => typeof part === 'string' || typeof part === 'number')
}
