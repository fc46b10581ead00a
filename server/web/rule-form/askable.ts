import { askableFacts } from '../../../matching/rules/askable-facts.ts'
import { nameOf } from '../../../matching/rules/vocabulary.ts'
import type { Vocabulary } from '../../../matching/rules/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import type { Language } from '../texts.ts'
import type { AskableByName } from './build-test.ts'

/** The facts that rules may ask, by name, with the codes that this service knows. */
export function askableByName(deps: Deps): AskableByName {
  const { criteria, facilityTypes, policeRegions, statuses } = deps.reference
  const listed = {
    'place.facilityType': [...facilityTypes.keys()],
    'place.policeRegion': [...policeRegions.keys()],
    'request.investigationRegion': [...policeRegions.keys()],
    'member.residenceStatus': [...statuses.keys()],
  }
  const facts = askableFacts([...criteria.values()], wordsNow(deps), listed)
  return new Map(facts.map((fact) => [fact.name, fact]))
}

export function wordsNow({ tables, now }: Deps): Vocabulary {
  return tables.tablesOn(dayOf(now())).words
}

export const SCOPES = ['request', 'member', 'place'] as const

/** Names of the facts of one scope, in the order of the alphabet. */
export function namedFacts(
  scope: (typeof SCOPES)[number],
  facts: AskableByName,
  words: Vocabulary,
  language: Language,
): { readonly value: string; readonly label: string }[] {
  return [...facts.keys()]
    .filter((name) => name.startsWith(`${scope}.`))
    .map((value) => ({ value, label: nameOf(value, words, language) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
}
