import { z } from 'zod'
import type { FactValue } from '../profile.ts'

export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in the two languages of the service. */
export const Bilingual = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
export type Bilingual = Readonly<z.output<typeof Bilingual>>

/** How facts and their values are called in a sentence for people. */
export const Vocabulary = z.strictObject({
  /** By full fact name (`place.sleeps`), or by code for every scope (`gender`). */
  facts: z.record(z.string(), Bilingual),
  /** By `code=value` where one word has two meanings, otherwise by value. */
  values: z.record(z.string(), Bilingual),
})
export type Vocabulary = Readonly<z.output<typeof Vocabulary>>

const CriterionLabels = z.array(
  z.object({ code: z.string(), labelNl: z.string(), labelEn: z.string() }),
)

/** Words for people from the list of criteria, and words of our own that come first. */
export function vocabularyFrom(criteria: unknown, words: unknown): Vocabulary {
  const own = Vocabulary.parse(words)
  const labels = CriterionLabels.parse(criteria).map(
    ({ code, labelNl, labelEn }) => [code, { nl: lower(labelNl), en: lower(labelEn) }] as const,
  )
  return { facts: { ...Object.fromEntries(labels), ...own.facts }, values: own.values }
}

/** Labels stand inside a sentence; abbreviations keep their capitals. */
function lower(label: string): string {
  return /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** The name of a fact in a sentence. An unknown code is spelt out in words, never shown as code. */
export function nameOf(fact: string, words: Vocabulary, language: Language): string {
  const code = fact.slice(fact.indexOf('.') + 1)
  const name = words.facts[fact] ?? words.facts[code]
  return name?.[language] ?? spelt(code)
}

/** A value in a sentence: "ja", "vrouwenunit", "Frans en Engels". */
export function wordsFor(
  value: FactValue,
  fact: string,
  words: Vocabulary,
  language: Language,
): string {
  if (Array.isArray(value)) {
    return value.map((part) => wordsFor(part, fact, words, language)).join(', ') || NONE[language]
  }
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (typeof value === 'number') return String(value)
  const code = fact.slice(fact.indexOf('.') + 1)
  const word = words.values[`${code}=${value}`] ?? words.values[value]
  return word?.[language] ?? value.replaceAll('-', ' ')
}

const NONE = { nl: 'geen', en: 'none' } as const
const YES_NO = { nl: ['ja', 'nee'], en: ['yes', 'no'] } as const

function spelt(code: string): string {
  return code.replaceAll(/([A-Z0-9]+)/g, ' $1').toLowerCase()
}
