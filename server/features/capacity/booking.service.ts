import type { Types } from 'mongoose'
import type { BookingKind, StoredBooking } from '../../../models/place.model.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import { OPEN_END, addDays } from '../../../matching/day.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { countCapacity } from './numbers.ts'

type Id = string | Types.ObjectId

export interface NewBooking {
  readonly id: string
  readonly kind: BookingKind
  readonly from: string
  readonly until: string
  readonly caseId?: Types.ObjectId
  readonly reason?: string
}

/**
 * Books nights on a place's calendar. Throws `place-taken` when one of them is booked already, when
 * somebody is still there past their planned end, or when the place does not exist in all those nights.
 */
export async function bookPlace(placeId: Id, booking: NewBooking, tx: Tx): Promise<void> {
  const { from, until } = booking
  // Half-open nights, [from, until): a booking may begin on the day another ends.
  const overlapping = { bookings: { $elemMatch: { from: { $lt: until }, until: { $gt: from } } } }
  const overdue = { bookings: { $elemMatch: { present: true, until: { $lte: tx.today } } } }
  const { modifiedCount } = await PlaceModel.updateOne(
    {
      _id: placeId,
      archivedAt: { $exists: false },
      validFrom: { $lte: from },
      validUntil: { $gte: until },
      'surge.closing': { $ne: true },
      $nor: from <= tx.today ? [overlapping, overdue] : [overlapping],
    },
    { $push: { bookings: booking } },
    { session: tx.session },
  )
  if (modifiedCount === 0) {
    const end = until === OPEN_END ? 'on' : `until ${until}`
    throw new Problem(
      'place-taken',
      `Not free from ${from} ${end}: choose another place or period.`,
    )
  }
}

/**
 * A unit takes no more households than it has staff and money for, however many places it has. Asked after
 * booking and after `touchUnits`, so that two who take the last room at once meet in one write.
 * Throws `place-taken`.
 */
export async function requireRoom(
  unit: Pick<StoredUnit, '_id' | 'staffed' | 'funded' | 'surges'>,
  night: string,
  { today, session }: Tx,
): Promise<void> {
  const places = await PlaceModel.find({ unitId: unit._id }, null, { session }).lean()
  const numbers = countCapacity(unit, places, { night, today })
  const { physical, closed, staffed, funded, occupied, held } = numbers
  const usable = Math.min(physical - closed, staffed, funded)
  if (occupied + held <= usable) return
  throw new Problem('place-taken', 'The unit has no room left that night: choose another unit.')
}

/** Takes a hold away again, as if it had never been. */
export async function releaseBooking(placeId: Id, id: string, { session }: Tx): Promise<void> {
  await PlaceModel.updateOne({ _id: placeId }, { $pull: { bookings: { id } } }, { session })
}

/** The hold becomes a planned stay, from its own first night on. Throws `place-taken` when the hold has gone. */
export async function turnHoldIntoStay(placeId: Id, id: string, tx: Tx): Promise<void> {
  await changeBooking(placeId, { id, kind: 'hold' }, { 'bookings.$.kind': 'stay' }, tx)
}

/** The person is there. Throws `place-taken` while who had the place before has not left it. */
export async function markPresent(placeId: Id, id: string, tx: Tx): Promise<void> {
  const others = { $elemMatch: { id: { $ne: id }, present: true } }
  await changeOwn(placeId, { id, others, change: { present: true } }, tx)
}

async function changeBooking(
  placeId: Id,
  booking: { id: string; kind: BookingKind },
  change: Record<string, unknown>,
  { session }: Tx,
): Promise<void> {
  const { modifiedCount } = await PlaceModel.updateOne(
    { _id: placeId, bookings: { $elemMatch: booking } },
    { $set: change },
    { session },
  )
  if (modifiedCount === 0)
    throw new Problem('place-taken', `The ${booking.kind} on this place has gone.`)
}

