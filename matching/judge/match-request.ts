import type { PlaceFacts } from '../place-facts.ts'
import { relaxationsOf } from '../relaxations/relaxations.ts'
import { judgePlaces } from './judge-places.ts'
import { indexPlaces } from './place-index.ts'
import { rankPlaces } from './rank-places.ts'
import { explainerOf } from './reasons.ts'
import { criteriaOf } from './request-criteria.ts'
import type { MatchInput } from './request-criteria.ts'
import type { MatchResult, PlaceVerdict } from './result.ts'
import { fingerprint } from './tie.ts'

export interface MatchRequest extends MatchInput {
  readonly places: readonly PlaceFacts[]
  /** Seed and request id of the draw between equals; recorded, so that a run can be repeated. */
  readonly seed?: string
  readonly requestId?: string
}

/**
 * Judges all places for one request, with every reason. Pure: the same input gives the same output,
 * in whatever order the places come.
 */
export function matchRequest(input: MatchRequest): MatchResult {
  const judged = judgePlaces(indexPlaces(input.places), criteriaOf(input))
  const { fits, assess, blocked, scores } = rankPlaces(judged, seedOf(input))
  const explain = explainerOf(judged)
  const verdictOf = (place: number, verdict: PlaceVerdict['verdict']): PlaceVerdict => ({
    placeId: input.places[place]?.placeId ?? '',
    unitId: input.places[place]?.unitId ?? '',
    verdict,
    rank: null,
    score: null,
    reasons: explain.reasonsFor(place, verdict),
    funding: [],
    points: explain.pointsFor(place),
  })
  return {
    on: input.on,
    ruleSetVersion: input.tables.ruleSetVersion,
    verdicts: [
      ...fits.map((place, position) => ({
        ...verdictOf(place, 'fits'),
        rank: position + 1,
        score: scores[place] ?? 0,
      })),
      ...assess.map((place) => verdictOf(place, 'assess')),
      ...blocked.map((place) => verdictOf(place, 'blocked')),
    ],
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

export function seedOf({ seed = '', requestId = '' }: MatchRequest): number {
  return fingerprint(`${seed}:${requestId}`)
}
