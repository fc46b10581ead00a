import type { PlaceFacts } from '../place-facts.ts'
import type { Facts } from '../profile.ts'
import type { LegalBasis, Relaxer } from '../rules/rule.ts'
import type { Bilingual } from '../rules/vocabulary.ts'
import type { Truth } from '../truth.ts'
import type { PlaceAnswers } from './place-answers.ts'
import type { PlaceIndex } from './place-index.ts'

/** The steps of a verdict, in the order in which their reasons are given. */
export const STEPS = ['hard', 'funding', 'safety', 'conflict', 'soft'] as const
export type Step = (typeof STEPS)[number]

/**
 * One question about every place for one request: a rule, a need, a safety line. For a step other
 * than soft a "no" blocks the place and an "unknown" asks for a human.
 */
export type Criterion = AskedOfEach | AskedOfAll

/** Asks one place, given as it is and as rules read it. */
export interface AskedOfEach extends AboutPlaces {
  readonly ask: (place: PlaceFacts, facts: Facts) => Truth
}

/** Asks all places of an index at once. */
export interface AskedOfAll extends AboutPlaces {
  readonly askAll: (index: PlaceIndex) => PlaceAnswers
}

interface AboutPlaces {
  readonly ruleId: string
  readonly step: Step
  /** Which columns of a place decide the answer: places that agree on them get the same answer. */
  readonly reads: readonly string[]
  /** Columns that are named in the explanation as well. */
  readonly mentions?: readonly string[]
  /** What a "yes" adds to the score: soft criteria only. */
  readonly points?: number | undefined
  readonly relaxableBy: Relaxer
  /** What is asked of a place, in one sentence. */
  readonly demand: Bilingual
  readonly legalBasis?: LegalBasis | undefined
  /** Whether a "yes" is worth telling to a coordinator. */
  readonly tellsYes: boolean
  readonly explain: (place: PlaceFacts, answer: Truth, facts: Facts) => Bilingual
}

export const ROLE_WORDS: Readonly<Record<Relaxer, Bilingual>> = {
  coordinator: { nl: 'de zorgcoördinator', en: 'the care coordinator' },
  desk: { nl: 'de landelijke plaatsingsdesk', en: 'the national placement desk' },
  operator: { nl: 'de opvangaanbieder', en: 'the shelter operator' },
  region: { nl: 'de gemeente of regio', en: 'the municipality or region' },
  nobody: { nl: 'niemand', en: 'nobody' },
}
