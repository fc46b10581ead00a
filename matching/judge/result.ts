import type { Outcome } from '../funding/outcome.ts'
import type { TitleOutcome } from '../funding/outcome.ts'
import type { Day } from '../profile.ts'
import type { LegalBasis, Relaxer } from '../rules/rule.ts'
import type { Truth } from '../truth.ts'

export type { Outcome, TitleOutcome }

export type Verdict = 'fits' | 'assess' | 'blocked'

/** One sentence of an explanation, as a coordinator would say it. */
export interface Reason {
  readonly ruleId: string
  readonly outcome: Truth
  readonly textNl: string
  readonly textEn: string
  readonly legalBasis?: LegalBasis
  /** Who may set it aside for this case; absent when nobody may. */
  readonly relaxableBy?: Relaxer
}

/** What one soft criterion added to the score. */
export interface Points {
  readonly ruleId: string
  readonly points: number
  readonly textNl: string
  readonly textEn: string
}

/** One place for one request. Blocked: every blocking reason. Assess: what a human must look at. */
export interface PlaceVerdict {
  readonly placeId: string
  readonly unitId: string
  readonly verdict: Verdict
  /** 1 is best; null unless the place fits. */
  readonly rank: number | null
  /** Points in favour; null unless the place fits. */
  readonly score: number | null
  readonly reasons: readonly Reason[]
  readonly funding: readonly TitleOutcome[]
  readonly points: readonly Points[]
}

/** Which rules to set aside, what that opens, and who may do it. */
export interface Relaxation {
  readonly ruleIds: readonly string[]
  /** Places that are no longer blocked without these rules. */
  readonly opens: number
  /** Up to five of them. */
  readonly placeIds: readonly string[]
  readonly grantedBy: readonly Relaxer[]
  /** Whether all sets of this size were tried and no rule can be spared: up to three. Greedy beyond. */
  readonly exact: boolean
  readonly textNl: string
  readonly textEn: string
}

export interface MatchResult {
  readonly on: Day
  readonly ruleSetVersion: string
  /** Fits by rank, then assess, then blocked with the fewest blocking rules first. */
  readonly verdicts: readonly PlaceVerdict[]
  readonly relaxations: readonly Relaxation[]
}
