import type { PlaceFacts } from '../place-facts.ts'
import type { Day, Profile } from '../profile.ts'
import type { Rule } from '../rules/rule.ts'
import { fundingOf } from './funding-criterion.ts'
import { holds } from './bits.ts'
import { judgePlaces } from './judge-places.ts'
import type { JudgedPlaces } from './judge-places.ts'
import { indexPlaces } from './place-index.ts'
import { prepareRequest } from './request-criteria.ts'
import type { Verdict } from './result.ts'
import { rulesInForce } from './tables.ts'
import type { MatchTables } from './tables.ts'

export interface PreviewedRequest {
  readonly requestId: string
  readonly profile: Profile
  readonly caseTokens?: readonly string[]
}

export interface ChangePreview {
  readonly before: readonly Rule[]
  readonly after: readonly Rule[]
  readonly requests: readonly PreviewedRequest[]
  readonly places: readonly PlaceFacts[]
  readonly on: Day
  readonly tables: MatchTables
}

/** One request that a change of rules touches. */
export interface RequestChange {
  readonly requestId: string
  /** Places whose verdict gets better or worse: fits before assess before blocked. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  readonly fitsBefore: number
  readonly fitsAfter: number
}

export interface ChangeEffect {
  /** Only requests of which something changes. */
  readonly changes: readonly RequestChange[]
  /** Requests that had no fitting place and now have one, and the other way round. */
  readonly firstChance: readonly string[]
  readonly lastChanceLost: readonly string[]
}

/**
 * Who gains and who loses by another rule set, over given requests and places. Nothing is decided by
 * it: it is what an author and two approvers see before a rule set is published.
 */
export function previewChange({ before, after, ...input }: ChangePreview): ChangeEffect {
  const { requests, on } = input
  const [old, fresh] = [rulesInForce(before, on), rulesInForce(after, on)]
  const compared = requests.map((request) => compare(request, [old, fresh], input))
  const starving = (count: (change: RequestChange) => number): RequestChange[] =>
    compared.filter((change) => count(change) === 0)
  return {
    changes: compared.filter(({ gained, lost }) => gained.length + lost.length > 0),
    firstChance: starving(({ fitsBefore }) => fitsBefore)
      .filter(({ fitsAfter }) => fitsAfter > 0)
      .map(({ requestId }) => requestId),
    lastChanceLost: starving(({ fitsAfter }) => fitsAfter)
      .filter(({ fitsBefore }) => fitsBefore > 0)
      .map(({ requestId }) => requestId),
  }
}

const ORDER: Readonly<Record<Verdict, number>> = { fits: 0, assess: 1, blocked: 2 }

function compare(
  { requestId, ...request }: PreviewedRequest,
  sets: readonly [readonly Rule[], readonly Rule[]],
  { places, on, tables }: Pick<ChangePreview, 'places' | 'on' | 'tables'>,
): RequestChange {
  const index = indexPlaces(places)
  const funding = fundingOf({ ...request, on, tables })
  const [old, fresh] = sets.map((rules) => {
    const prepared = prepareRequest({ ...request, on, tables: { ...tables, rules } }, funding)
    return verdictsOf(judgePlaces(index, prepared.criteria))
  })
  const change = index.places.map(
    (_, place) => ORDER[fresh?.[place] ?? 'blocked'] - ORDER[old?.[place] ?? 'blocked'],
  )
  const idsWhere = (moved: (by: number) => boolean): string[] =>
    index.places.filter((_, place) => moved(change[place] ?? 0)).map(({ placeId }) => placeId)
  return {
    requestId,
    gained: idsWhere((by) => by < 0),
    lost: idsWhere((by) => by > 0),
    fitsBefore: fitsIn(old),
    fitsAfter: fitsIn(fresh),
  }
}

function fitsIn(verdicts: readonly Verdict[] = []): number {
  return verdicts.filter((verdict) => verdict === 'fits').length
}

/** The verdict about each place, in the order of the index. */
export function verdictsOf({ index, blocked, open }: JudgedPlaces): Verdict[] {
  return index.places.map((_, place) => {
    if (holds(blocked, place)) return 'blocked'
    return holds(open, place) ? 'assess' : 'fits'
  })
}
