import { judgeRequest } from '../../../matching/judge/match-page.ts'
import type { PlaceIndex } from '../../../matching/judge/place-index.ts'
import { prepareRequest } from '../../../matching/judge/request-criteria.ts'
import type { MatchTables } from '../../../matching/judge/tables.ts'
import type { Profile } from '../../../matching/profile.ts'
import type { PlanHousehold } from './plan-inputs.ts'

/** A household as it waits. Its profile is in memory only, and goes no further than its judgement. */
export interface JudgedHousehold {
  readonly requestId: string
  readonly class: number
  readonly waitingDays: number
  readonly profile: Profile
  readonly caseTokens: readonly string[]
}

/** Which free places fit, how well, and how many a human could open. What a human must assess is no pair. */
export function judgeHousehold(
  { requestId, class: urgencyClass, waitingDays, profile, caseTokens }: JudgedHousehold,
  index: PlaceIndex,
  { on, tables }: { readonly on: string; readonly tables: MatchTables },
): PlanHousehold {
  const prepared = prepareRequest({ profile, on, tables, caseTokens })
  const { judged, ranked } = judgeRequest(index, prepared, { others: 0 })
  const pairs = Array.from(ranked.fits, (place, rank) => ({ place, fit: ranked.scores[rank] ?? 0 }))
  pairs.sort((a, b) => a.place - b.place)
  return {
    ...{ requestId, class: urgencyClass, waitingDays },
    places: pairs.map(({ place }) => place),
    fits: pairs.map(({ fit }) => fit),
    seatless: [],
    assess: countBits(judged.open, judged.blocked),
  }
}

/** How many bits are in the one set and not in the other. */
function countBits(wanted: Uint32Array, without: Uint32Array): number {
  let count = 0
  wanted.forEach((word, n) => {
    let bits = word & ~(without[n] ?? 0)
    for (; bits !== 0; bits &= bits - 1) count += 1
  })
  return count
}
