import { Facts } from '../../../matching/profile.ts'
import { OPEN_END } from '../../../matching/day.ts'
import type { StoredBooking } from '../../../models/place.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { dayOf } from '../../today.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import { presentUnit, requireBoardUnit } from './capacity.query.ts'
import type { UnitDetail } from './capacity.schema.ts'
import type { Window } from '../../working-hours.ts'
import { countSeats, countsOn, placeState } from './numbers.ts'

/** A unit with its places, calendar, programmes and criteria. No booking says whose it is. Throws `not-found`. */
export function unitDetail(unitId: string, actor: Actor, deps: Deps): UnitDetail {
  const entry = requireBoardUnit(unitId, actor, deps)
  const today = dayOf(deps.now())
  const { unit, places } = entry
  const { attestation } = unit
  return {
    ...presentUnit(entry, deps),
    places: places
      .filter((place) => countsOn(place, today, today))
      .map((place) => ({
        placeId: String(place._id),
        label: place.label,
        kind: place.kind,
        sleeps: place.sleeps,
        ...(place.programme && { programme: place.programme }),
        state: placeState(place, today, today),
        bookings: place.bookings.filter(({ until }) => until >= today).map(presentBooking),
        invented: place.invented,
      })),
    programmes: programmesOf(entry, today),
    criteria: Facts.parse(unit.features),
    closedFor: unit.closedFor
      .filter(({ until }) => until > today)
      .map(({ id, criterion, values, from, until, reason }) => ({
        ...{ id, unitId, criterion, values, from, reason },
        ...(until !== OPEN_END && { until }),
      })),
    dutyHours: dutyHoursOf(unit),
    ...(attestation && {
      attestation: {
        unitId,
        at: attestation.at.toISOString(),
        available: attestation.available,
        derived: attestation.derived,
        agrees: attestation.available === attestation.derived,
      },
    }),
  }
}

/** Units of before there were duty hours have none. */
function dutyHoursOf({ dutyHours = [] }: { readonly dutyHours?: readonly Window[] }): Window[] {
  return dutyHours.map(({ weekday, from, until }) => ({ weekday, from, until }))
}

function presentBooking({ id, kind, from, until, present, reason }: StoredBooking) {
  return {
    ...{ id, kind, from },
    ...(until !== OPEN_END && { until }),
    ...(present != null && { present }),
    ...(reason && { reason }),
  }
}

/** The programmes of a unit, with their seats on a night. */
export function programmesOf(
  { places, programmes }: BoardUnit,
  today: string,
): UnitDetail['programmes'] {
  const counted = new Map(countSeats(places, today, today).map((sum) => [sum.programme, sum]))
  return programmes.map(({ code, kind, nameNl, nameEn, ambulant }) => {
    const sum = counted.get(code)
    const numbers = { seats: sum?.seats ?? 0, free: sum?.free ?? 0 }
    return { code, kind, nameNl, nameEn, ...(ambulant && { ambulant }), ...numbers }
  })
}
