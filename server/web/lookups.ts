import { nameOf, wordsFor } from '../../matching/rules/vocabulary.ts'
import { FactValue } from '../../matching/profile.ts'
import type { Deps } from '../deps.ts'
import { dayOf } from '../today.ts'
import { nameIn } from './texts.ts'
import type { Language } from './texts.ts'

/** Names for people of what the service knows by code or id. What has gone since is called by its code. */
export function unitName(unitId: string, { board }: Deps): string {
  return board.unit(unitId)?.unit.name ?? unitId
}

export function placeLabels(unitId: string, placeIds: readonly string[], { board }: Deps): string {
  const places = board.unit(unitId)?.places ?? []
  const labels = places.filter(({ _id }) => placeIds.includes(String(_id)))
  return labels.map(({ label }) => label).join(', ')
}

export function facilityTypeName(code: string, language: Language, { reference }: Deps): string {
  const type = reference.facilityTypes.get(code)
  return type ? nameIn(language, type) : code
}

export function regionName(code: string, { reference }: Deps): string {
  return reference.municipalities.get(code)?.nameNl ?? code
}

/** A fact as a line of two cells: "psychiatrische problematiek", "vermoeden". */
export function factWords(
  fact: { readonly name: string; readonly value: unknown },
  language: Language,
  { tables, now }: Deps,
): { readonly name: string; readonly value: string } {
  const { words } = tables.tablesOn(dayOf(now()))
  const value = FactValue.safeParse(fact.value)
  return {
    name: capital(nameOf(fact.name, words, language)),
    value: value.success ? wordsFor(value.data, fact.name, words, language) : '',
  }
}

/** A code of a fact's values in words: "af en toe". */
export function valueWords(code: string, fact: string, language: Language, deps: Deps): string {
  return factWords({ name: fact, value: code }, language, deps).value
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The first letters of an id: enough to tell one case from another on a screen, and no personal data. */
export function shortId(id: string): string {
  return id.slice(-6).toUpperCase()
}
