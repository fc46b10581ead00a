import type { FactValue } from '../profile.ts'
import type { MemberFacts } from '../rules/facts.ts'
import { nameOf, wordsFor } from '../rules/vocabulary.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { all } from '../truth.ts'
import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'

/**
 * A unit may be closed for people of one need profile while it is open for others, for example for daily
 * use while there is no nurse. Asked of every adult; what nobody knows of them needs a human.
 */
export function openForProfile(members: readonly MemberFacts[], words: Vocabulary): Criterion {
  const adults = members.filter(({ role }) => role !== 'child')
  const ask = (closedFor: readonly string[]): Truth =>
    all(closedFor.flatMap((profile) => adults.map(({ facts }) => isOpenFor(profile, facts))))
  const concerned = (closedFor: readonly string[]): string[] =>
    closedFor.filter((profile) => ask([profile]) !== 'yes')
  return {
    ruleId: 'closed-for-profile',
    step: 'hard',
    reads: ['closedFor'],
    relaxableBy: 'operator',
    demand: {
      nl: 'De unit is open voor mensen met dit profiel.',
      en: 'The unit is open for people with this profile.',
    },
    tellsYes: false,
    ask: ({ closedFor = [] }) => ask(closedFor),
    explain: ({ closedFor = [] }) => ({
      nl: `De unit is tijdelijk gesloten voor: ${concerned(closedFor)
        .map((profile) => phrase(profile, words, 'nl'))
        .join('; ')}.`,
      en: `The unit is closed for the time being for: ${concerned(closedFor)
        .map((profile) => phrase(profile, words, 'en'))
        .join('; ')}.`,
    }),
  }
}

/** A profile is `criterion:value`, by the codes of `data/criteria.json`. */
function isOpenFor(profile: string, facts: Readonly<Record<string, FactValue>>): Truth {
  const [criterion = '', value = ''] = profile.split(':')
  const known = facts[criterion]
  if (known === undefined) return 'unknown'
  const values = Array.isArray(known) ? known : [known]
  return values.map(String).includes(value) ? 'no' : 'yes'
}

function phrase(profile: string, words: Vocabulary, language: 'nl' | 'en'): string {
  const [criterion = '', value = ''] = profile.split(':')
  return `${nameOf(criterion, words, language)}: ${wordsFor(value, criterion, words, language)}`
}
