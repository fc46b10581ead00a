import type { StoredBooking, StoredPlace } from '../../../models/place.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'

/** What of a place is looked at when counting. */
export type CountedPlace = Pick<
  StoredPlace,
  'kind' | 'programme' | 'surge' | 'archivedAt' | 'validFrom' | 'validUntil'
> & { readonly bookings: readonly StoredBooking[] }

/** Capacity of a unit on one night, in places; seats are never counted. */
export interface CapacityNumbers {
  readonly physical: number
  readonly staffed: number
  readonly funded: number
  readonly occupied: number
  readonly held: number
  readonly closed: number
  readonly available: number
}

export type PlaceState = 'occupied' | 'held' | 'closed' | 'free'

/**
 * What a place is on one night. Somebody who is there counts, also past the planned end while nothing
 * says they left; a planned stay counts as held, turnaround as closed.
 */
export function placeState(place: CountedPlace, night: string, today: string): PlaceState {
  const covering = place.bookings.filter(({ from, until }) => from <= night && night < until)
  if (covering.some((booking) => isOccupied(booking, night, today))) return 'occupied'
  if (night === today && place.bookings.some((booking) => isOverdue(booking, today)))
    return 'occupied'
  if (covering.some(({ kind }) => kind === 'hold' || kind === 'stay')) return 'held'
  return covering.length > 0 ? 'closed' : 'free'
}

/** Present past the planned end: counted as there until somebody records the departure. */
export function isOverdue({ kind, present, until }: StoredBooking, today: string): boolean {
  return kind === 'stay' && present === true && until <= today
}

/** Does the place (or unit, facility) exist on that day? */
export function existsOn(
  thing: { validFrom: string; validUntil: string; archivedAt?: Date | null | undefined },
  day: string,
): boolean {
  return !thing.archivedAt && thing.validFrom <= day && day < thing.validUntil
}

/**
 * Does the place count on a night? Extra places that are being closed count while somebody has them, and those whose
 * end has come while somebody is still there.
 */
export function countsOn(place: CountedPlace, night: string, today: string): boolean {
  if (!place.surge) return existsOn(place, night)
  const used = USED.some((state) => state === placeState(place, night, today))
  if (place.surge.closing === true) return !place.archivedAt && used
  const overdue = night === today && placeState(place, night, today) === 'occupied'
  return existsOn(place, night) || (!place.archivedAt && overdue)
}

const USED = ['occupied', 'held'] as const

/** What extra places add to staff and money on a night: never more than the places of theirs that count. */
function surgeSums(surges: readonly SurgeNumbers[], beds: readonly CountedPlace[]) {
  const sums = { staffed: 0, funded: 0 }
  for (const { id, staffed, funded } of surges) {
    const count = beds.filter(({ surge }) => surge?.id === id).length
    sums.staffed += Math.min(staffed, count)
    sums.funded += Math.min(funded, count)
  }
  return sums
}

interface SurgeNumbers {
  readonly id: string
  readonly staffed: number
  readonly funded: number
}

/** What of a unit is looked at when counting. Units of before there were extra places have none. */
type CountedUnit = Pick<StoredUnit, 'staffed' | 'funded'> & {
  readonly surges?: readonly SurgeNumbers[]
}

/** available = max(0, min(physical - closed, staffed, funded) - occupied - held). */
export function countCapacity(
  unit: CountedUnit,
  places: readonly CountedPlace[],
  night: { readonly night: string; readonly today: string },
): CapacityNumbers {
  const beds = places.filter(
    (place) => place.kind !== 'seat' && countsOn(place, night.night, night.today),
  )
  const count = { occupied: 0, held: 0, closed: 0, free: 0 }
  for (const place of beds) count[placeState(place, night.night, night.today)] += 1
  const { occupied, held, closed } = count
  const extra = surgeSums(unit.surges ?? [], beds)
  const [staffed, funded] = [unit.staffed + extra.staffed, unit.funded + extra.funded]
  const usable = Math.min(beds.length - closed, staffed, funded)
  const available = Math.max(0, usable - occupied - held)
  return { physical: beds.length, staffed, funded, occupied, held, closed, available }
}

export interface SeatNumbers {
  readonly programme: string
  readonly seats: number
  readonly free: number
}

/** Seats per programme on one night. */
export function countSeats(
  places: readonly CountedPlace[],
  night: string,
  today: string,
): SeatNumbers[] {
  const byProgramme = new Map<string, { seats: number; free: number }>()
  for (const place of places) {
    if (place.kind !== 'seat' || !place.programme || !existsOn(place, night)) continue
    const sum = byProgramme.get(place.programme) ?? { seats: 0, free: 0 }
    sum.seats += 1
    if (placeState(place, night, today) === 'free') sum.free += 1
    byProgramme.set(place.programme, sum)
  }
  return [...byProgramme].map(([programme, sum]) => ({ programme, ...sum }))
}

function isOccupied({ kind, present }: StoredBooking, night: string, today: string): boolean {
  // A past night of a stay was slept, whoever has left since.
  return kind === 'stay' && (present === true || (present === false && night < today))
}
