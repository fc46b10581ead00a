import { OPEN_END, isBefore, latest } from '../../day.ts'
import type { Subject } from '../evaluate.ts'
import { evaluate } from '../evaluate.ts'
import { askExample, askRule } from '../examples.ts'
import type { Rule } from '../rule.ts'
import { factsOf } from '../test-language.ts'
import type { Bilingual, Vocabulary } from '../vocabulary.ts'
import { worldsOf } from './worlds.ts'

/** What approval finds. An error must be mended; a warning must be read. */
export interface Finding {
  readonly check: 'completeness' | 'overlap' | 'contradiction' | 'unreachable'
  readonly severity: 'error' | 'warning'
  /** Codes of the rules it is about. */
  readonly rules: readonly string[]
  readonly text: Bilingual
}

/**
 * The checks at approval, over rules that would be in force together.
 *
 * 1. Completeness: known facts, a source or law, an example of each answer, examples that come true.
 * 2. Overlap: two versions of one code on the same day, or two rules that demand the same.
 * 3. Contradiction: two hard rules of which no place can meet both where both speak.
 * 4. Unreachable: a rule that never speaks, never says no, or never says yes.
 */
export function checkRules(rules: readonly Rule[], words: Vocabulary): Finding[] {
  const pairs = rules.flatMap((one, at) =>
    rules.slice(at + 1).map((other) => [one, other] as const),
  )
  return [
    ...rules.flatMap((rule) => incompleteness(rule, words)),
    ...pairs.flatMap(([one, other]) => overlap(one, other)),
    ...pairs.flatMap(([one, other]) => contradiction(one, other)),
    ...rules.flatMap(unreachable),
  ]
}

function incompleteness(rule: Rule, words: Vocabulary): Finding[] {
  const facts = [...factsOf(rule.test), ...(rule.when === undefined ? [] : factsOf(rule.when))]
  const strange = facts.filter((name) => !isNamed(name, words))
  const answered = new Set(rule.examples.map(({ outcome }) => outcome))
  const wrong = rule.examples.filter((example) => askExample(rule, example) !== example.outcome)
  return [
    ...strange.map((name) =>
      error(rule, `Het feit ${name} is niet bekend.`, `The fact ${name} is not known.`),
    ),
    ...(rule.source === undefined && rule.legalBasis === undefined
      ? [error(rule, 'Er is geen bron en geen wetsartikel.', 'There is no source and no article.')]
      : []),
    ...(answered.size < 3
      ? [
          error(
            rule,
            'Er is niet van elk antwoord een voorbeeld.',
            'Not every answer has an example.',
          ),
        ]
      : []),
    ...(wrong.length > 0
      ? [error(rule, 'Een voorbeeld komt niet uit.', 'An example does not come true.')]
      : []),
  ]
}

function error({ code }: Rule, nl: string, en: string): Finding {
  return { check: 'completeness', severity: 'error', rules: [code], text: { nl, en } }
}

function isNamed(name: string, { facts }: Vocabulary): boolean {
  return facts[name] !== undefined || facts[name.slice(name.indexOf('.') + 1)] !== undefined
}

function overlap(one: Rule, other: Rule): Finding[] {
  if (!holdTogether(one, other)) return []
  const rules = [one.code, other.code]
  if (one.code === other.code) {
    return [
      {
        check: 'overlap',
        severity: 'error',
        rules,
        text: {
          nl: 'Twee versies van deze regel gelden op dezelfde dag.',
          en: 'Two versions of this rule hold on the same day.',
        },
      },
    ]
  }
  if (demandOf(one) !== demandOf(other)) return []
  const text = { nl: 'Deze regels vragen hetzelfde.', en: 'These rules demand the same.' }
  return [{ check: 'overlap', severity: 'warning', rules, text }]
}

function demandOf({ kind, owner, appliesTo, when, test }: Rule): string {
  return JSON.stringify({ kind, owner, appliesTo, when, test })
}

/** Whether there is a day on which both hold. */
function holdTogether(one: Rule, other: Rule): boolean {
  const from = latest(one.effectiveFrom, other.effectiveFrom)
  return [one, other].every(({ effectiveUntil = OPEN_END }) => isBefore(from, effectiveUntil))
}

function contradiction(one: Rule, other: Rule): Finding[] {
  if (![one, other].every(({ kind, otherwise }) => kind === 'hard' && otherwise === 'blocks'))
    return []
  if (one.appliesTo !== other.appliesTo || !holdTogether(one, other)) return []
  if (!shareAFact(one, other)) return []
  const { subjects, complete } = worldsOf([one, other])
  if (!complete) return []
  const both = subjects.filter((subject) => [one, other].every((rule) => speaks(rule, subject)))
  const met = both.some((subject) => [one, other].every((rule) => askRule(rule, subject) === 'yes'))
  const each = [one, other].every((rule) =>
    both.some((subject) => askRule(rule, subject) === 'yes'),
  )
  if (met || !each) return []
  const text = {
    nl: 'Waar beide regels gelden, kan geen plek aan beide voldoen.',
    en: 'Where both rules speak, no place can meet both.',
  }
  return [{ check: 'contradiction', severity: 'error', rules: [one.code, other.code], text }]
}

function shareAFact(one: Rule, other: Rule): boolean {
  const facts = new Set(factsOf(one.test))
  return factsOf(other.test).some((name) => facts.has(name))
}

function speaks({ when }: Rule, subject: Subject): boolean {
  return when === undefined || evaluate(when, subject) === 'yes'
}

function unreachable(rule: Rule): Finding[] {
  const { subjects, complete } = worldsOf([rule])
  if (!complete) return []
  const speaking = subjects.filter((subject) => speaks(rule, subject))
  const says = new Set(speaking.map((subject) => askRule(rule, subject)))
  const found = (nl: string, en: string): Finding[] => [
    { check: 'unreachable', severity: 'error', rules: [rule.code], text: { nl, en } },
  ]
  if (speaking.length === 0) return found('Deze regel spreekt nooit.', 'This rule never speaks.')
  if (!says.has('no')) return found('Deze regel zegt nooit nee.', 'This rule never says no.')
  if (!says.has('yes')) return found('Deze regel zegt nooit ja.', 'This rule never says yes.')
  return []
}
