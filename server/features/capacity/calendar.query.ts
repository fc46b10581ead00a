import type { StoredPlace } from '../../../models/place.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { dayOf } from '../../today.ts'
import { requireBoardUnit, unitDays } from './capacity.query.ts'
import type { UnitCalendar } from './closure.schema.ts'
import { existsOn, placeState } from './numbers.ts'

/** Every place of a unit, night by night, `[from, until)`: beds first, then seats. Throws `not-found`. */
export function unitCalendar(
  unitId: string,
  period: { from: string; until: string },
  actor: Actor,
  deps: Deps,
): UnitCalendar {
  const { places } = requireBoardUnit(unitId, actor, deps)
  const { days } = unitDays(unitId, period, actor, deps)
  const nights = days.map(({ day }) => day)
  const today = dayOf(deps.now())
  const seatsLast = places.toSorted((a, b) => Number(a.kind === 'seat') - Number(b.kind === 'seat'))
  return {
    unitId,
    nights,
    rows: seatsLast
      .filter((place) => nights.some((night) => existsOn(place, night)))
      .map((place) => ({
        placeId: String(place._id),
        ...{ label: place.label, kind: place.kind },
        ...(place.programme && { programme: place.programme }),
        cells: nights.map((night) => cellOf(place, night, today)),
      })),
    available: days.map(({ available }) => available),
  }
}

type Cell = UnitCalendar['rows'][number]['cells'][number]

function cellOf(place: StoredPlace, night: string, today: string): Cell {
  const state = placeState(place, night, today)
  if (state !== 'closed') return { state }
  const booking = place.bookings.find(({ from, until }) => from <= night && night < until)
  if (booking?.kind !== 'closure') return { state: 'turnaround' }
  return { state, closureId: booking.id, ...(booking.reason && { reason: booking.reason }) }
}
