import type { StoredPlace } from '../../../models/place.model.ts'
import type { CheckContext } from './check-context.ts'
import { faultOf } from './landscape-rows.ts'
import type { PlaceRow, RowFault } from './landscape-rows.ts'

/** A place with people in its calendar stays what it is, and as long as they need it. */
export function checkCalendars({ rows, stored }: CheckContext): RowFault[] {
  return rows.place.flatMap(({ line, row }) => {
    const place = stored.place.get(row.code)
    return place ? [...checkKind(line, row, place), ...checkEnd(line, row, place)] : []
  })
}

function checkKind(
  line: number,
  row: PlaceRow,
  { kind, programme, bookings }: StoredPlace,
): RowFault[] {
  const isSeat = row.placeKind === 'seat'
  if (bookings.length === 0) return []
  if (isSeat !== (kind === 'seat')) {
    const rule = `cannot change from ${kind} to ${row.placeKind} while its calendar has bookings`
    return [faultOf(line, 'placeKind', `${rule}: use a new code`)]
  }
  if (!isSeat || row.programme === programme) return []
  return [
    faultOf(line, 'programme', 'cannot change while its calendar has bookings: use a new code'),
  ]
}

function checkEnd(line: number, row: PlaceRow, { bookings }: StoredPlace): RowFault[] {
  const { validFrom, validUntil } = row
  const faults: RowFault[] = []
  const last = bookings
    .map(({ until }) => until)
    .toSorted()
    .at(-1)
  if (validUntil !== undefined && last !== undefined && validUntil < last) {
    const rule = `lies before the end of a booking (${last})`
    faults.push(faultOf(line, 'validUntil', `${rule}: end or move that booking first`))
  }
  const first = bookings.map(({ from }) => from).toSorted()[0]
  if (first !== undefined && first < validFrom) {
    const rule = `lies after the start of a booking (${first})`
    faults.push(faultOf(line, 'validFrom', `${rule}: keep the day it was`))
  }
  return faults
}
