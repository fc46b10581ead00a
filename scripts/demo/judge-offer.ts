import { matchRequest } from '../../matching/judge/match-request.ts'
import type { Verdict } from '../../matching/judge/result.ts'
import type { MatchTables } from '../../matching/judge/tables.ts'
import type { PlaceFacts } from '../../matching/place-facts.ts'
import { Facts } from '../../matching/profile.ts'
import type { StoredPlace } from '../../models/place.model.ts'
import type { Deps } from '../../server/deps.ts'
import { toRunRow } from '../../server/features/matching/run-row.ts'
import { profileOf } from '../../server/features/requests/request-content.ts'
import { fixedId } from '../../server/fixed-id.ts'
import type { Journey, JourneyOffer } from './journeys/journey.ts'
import type { Stage } from './seal-journey.ts'
import { momentOf } from './moment.ts'

/** A match run as it is stored. */
export interface RunRow {
  readonly _id: string
  readonly [field: string]: unknown
}

interface Judging {
  readonly journey: Journey
  readonly offer: JourneyOffer
  readonly caseId: string
  readonly theCase: { readonly wrappedKey: string }
}

/**
 * What matching says of the offered place on the first night, by the rules in force then. A run of the service
 * judges every place; those of the demo's past judge the one that was offered, and replay in the same way.
 */
export function judgeForOffer(
  { journey, offer, caseId, theCase }: Judging,
  stage: Stage,
  { vault, tables }: Deps,
): { run: RunRow; verdict: Verdict } {
  const id = fixedId('match-run', offer.id)
  const { from: on } = offer
  const requestId = journey.request.id
  const profile = profileOf(journey.content)
  const inputs = {
    profile,
    places: [placeOf(offer, stage)],
    on,
    caseTokens: [],
    seed: id,
    requestId,
  }
  const result = matchRequest({ ...inputs, tables: stage.tables(on) })
  const { wrappedKey } = theCase
  const row = toRunRow({ inputs, result, wrappedKey, ruleSetId: tables.id }, vault)
  const run = { _id: id, caseId, at: momentOf(offer.madeOn), ...row }
  return { run, verdict: result.verdicts[0]?.verdict ?? 'assess' }
}

function placeOf({ unitId, placeIds }: JourneyOffer, { units }: Stage): PlaceFacts {
  const entry = units.get(unitId)
  const place = entry?.places.find(({ _id }) => String(_id) === placeIds[0])
  if (!entry || !place) throw new Error(`The demo country lacks a place of unit ${unitId}.`)
  const { unit, programmes } = entry
  return {
    placeId: String(place._id),
    unitId,
    organisationId: String(unit.organisationId),
    facilityType: unit.facilityType,
    municipality: unit.municipality,
    policeRegion: unit.policeRegion,
    kind: bedKind(place),
    sleeps: place.sleeps,
    free: true,
    programmesWithSeat: programmes.map(({ kind }) => kind),
    features: { ...Facts.parse(unit.features), ...Facts.parse(place.features) },
    confidence: 1,
    caseTokens: [],
  }
}

function bedKind({ kind }: StoredPlace): PlaceFacts['kind'] {
  return kind === 'seat' ? 'bed' : kind
}

export type TablesOfDays = (day: string) => MatchTables

/**
 * The tables of any day of the past year, read only once per month: rules begin on the first of one. Reading
 * them for each day would take longer than everything else together.
 */
export function tablesPerMonth({ tables }: Pick<Deps, 'tables'>): TablesOfDays {
  return (day) => tables.tablesOn(`${day.slice(0, 7)}-01`)
}
