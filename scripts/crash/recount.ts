import type { Db } from 'mongodb'
import { z } from 'zod'

const Booking = z.object({
  id: z.string(),
  kind: z.string(),
  from: z.string(),
  until: z.string(),
  present: z.boolean().optional(),
})
const Dated = { validFrom: z.string(), validUntil: z.string(), archivedAt: z.date().nullish() }
const Place = z.object({
  id: z.string(),
  unitId: z.string(),
  kind: z.string(),
  bookings: z.array(Booking),
  ...Dated,
})
const Unit = z.object({ id: z.string(), staffed: z.number(), funded: z.number(), ...Dated })

export type PlaceRow = z.infer<typeof Place>

/** The numbers of a unit for tonight: occupied, held, closed, available. */
export const Numbers = z.object({
  unitId: z.string(),
  occupied: z.number(),
  held: z.number(),
  closed: z.number(),
  available: z.number(),
})
export type Numbers = z.infer<typeof Numbers>

/** Every place with its bookings, straight from the database. */
export async function readPlaces(db: Db): Promise<PlaceRow[]> {
  const rows = await db.collection('places').find().toArray()
  return rows.map((row) =>
    Place.parse({ ...row, id: String(row._id), unitId: String(row['unitId']) }),
  )
}

/**
 * Counts every unit afresh from the bookings, by the definition of the numbers and with none of the
 * service's own code: available = max(0, min(physical - closed, staffed, funded) - occupied - held).
 */
export async function recount(db: Db, today: string): Promise<Map<string, Numbers>> {
  const beds = (await readPlaces(db)).filter(
    (place) => place.kind !== 'seat' && exists(place, today),
  )
  const rows = await db.collection('units').find().toArray()
  const units = rows.map((row) => Unit.parse({ ...row, id: String(row._id) }))
  return new Map(
    units.map(({ id: unitId, staffed, funded }) => {
      const states = beds
        .filter((place) => place.unitId === unitId)
        .map((place) => stateOf(place, today))
      const count = (state: string) => states.filter((each) => each === state).length
      const [occupied, held, closed] = [count('occupied'), count('held'), count('closed')]
      const usable = Math.min(states.length - closed, staffed, funded)
      return [
        unitId,
        { unitId, occupied, held, closed, available: Math.max(0, usable - occupied - held) },
      ]
    }),
  )
}

function exists(
  { validFrom, validUntil, archivedAt }: Pick<PlaceRow, 'validFrom' | 'validUntil' | 'archivedAt'>,
  day: string,
): boolean {
  return !archivedAt && validFrom <= day && day < validUntil
}

/** Who is there counts until the departure, also past the planned end. */
function stateOf({ bookings }: PlaceRow, today: string): string {
  const tonight = bookings.find(({ from, until }) => from <= today && today < until)
  const someoneThere = bookings.some((each) => each.present === true && each.from <= today)
  if (someoneThere) return 'occupied'
  if (tonight === undefined) return 'free'
  return tonight.kind === 'hold' || tonight.kind === 'stay' ? 'held' : 'closed'
}
