import type { Db } from 'mongodb'
import { HOLDING } from '../../models/offer.model.ts'
import type { StoredStay } from '../../models/stay.model.ts'
import { z } from 'zod'
import { EVENT_NAMES } from '../../server/events/events.ts'
import { bookingIdOf } from '../../server/features/stays/stay-access.ts'
import type { Acknowledged } from './journeys.ts'
import { type PlaceRow, readPlaces } from './recount.ts'

const Ids = z.looseObject({
  requestId: z.string().optional(),
  offerId: z.string().optional(),
  stayId: z.string().optional(),
})
const Happened = z.object({ name: z.string(), at: z.date(), ids: Ids })

/** How acknowledged writes compare with what the database holds. */
export interface Kept {
  lost: string[]
  doubled: string[]
  /** Done, but never acknowledged although the caller kept asking. */
  unheard: string[]
}

/** Looks up every acknowledged write among the recorded events: each must be there exactly once. */
export async function compareWithRecord(db: Db, written: readonly Acknowledged[]): Promise<Kept> {
  const times = new Map<string, number>()
  for (const { name, ids } of await readEvents(db, 'outbox-events', 'name')) {
    for (const about of ['requestId', 'offerId', 'stayId'] as const) {
      const key = keyOf(name, about, ids[about])
      times.set(key, (times.get(key) ?? 0) + 1)
    }
  }
  const keys = written.map(({ event, about, id }) => keyOf(event, about, id))
  const heard = new Set(keys)
  const own = new Set(written.filter(({ about }) => about === 'requestId').map(({ id }) => id))
  return {
    lost: keys.filter((key) => !times.has(key)),
    doubled: keys.filter((key) => (times.get(key) ?? 0) > 1),
    unheard: (await readEvents(db, 'outbox-events', 'name'))
      .filter(({ name, ids }) => name === 'offer.made' && own.has(ids.requestId ?? ''))
      .map(({ name, ids }) => keyOf(name, 'offerId', ids.offerId))
      .filter((key) => !heard.has(key)),
  }
}

/** Acts of which one part is stored and another is not; each line names one. */
export async function findHalfActs(db: Db): Promise<string[]> {
  const places = await readPlaces(db)
  const problems = await Promise.all([
    eventsWithoutAudit(db),
    openOffersWithoutHold(db, places),
    openStaysWithoutBooking(db, places),
    bookingsWithoutOwner(db, places),
  ])
  return [...problems.flat(), ...overlappingBookings(places)]
}

/** How far a plan is, for who looks on: nobody did anything. */
const NO_ACTS: readonly string[] = ['plan.progressed']

/** The act, its audit entry and its event are one transaction: the two records must agree. */
async function eventsWithoutAudit(db: Db): Promise<string[]> {
  const names: readonly string[] = EVENT_NAMES
  const keyOfRow = (row: z.infer<typeof Happened>) =>
    `${row.name} ${row.at.toISOString()} ${JSON.stringify(row.ids)}`
  const audited = (await readEvents(db, 'audit-entries', 'act'))
    .filter(({ name }) => names.includes(name))
    .map(keyOfRow)
  const told = (await readEvents(db, 'outbox-events', 'name'))
    .filter(({ name }) => !NO_ACTS.includes(name))
    .map(keyOfRow)
  return [
    ...without(audited, told).map((key) => `event without audit entry: ${key}`),
    ...without(told, audited).map((key) => `audit entry without event: ${key}`),
  ]
}

async function openOffersWithoutHold(db: Db, places: readonly PlaceRow[]): Promise<string[]> {
  const open = await db
    .collection('offers')
    .find({ status: { $in: [...HOLDING] } })
    .toArray()
  return open.flatMap(({ _id, placeIds }) => {
    return missing(places, { kind: 'hold', id: String(_id), placeIds })
  })
}

async function openStaysWithoutBooking(db: Db, places: readonly PlaceRow[]): Promise<string[]> {
  const open = await db.collection<StoredStay>('stays').find({ open: true }).toArray()
  return open.flatMap((stay) => {
    return missing(places, { kind: 'stay', id: bookingIdOf(stay), placeIds: stay.placeIds })
  })
}

function missing(
  places: readonly PlaceRow[],
  { kind, id, placeIds }: { kind: string; id: string; placeIds: unknown },
): string[] {
  const wanted = z.array(z.unknown()).parse(placeIds).map(String)
  return wanted
    .filter((placeId) => {
      const bookings = places.find((place) => place.id === placeId)?.bookings ?? []
      return !bookings.some((booking) => booking.kind === kind && booking.id === id)
    })
    .map((placeId) => `place ${placeId} has no ${kind} ${id}`)
}

async function bookingsWithoutOwner(db: Db, places: readonly PlaceRow[]): Promise<string[]> {
  const open = await db
    .collection('offers')
    .find({ status: { $in: [...HOLDING] } })
    .toArray()
  const stays = await db.collection<StoredStay>('stays').find().toArray()
  const owners = {
    hold: new Set(open.map(({ _id }) => String(_id))),
    stay: new Set(stays.map(bookingIdOf)),
  }
  return places.flatMap(({ id, bookings }) =>
    bookings
      .filter((booking) => {
        if (booking.kind !== 'hold' && booking.kind !== 'stay') return false
        return !owners[booking.kind].has(booking.id)
      })
      .map((booking) => `${booking.kind} ${booking.id} on place ${id} belongs to nothing`),
  )
}

function overlappingBookings(places: readonly PlaceRow[]): string[] {
  return places
    .filter(({ bookings }) => {
      const sorted = bookings.toSorted((a, b) => a.from.localeCompare(b.from))
      return sorted.some((booking, index) => booking.from < (sorted[index - 1]?.until ?? ''))
    })
    .map(({ id }) => `bookings of place ${id} overlap`)
}

async function readEvents(
  db: Db,
  collection: string,
  nameField: string,
): Promise<z.infer<typeof Happened>[]> {
  const rows = await db.collection(collection).find().toArray()
  return rows.map((row) => Happened.parse({ ...row, name: String(row[nameField]) }))
}

/** What the second list has more of than the first. */
function without(first: readonly string[], second: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const key of first) left.set(key, (left.get(key) ?? 0) + 1)
  return second.filter((key) => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
}

function keyOf(name: string, about: string, id: string | undefined): string {
  return `${name} ${about} ${id ?? ''}`
}
