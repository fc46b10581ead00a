import type { PlaceFacts } from '../place-facts.ts'
import { relaxationsOf } from '../relaxations/relaxations.ts'
import { judgePlaces } from './judge-places.ts'
import { indexPlaces } from './place-index.ts'
import { rankPlaces } from './rank-places.ts'
import { explainerOf } from './reasons.ts'
import { prepareRequest } from './request-criteria.ts'
import type { MatchInput } from './request-criteria.ts'
import { titlesAt } from './funding-criterion.ts'
import type { MatchResult, PlaceVerdict, Verdict } from './result.ts'
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
  const { criteria, funding } = prepareRequest(input)
  const judged = judgePlaces(indexPlaces(input.places), criteria)
  const { fits, assess, blocked, scores } = rankPlaces(judged, seedOf(input))
  const explain = explainerOf(judged)
  const titles = new Map([...funding.keys()].map((type) => [type, titlesAt(funding, type)]))
  const verdictOf = (position: number, verdict: Verdict): PlaceVerdict[] => {
    const place = input.places[position]
    if (place === undefined) return []
    const { placeId, unitId, facilityType } = place
    const reasons = explain.reasonsFor(position, verdict)
    const points = verdict === 'fits' ? explain.pointsFor(position) : []
    const payers = titles.get(facilityType) ?? []
    return [{ placeId, unitId, verdict, rank: null, score: null, reasons, funding: payers, points }]
  }
  return {
    on: input.on,
    ruleSetVersion: input.tables.ruleSetVersion,
    verdicts: [
      ...fits
        .flatMap((place) =>
          verdictOf(place, 'fits').map((fit) => ({ ...fit, score: scores[place] ?? 0 })),
        )
        .map((fit, position) => ({ ...fit, rank: position + 1 })),
      ...assess.flatMap((place) => verdictOf(place, 'assess')),
      ...blocked.flatMap((place) => verdictOf(place, 'blocked')),
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