/** Makes a stay longer than `after`. Throws `place-taken` when somebody else has one of the added nights. */
export async function extendBooking(
  placeId: Id,
  { id, until, after }: { id: string; until: string; after: string },
  tx: Tx,
): Promise<void> {
  const added = { from: { $lt: until }, until: { $gt: after } }
  const others = { $elemMatch: { id: { $ne: id }, ...added } }
  await changeOwn(placeId, { id, others, change: { until } }, tx)
}

/** Lets a planned stay begin sooner. Throws `place-taken` when somebody else has one of the added nights. */
export async function beginEarlier(
  placeId: Id,
  { id, from }: { id: string; from: string },
  tx: Tx,
): Promise<void> {
  const place = await PlaceModel.findById(placeId, null, { session: tx.session }).lean()
  const planned = place?.bookings.find((booking) => booking.id === id)?.from ?? from
  const others = {
    $elemMatch: { id: { $ne: id }, from: { $lt: planned }, until: { $gt: from } },
  }
  await changeOwn(placeId, { id, others, change: { from } }, tx)
}

/** Changes one field of a stay, unless one of the other bookings is in the way. */
async function changeOwn(
  placeId: Id,
  { id, others, change }: { id: string; others: object; change: Partial<StoredBooking> },
  { session }: Tx,
): Promise<void> {
  const own = { $elemMatch: { id, kind: 'stay' } }
  const [[field, value] = ['', '']] = Object.entries(change)
  const { matchedCount } = await PlaceModel.updateOne(
    { _id: placeId, $and: [{ bookings: own }, { bookings: { $not: others } }] },
    { $set: { [`bookings.$[own].${field}`]: value } },
    { session, arrayFilters: [{ 'own.id': id }] },
  )
  if (matchedCount === 0) {
    throw new Problem('place-taken', 'Somebody else has this place in those nights.')
  }
}

/**
 * The person left on `on`: trims the stay and adds turnaround nights up to the next booking, in one write.
 * The transaction's snapshot makes reading and writing one step: who else wrote meanwhile makes it run again.
 */
export async function endBooking(
  placeId: Id,
  { id, on, turnaroundDays }: { id: string; on: string; turnaroundDays: number },
  { session }: Tx,
): Promise<void> {
  const place = await PlaceModel.findById(placeId, null, { session }).lean()
  const stay = place?.bookings.find((booking) => booking.id === id)
  if (!place || !stay) throw new Problem('place-taken', 'The stay on this place has gone.')
  const others = place.bookings.filter((booking) => booking.id !== id)
  const { kind, from, caseId } = stay
  // Who overstayed into somebody else's nights leaves those nights to them; the stay itself keeps its true end.
  const next = others.map((booking) => booking.from).filter((day) => day >= from)
  const until = [on, ...next].toSorted()[0] ?? on
  const slept = until > from ? [{ id, kind, from, until, caseId, present: false }] : []
  // A room is made ready for the next household; a seat is free the same day.
  const rest = place.kind === 'seat' ? [] : turnaround({ id, on, turnaroundDays }, others)
  await PlaceModel.updateOne(
    { _id: placeId },
    { $set: { bookings: [...others, ...slept, ...rest] } },
    { session },
  )
}

function turnaround(
  { id, on, turnaroundDays }: { id: string; on: string; turnaroundDays: number },
  others: readonly StoredBooking[],
): NewBooking[] {
  const taken = others.some(({ from, until }) => from <= on && on < until)
  const nextFrom = others.map(({ from }) => from).filter((from) => from > on)
  const until = [addDays(on, turnaroundDays), ...nextFrom].toSorted()[0] ?? on
  if (taken || until <= on) return []
  return [{ id: `${id}-turnaround`, kind: 'turnaround', from: on, until }]
}

/** Every change of a unit's calendar raises its version, by which screens order what they hear. */
export async function touchUnits(unitIds: readonly Id[], { session }: Tx): Promise<void> {
  await UnitModel.updateMany({ _id: { $in: unitIds } }, { $inc: { version: 1 } }, { session })
}
