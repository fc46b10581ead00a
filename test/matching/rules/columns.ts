import { answerAt, judgePlaces } from '../../../matching/judge/judge-places.ts'
import { compileColumns } from '../../../matching/judge/column-test.ts'
import { indexPlaces } from '../../../matching/judge/place-index.ts'
import type { Facts } from '../../../matching/profile.ts'
import { placeFactsOf } from '../../../matching/rules/facts.ts'
import type { Subject } from '../../../matching/rules/evaluate.ts'
import type { Test } from '../../../matching/rules/test-language.ts'
import type { Truth } from '../../../matching/truth.ts'
import { aPlace } from '../judge/cases.ts'

/** What the column form of a test answers about places with these features, one by one. */
export function inColumns(
  test: Test,
  about: Pick<Subject, 'request' | 'member'>,
  features: readonly Facts[],
): Truth[] {
  const places = features.map((own, n) => ({
    ...aPlace(`place-${String(n).padStart(3, '0')}`),
    features: own,
  }))
  const ask = compileColumns(test)
  const { hard } = judgePlaces(indexPlaces(places), [
    {
      ruleId: 'test',
      step: 'hard',
      reads: [],
      relaxableBy: 'nobody',
      demand: SILENT,
      tellsYes: false,
      askAll: (index) => ask(about, index),
      explain: () => SILENT,
    },
  ])
  return features.flatMap((_, place) => hard.map((asked) => answerAt(asked, place)))
}

/** The same places as the readable form is asked about them. */
export function asRead(features: Facts): Facts {
  return placeFactsOf({ ...aPlace('place-000'), features })
}

const SILENT = { nl: '', en: '' }
