import { OPEN_END } from '../../../matching/day.ts'
import { Facts } from '../../../matching/profile.ts'
import type { PlaceFacts } from '../../../matching/place-facts.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import { confidenceOf } from '../capacity/freshness.ts'
import { residentsOf } from './residents.query.ts'
import type { Links } from './residents.query.ts'
import { countCapacity, countSeats, countsOn, existsOn, placeState } from '../capacity/numbers.ts'

/** Every place of the country as matching sees it on one night, in a fixed order. */
export function placeFactsOn(night: string, links: Links, deps: Deps): PlaceFacts[] {
  return deps.board.units().flatMap((entry) => unitFacts(entry, night, links, deps))
}

/** The places of one unit as matching sees them on one night. */
export function unitFacts(entry: BoardUnit, night: string, links: Links, deps: Deps): PlaceFacts[] {
  const { unit, places } = entry
  const shared = sharedFacts(entry, night, links, deps)
  if (!shared) return []
  const today = dayOf(deps.now())
  const roomLeft = countCapacity(unit, places, { night, today }).available > 0
  return places.flatMap((place) => {
    if (place.kind === 'seat' || !countsOn(place, night, today)) return []
    const open = place.surge?.closing !== true && existsOn(place, night)
    const free = roomLeft && open && placeState(place, night, today) === 'free'
    const { kind, sleeps } = place
    return [
      {
        ...shared,
        placeId: String(place._id),
        kind,
        sleeps,
        free,
        ...(!free && freeFrom(place)),
        features: { ...shared.features, ...Facts.parse(place.features) },
      },
    ]
  })
}

/** What every place of a unit shares on one night; undefined when the unit does not exist then. */
export function sharedFacts(entry: BoardUnit, night: string, links: Links, deps: Deps) {
  const { unit, places, programmes } = entry
  if (!existsOn(unit, night)) return undefined
  const now = deps.now()
  const withSeat = new Set(
    countSeats(places, night, dayOf(now)).flatMap(({ programme, free }) =>
      free > 0 ? [programme] : [],
    ),
  )
  return {
    unitId: String(unit._id),
    organisationId: String(unit.organisationId),
    facilityType: unit.facilityType,
    municipality: unit.municipality,
    policeRegion: unit.policeRegion,
    programmesWithSeat: programmes.filter(({ code }) => withSeat.has(code)).map(({ kind }) => kind),
    confidence: confidenceOf(unit, now),
    caseTokens: residentsOf(entry, night, links, deps),
    features: Facts.parse(unit.features),
    ...closedFor(unit, night),
  }
}

/** Need profiles the unit is closed for on that night; absent when there are none. */
function closedFor(unit: StoredUnit, night: string): { closedFor?: string[] } {
  const profiles = unit.closedFor
    .filter(({ from, until }) => from <= night && night < until)
    .flatMap(({ criterion, values }) => values.map((value) => `${criterion}:${value}`))
  return profiles.length > 0 ? { closedFor: profiles } : {}
}

/** The day after the last booking, when every booking has an end. */
function freeFrom({ bookings }: StoredPlace): { freeFrom?: string } {
  const last = bookings
    .map(({ until }) => until)
    .toSorted()
    .at(-1)
  return last === undefined || last === OPEN_END ? {} : { freeFrom: last }
}
