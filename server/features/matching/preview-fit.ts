import {
  countBetter,
  countVerdicts,
  placeVerdicts,
} from '../../../matching/judge/place-verdicts.ts'
import type { VerdictCounts } from '../../../matching/judge/place-verdicts.ts'
import { fundingOf } from '../../../matching/judge/funding-criterion.ts'
import { indexPlaces } from '../../../matching/judge/place-index.ts'
import type { Profile } from '../../../matching/profile.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { profileOf } from '../requests/request-content.ts'
import type { RequestContent } from '../requests/request-content.ts'
import { answersOf } from './answers.ts'
import { placeFactsOn } from './place-facts.query.ts'

/** What one answer costs. */
export interface AnswerCost {
  /** Code of a fact, a criterion or a section. */
  readonly name: string
  readonly value?: unknown
  /** Places that would fit, or be a human's to open, without this answer and not with it. */
  readonly removes: number
}

export interface FitPreview {
  readonly counts: VerdictCounts
  /** Answers by which places drop out, the dearest first. */
  readonly costs: readonly AnswerCost[]
}

/** More than this nobody reads beside a form. */
const MOST_COSTS = 5

/**
 * How many places there would be for what a request says so far, judged by the rules of a match. Parts that are
 * not filled in yet take away nothing. Nothing is kept; undefined while there is nobody in the household.
 * Linked households are looked at by the match itself.
 */
export function previewFit(
  content: RequestContent,
  ownToken: string | undefined,
  deps: Deps,
): FitPreview | undefined {
  if ((content.household?.members ?? []).length === 0) return undefined
  const on = dayOf(deps.now())
  const links = { linked: new Set<string>(), ...(ownToken !== undefined && { own: ownToken }) }
  const index = indexPlaces(placeFactsOn(on, links, deps))
  const profile = profileOf({
    ...content,
    safety: content.safety ?? { threatLevel: 'onbekend', forbiddenAreas: [] },
    urgency: content.urgency ?? { class: 4 },
  })
  const tables = deps.tables.tablesOn(on)
  // Who pays goes by status and facts of people; taking one answer away is no reason to ask again.
  const funding = fundingOf({ profile, on, tables })
  const judge = (asked: Profile) => placeVerdicts(index, { profile: asked, on, tables }, funding)
  const verdicts = judge(profile)
  const costs = answersOf(profile)
    .map(({ name, value, without }) => ({
      ...{ name, value },
      removes: countBetter(verdicts, judge(without)),
    }))
    .filter(({ removes }) => removes > 0)
    .toSorted((a, b) => b.removes - a.removes)
  return { counts: countVerdicts(verdicts), costs: costs.slice(0, MOST_COSTS) }
}
