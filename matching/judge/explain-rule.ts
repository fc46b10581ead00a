import type { Facts } from '../profile.ts'
import { decisiveFacts } from '../rules/decisive-facts.ts'
import { evaluate, factOf } from '../rules/evaluate.ts'
import type { Subject } from '../rules/evaluate.ts'
import type { MemberFacts, RequestFacts } from '../rules/facts.ts'
import type { Rule } from '../rules/rule.ts'
import type { FactName, Test } from '../rules/test-language.ts'
import { nameOf, wordsFor } from '../rules/vocabulary.ts'
import type { Bilingual, Language, Vocabulary } from '../rules/vocabulary.ts'
import { ROLE_WORDS } from './criterion.ts'

/** One member, or the household as a whole, before one place. */
export interface ConcernedSubject extends Subject {
  readonly who: MemberFacts | undefined
}

export function subjectsOf(
  members: readonly MemberFacts[],
  { request }: RequestFacts,
  place: Facts,
): ConcernedSubject[] {
  if (members.length === 0) return [{ request, member: {}, place, who: undefined }]
  return members.map((who) => ({ request, member: who.facts, place, who }))
}

/** The demand, then per member what speaks against it or is missing, then who decides. */
export function explainRule(
  { rule, text }: Readonly<{ rule: Rule; text: Bilingual }>,
  subjects: readonly ConcernedSubject[],
  words: Vocabulary,
): Bilingual {
  const decided = subjects.flatMap((subject) => decisionOf(rule, subject))
  const sentence = (language: Language): string => {
    const details = decided.flatMap((decision) => detail(decision, words, language))
    const decides = rule.otherwise === 'assess' ? [askWhom(rule, language)] : []
    return [text[language], ...new Set(details), ...decides].join(' ')
  }
  return { nl: sentence('nl'), en: sentence('en') }
}

/** What speaks against a place for one subject, or is not known yet. */
interface Decision {
  readonly subject: ConcernedSubject
  readonly facts: readonly FactName[]
}

/** Of a "no" the facts of the demand itself; of an "unknown" also whether the rule speaks at all. */
function decisionOf(rule: Rule, subject: ConcernedSubject): Decision[] {
  const demand = impliedBy(rule)
  const answer = evaluate(demand, subject)
  if (answer === 'yes') return []
  return [{ subject, facts: decisiveFacts(answer === 'no' ? rule.test : demand, subject) }]
}

function askWhom({ relaxableBy }: Rule, language: Language): string {
  const who = relaxableBy === 'nobody' ? ROLE_WORDS.desk : ROLE_WORDS[relaxableBy]
  return language === 'nl' ? `Hierover beslist ${who.nl}.` : `To be decided by ${who.en}.`
}

const MISSING = { nl: 'Nog niet bekend:', en: 'Not known yet:' } as const
const FOUND = { nl: 'Hier:', en: 'Here:' } as const

function detail({ subject, facts }: Decision, words: Vocabulary, language: Language): string[] {
  const missing: string[] = []
  const found: string[] = []
  for (const name of facts) {
    const value = factOf(subject, name)
    const label = nameOf(name, words, language)
    if (value === undefined) missing.push(label)
    else found.push(`${label}: ${wordsFor(value, name, words, language)}`)
  }
  const about = subject.who === undefined ? '' : ` (${whoIs(subject.who, language)})`
  return [
    ...(found.length > 0 ? [`${FOUND[language]} ${found.join(', ')}${about}.`] : []),
    ...(missing.length > 0 ? [`${MISSING[language]} ${missing.join(', ')}${about}.`] : []),
  ]
}

function impliedBy({ when, test }: Rule): Test {
  return when === undefined ? test : { any: [{ not: when }, test] }
}

const WHO: Readonly<Record<Language, Readonly<Record<MemberFacts['role'], string>>>> = {
  nl: {
    principal: 'hoofdpersoon',
    partner: 'partner',
    child: 'kind',
    'other-adult': 'andere volwassene',
  },
  en: {
    principal: 'main person',
    partner: 'partner',
    child: 'child',
    'other-adult': 'other adult',
  },
}

function whoIs({ role, age }: MemberFacts, language: Language): string {
  const years = language === 'nl' ? 'jaar' : 'years'
  return age === undefined ? WHO[language][role] : `${WHO[language][role]}, ${age} ${years}`
}
