import type { PlaceFacts } from '../place-facts.ts'
import type { Profile } from '../profile.ts'
import { judgeOne } from './match-request.ts'
import type { MatchInput } from './request-criteria.ts'
import type { PlaceVerdict } from './result.ts'
import { fingerprint, lotOf } from './tie.ts'

/** A waiting request, as the order of one place needs it. */
export interface WaitingRequest {
  readonly requestId: string
  readonly profile: Profile
  readonly caseTokens?: readonly string[]
  /** Days on the running clock. */
  readonly waitingDays: number
}

export interface RankedRequest {
  readonly requestId: string
  /** 1 comes first; null unless the place fits. */
  readonly rank: number | null
  readonly verdict: PlaceVerdict
}

export interface PlaceOffer extends Pick<MatchInput, 'on' | 'tables'> {
  readonly place: PlaceFacts
  readonly requests: readonly WaitingRequest[]
  readonly seed?: string
}

/**
 * Who this place suits, in the published order: urgency class, then waiting days, then fit, then a
 * seeded draw. Requests that a human must look at follow, then those that are blocked.
 */
export function rankRequests({
  place,
  requests,
  on,
  tables,
  seed = '',
}: PlaceOffer): RankedRequest[] {
  const drawn = fingerprint(seed)
  const judged = requests.flatMap(({ profile, caseTokens, ...request }) => {
    const verdict = judgeOne({ place, profile, on, tables, ...(caseTokens ? { caseTokens } : {}) })
    const lot = lotOf(drawn, fingerprint(request.requestId))
    return verdict ? [{ ...request, urgencyClass: profile.urgencyClass, verdict, lot }] : []
  })
  const order = (request: (typeof judged)[number]): number[] => [
    VERDICT_ORDER[request.verdict.verdict],
    request.urgencyClass,
    -request.waitingDays,
    -(request.verdict.score ?? 0),
    request.lot,
  ]
  return judged
    .toSorted((one, other) => lexicographic(order(one), order(other)) || byId(one, other))
    .map(({ requestId, verdict }, position) => ({
      requestId,
      rank: verdict.verdict === 'fits' ? position + 1 : null,
      verdict,
    }))
}

const VERDICT_ORDER = { fits: 0, assess: 1, blocked: 2 } as const

/** The first difference decides. */
function lexicographic(one: readonly number[], other: readonly number[]): number {
  const position = one.findIndex((value, index) => value !== other[index])
  return (one[position] ?? 0) - (other[position] ?? 0)
}

type WaitingId = Readonly<{ requestId: string }>

function byId(one: WaitingId, other: WaitingId): number {
  return one.requestId < other.requestId ? -1 : 1
}
