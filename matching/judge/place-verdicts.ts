import { fundingOf } from './funding-criterion.ts'
import type { FundingByType } from './funding-criterion.ts'
import { judgePlaces } from './judge-places.ts'
import type { PlaceIndex } from './place-index.ts'
import { verdictsOf } from './preview-change.ts'
import { prepareRequest } from './request-criteria.ts'
import type { MatchInput } from './request-criteria.ts'
import type { Verdict } from './result.ts'

/** The verdicts of a match in the order of the index, without reasons and ranks. */
export function placeVerdicts(
  index: PlaceIndex,
  input: MatchInput,
  funding: FundingByType = fundingOf(input),
): Verdict[] {
  return verdictsOf(judgePlaces(index, prepareRequest(input, funding).criteria))
}

export type VerdictCounts = Readonly<Record<Verdict, number>>

export function countVerdicts(verdicts: readonly Verdict[]): VerdictCounts {
  const counts = { fits: 0, assess: 0, blocked: 0 }
  for (const verdict of verdicts) counts[verdict] += 1
  return counts
}

const ORDER: Readonly<Record<Verdict, number>> = { fits: 0, assess: 1, blocked: 2 }

/** Places of which the second verdict is better than the first. */
export function countBetter(first: readonly Verdict[], second: readonly Verdict[]): number {
  return first.filter((verdict, place) => ORDER[second[place] ?? verdict] < ORDER[verdict]).length
}
