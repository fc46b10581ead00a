import type { PlaceFacts } from '../place-facts.ts'
import { relaxationsOf } from '../relaxations/relaxations.ts'
import { judgePlaces } from './judge-places.ts'
import { indexPlaces } from './place-index.ts'
import type { PlaceIndex } from './place-index.ts'
import { verdictsOf } from './preview-change.ts'
import { prepareRequest } from './request-criteria.ts'
import type { MatchInput } from './request-criteria.ts'

/**
 * Why a household still waits, the first that is so:
 * a free place fits; a person must look at a free place; every place that fits is taken; no place fits at all.
 */
export const WAIT_CAUSES = [
  'fits-now',
  'needs-a-human',
  'no-free-place',
  'no-fitting-place',
] as const
export type WaitCause = (typeof WAIT_CAUSES)[number]

export interface WhyWaiting {
  readonly cause: WaitCause
  /** When no free place is open to it: rules of the smallest sets that would open one, if somebody set them aside. */
  readonly ruleIds: readonly string[]
  /** When every fitting place is taken: the facility types of those places. */
  readonly facilityTypes: readonly string[]
}

/** The places of a night as they are, and as they would be if nobody were there. */
export interface Country {
  readonly now: PlaceIndex
  readonly empty: PlaceIndex
}

export function countryOf(places: readonly PlaceFacts[]): Country {
  return {
    now: indexPlaces(places),
    empty: indexPlaces(places.map((place) => ({ ...place, free: true }))),
  }
}

export function whyWaiting(input: MatchInput, { now, empty }: Country): WhyWaiting {
  const { criteria } = prepareRequest(input)
  const judged = judgePlaces(now, criteria)
  const verdicts = verdictsOf(judged)
  if (verdicts.includes('fits')) return { cause: 'fits-now', ruleIds: [], facilityTypes: [] }
  if (verdicts.includes('assess')) return { cause: 'needs-a-human', ruleIds: [], facilityTypes: [] }
  const relaxations = relaxationsOf(judged)
  const fewest = Math.min(...relaxations.map(({ ruleIds }) => ruleIds.length))
  const smallest = relaxations.filter(({ ruleIds }) => ruleIds.length === fewest)
  const ruleIds = [...new Set(smallest.flatMap((one) => one.ruleIds))].toSorted()
  const ifEmpty = verdictsOf(judgePlaces(empty, criteria))
  const fitting = empty.places.filter((_, place) => ifEmpty[place] === 'fits')
  const facilityTypes = [...new Set(fitting.map(({ facilityType }) => facilityType))].toSorted()
  const cause = fitting.length > 0 ? 'no-free-place' : 'no-fitting-place'
  return { cause, ruleIds, facilityTypes }
}
