import { relaxationsOf } from '../relaxations/relaxations.ts'
import { titlesAt } from './funding-criterion.ts'
import type { FundingByType } from './funding-criterion.ts'
import { judgePlaces } from './judge-places.ts'
import type { JudgedPlaces } from './judge-places.ts'
import type { PlaceIndex } from './place-index.ts'
import { rankPlaces } from './rank-places.ts'
import type { RankedPlaces } from './rank-places.ts'
import { explainerOf } from './reasons.ts'
import type { PreparedRequest } from './request-criteria.ts'
import type { PlaceVerdict, Relaxation, Verdict } from './result.ts'
import { fingerprint } from './tie.ts'

/** Places judged and ranked for one request; sentences are made only for those that are shown. */
export interface JudgedRequest {
  readonly judged: JudgedPlaces
  readonly ranked: RankedPlaces
  /** What is said of the place at a position in its ranked list. */
  readonly verdictAt: (rank: number, verdict: Verdict) => PlaceVerdict[]
}

/** Seed and request id of the draw between equals; recorded, so that a run can be repeated. */
export interface Draw {
  readonly seed?: string
  readonly requestId?: string
}

/** Judges and ranks all places of an index for one prepared request. */
export function judgeRequest(
  index: PlaceIndex,
  { criteria, funding }: PreparedRequest,
  { seed = '', requestId = '', others }: Draw & { readonly others?: number },
): JudgedRequest {
  const judged = judgePlaces(index, criteria)
  const ranked = rankPlaces(judged, fingerprint(`${seed}:${requestId}`), others)
  const explain = explainerOf(judged)
  const payersAt = payersByType(funding)
  const verdictAt = (rank: number, verdict: Verdict): PlaceVerdict[] => {
    const position = ranked[verdict][rank]
    const place = position === undefined ? undefined : index.places[position]
    if (position === undefined || place === undefined) return []
    const fits = verdict === 'fits'
    return [
      {
        placeId: place.placeId,
        unitId: place.unitId,
        verdict,
        rank: fits ? rank + 1 : null,
        score: fits ? (ranked.scores[rank] ?? 0) : null,
        reasons: explain.reasonsFor(position, verdict),
        funding: payersAt(place.facilityType),
        points: fits ? explain.pointsFor(position) : [],
      },
    ]
  }
  return { judged, ranked, verdictAt }
}

function payersByType(funding: FundingByType): (type: string) => PlaceVerdict['funding'] {
  const found = new Map<string, PlaceVerdict['funding']>()
  return (type) => {
    const titles = found.get(type) ?? titlesAt(funding, type)
    found.set(type, titles)
    return titles
  }
}

/** The first page of an answer, for a screen. */
export interface MatchPage {
  readonly fits: readonly PlaceVerdict[]
  readonly assess: readonly PlaceVerdict[]
  /** Blocked places, the nearest misses first. */
  readonly nearMisses: readonly PlaceVerdict[]
  readonly relaxations: readonly Relaxation[]
}

/** The best `size` places of each verdict with their reasons, and what would open more. */
export function matchPage(
  index: PlaceIndex,
  prepared: PreparedRequest,
  { size, ...draw }: Draw & { readonly size: number },
): MatchPage {
  const request = judgeRequest(index, prepared, { ...draw, others: size })
  const { judged, ranked, verdictAt } = request
  const first = (verdict: Verdict): PlaceVerdict[] =>
    Array.from({ length: Math.min(size, ranked[verdict].length) }).flatMap((_, rank) =>
      verdictAt(rank, verdict),
    )
  return {
    fits: first('fits'),
    assess: first('assess'),
    nearMisses: first('blocked'),
    relaxations: relaxationsOf(judged),
  }
}
