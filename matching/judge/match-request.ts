import type { PlaceFacts } from '../place-facts.ts'
import { relaxationsOf } from '../relaxations/relaxations.ts'
import { judgeRequest } from './match-page.ts'
import type { Draw } from './match-page.ts'
import { indexPlaces } from './place-index.ts'
import { prepareRequest } from './request-criteria.ts'
import type { MatchInput } from './request-criteria.ts'
import type { MatchResult, PlaceVerdict, Verdict } from './result.ts'

export interface MatchRequest extends MatchInput, Draw {
  readonly places: readonly PlaceFacts[]
}

/**
 * Judges all places for one request, with every reason. Pure: the same input gives the same output,
 * in whatever order the places come.
 */
export function matchRequest(input: MatchRequest): MatchResult {
  const request = judgeRequest(indexPlaces(input.places), prepareRequest(input), input)
  const { judged, ranked, verdictAt } = request
  const each = (verdict: Verdict): PlaceVerdict[] =>
    Array.from(ranked[verdict]).flatMap((_, rank) => verdictAt(rank, verdict))
  return {
    on: input.on,
    ruleSetVersion: input.tables.ruleSetVersion,
    verdicts: [...each('fits'), ...each('assess'), ...each('blocked')],
    relaxations: relaxationsOf(judged),
  }
}

/** One place for one request: the re-check at the moment of an offer. */
export function judgeOne({
  place,
  ...input
}: MatchInput & { readonly place: PlaceFacts }): PlaceVerdict | undefined {
  return matchRequest({ ...input, places: [place] }).verdicts[0]
}
