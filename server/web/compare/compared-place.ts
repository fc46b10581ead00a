import { distanceKm } from '../../../matching/safety/geography.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { presentUnit } from '../../features/capacity/capacity.query.ts'
import type { UnitCapacity } from '../../features/capacity/capacity.schema.ts'
import { programmesOf } from '../../features/capacity/unit-detail.query.ts'
import type { UnitDetail } from '../../features/capacity/capacity.schema.ts'
import { placeLabels, regionName, unitName } from '../lookups.ts'
import type { Match } from '../components/match-groups.ts'

/** How many places can be compared at once. */
export const COMPARED = { least: 2, most: 4 } as const

/** How far one region is from another, by their coarse centres: no place's own location. */
export type Nearness = 'same' | 'near' | 'middle' | 'far' | 'unknown'
const NEAR_KM = 50
const MIDDLE_KM = 100

/** A place as it stands beside others: what was judged, and how its unit is now. */
export interface ComparedPlace {
  readonly match: Match
  readonly name: string
  readonly label: string
  readonly kind: { readonly nameNl: string; readonly nameEn: string }
  readonly region: string
  readonly near: Nearness
  /** Whole per cent. */
  readonly confidence: number
  readonly freshness: UnitCapacity['freshness']
  readonly programmes: UnitDetail['programmes']
}

/** One place of a run for a household of `from`, a centrumgemeente. */
export function comparedPlace(match: Match, from: string, deps: Deps): ComparedPlace {
  const { unitId, placeId } = match
  const name = unitName(unitId, deps)
  const label = placeLabels(unitId, [placeId], deps)
  const entry = deps.board.unit(unitId)
  if (!entry) {
    const gone = { region: '', near: 'unknown', confidence: 0, freshness: 'unknown' } as const
    return { match, name, label, kind: { nameNl: '', nameEn: '' }, ...gone, programmes: [] }
  }
  const { facilityType, region, confidence, freshness } = presentUnit(entry, deps)
  const kind = deps.reference.facilityTypes.get(facilityType)
  return {
    ...{ match, name, label, freshness },
    kind: kind ?? { nameNl: facilityType, nameEn: facilityType },
    region: regionName(region, deps),
    near: nearness(from, region, deps),
    confidence: Math.round(confidence * 100),
    programmes: programmesOf(entry, dayOf(deps.now())),
  }
}

function nearness(from: string, to: string, { reference }: Deps): Nearness {
  if (from === to) return 'same'
  const [one, other] = [reference.municipalities.get(from), reference.municipalities.get(to)]
  if (!one || !other) return 'unknown'
  const km = distanceKm(one.centre, other.centre)
  if (km < NEAR_KM) return 'near'
  return km < MIDDLE_KM ? 'middle' : 'far'
}

/** What tells places apart, by rule, and what is said of all of them in the same words. */
export function differences(places: readonly ComparedPlace[]): {
  readonly apart: ReadonlySet<string>
  readonly alike: Match['reasons']
} {
  const said = places.map(
    ({ match }) => new Set(match.reasons.map((reason) => JSON.stringify(reason))),
  )
  const alike = (places[0]?.match.reasons ?? []).filter((reason) =>
    said.every((reasons) => reasons.has(JSON.stringify(reason))),
  )
  const same = new Set(alike.map(({ ruleId }) => ruleId))
  // Who pays has a row of its own.
  same.add('funding-bed-title')
  const rules = places.flatMap(({ match }) => match.reasons.map(({ ruleId }) => ruleId))
  return { apart: new Set(rules.filter((ruleId) => !same.has(ruleId))), alike }
}
