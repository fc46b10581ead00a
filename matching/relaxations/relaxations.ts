import type { JudgedPlaces } from '../judge/judge-places.ts'
import { ROLE_WORDS } from '../judge/criterion.ts'
import type { Criterion } from '../judge/criterion.ts'
import type { Relaxation } from '../judge/result.ts'
import type { Bilingual, Language } from '../rules/vocabulary.ts'
import { blockingOf, smallBlockingOf } from './blocking-patterns.ts'
import type { Blocking } from './blocking-patterns.ts'
import { smallestSets } from './smallest-sets.ts'
import type { OpeningSet } from './smallest-sets.ts'

/**
 * Which rules to set aside to open places that are blocked now: the fewest rules first, then the
 * most places. A place counts as opened when nothing blocks it any more; some of those may still
 * need a human's look. Rules that nobody may relax never appear.
 */
export function relaxationsOf(judged: JudgedPlaces): Relaxation[] {
  const small = smallBlockingOf(judged)
  let blocking = small
  const sets = smallestSets(small.patterns, () => {
    blocking = blockingOf(judged)
    return blocking.patterns
  })
  return sets.map((set) => toRelaxation(set, blocking, judged))
}

function toRelaxation(
  { rules, opens, exact }: OpeningSet,
  { criteria, patterns }: Blocking,
  { index }: JudgedPlaces,
): Relaxation {
  const chosen = rules.map((rule) => criteria[rule]).filter((rule) => rule !== undefined)
  // Places of an index lie in the order of their ids.
  const placeIds = patterns
    .filter((pattern) => pattern.rules.every((rule) => rules.includes(rule)))
    .flatMap(({ examples }) => examples)
    .toSorted((one, other) => one - other)
    .slice(0, 5)
    .map((place) => index.places[place]?.placeId ?? '')
  const text = sentence(chosen, opens)
  const grantedBy = [...new Set(chosen.map(({ relaxableBy }) => relaxableBy))].toSorted()
  return {
    ruleIds: chosen.map(({ ruleId }) => ruleId),
    opens,
    placeIds,
    grantedBy,
    exact,
    textNl: text.nl,
    textEn: text.en,
  }
}

function sentence(rules: readonly Criterion[], opens: number): Bilingual {
  const parts = (language: Language): string =>
    rules
      .map(
        ({ demand, relaxableBy }) => `“${demand[language]}” (${ROLE_WORDS[relaxableBy][language]})`,
      )
      .join(language === 'nl' ? ' en ' : ' and ')
  const [placesNl, placesEn] = opens === 1 ? ['plek', 'place'] : ['plekken', 'places']
  return {
    nl: `Als dit niet hoeft: ${parts('nl')}, ${opens === 1 ? 'komt' : 'komen'} er ${opens} ${placesNl} in beeld.`,
    en: `If this is set aside: ${parts('en')}, ${opens} ${placesEn} would come into view.`,
  }
}
