import type { Day } from '../profile.ts'

/** `assess`: a person decides. It never rejects by itself, and it is never a silent yes. */
export const OUTCOMES = ['yes', 'assess', 'no'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a title can pay. Only `bed` makes a placement possible; guidance comes with it. */
export const PAYS = ['bed', 'treatment', 'living', 'guidance'] as const
export type Pays = (typeof PAYS)[number]

/** One reason, in a sentence that a coordinator understands. */
export interface Reason {
  readonly textNl: string
  readonly textEn: string
}

/** What one funding title is worth to one person on one day. */
export interface TitleOutcome {
  /** Code of `data/funding-titles.json`. */
  readonly title: string
  readonly nameNl: string
  readonly nameEn: string
  /** All that is known together: status, age, term and the other conditions. */
  readonly outcome: Outcome
  /** What the residence status alone says, as in `data/residence-matrix.json`; null where no row exists. */
  readonly statusOutcome: Outcome | null
  readonly pays: readonly Pays[]
  readonly payer: string | null
  readonly decider: string | null
  /** First day of this outcome; null when it has no known beginning. */
  readonly from: Day | null
  /** First day on which this outcome no longer holds; null when no end is known. */
  readonly until: Day | null
  readonly articles: readonly string[]
  /** Present when no article is known. */
  readonly articleNote?: string
  /** Key of the source list that the tables refer to. */
  readonly source: string
  /** The source asks that a person always looks at this one. */
  readonly manualReview: boolean
  readonly because: readonly Reason[]
  /** Names of facts that are not known and matter here: see `facts.ts`. */
  readonly missing: readonly string[]
}

const RANK: Readonly<Record<Outcome, number>> = { no: 0, assess: 1, yes: 2 }

/** The best of several ways: one that pays is enough. `no` when there is none. */
export function strongest(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce<Outcome>((best, next) => (RANK[next] > RANK[best] ? next : best), 'no')
}

/** The worst of several conditions: all must hold. `yes` when there is none. */
export function weakest(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce<Outcome>((worst, next) => (RANK[next] < RANK[worst] ? next : worst), 'yes')
}

/** The outcome that all possibilities share; otherwise a person must find out which one is real. */
export function agreed(outcomes: readonly Outcome[]): Outcome {
  const [first = 'assess', ...others] = outcomes
  return others.every((outcome) => outcome === first) ? first : 'assess'
}
