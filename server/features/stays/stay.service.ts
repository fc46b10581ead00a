import type { Types } from 'mongoose'
import { OfferModel } from '../../../models/offer.model.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { OFFER_MOVES, STAY_MOVES } from '../../states.ts'
import {
  beginEarlier,
  extendBooking,
  markPresent,
  releaseBooking,
} from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { endInterimWith } from '../interim/interim.service.ts'
import { moveTarget } from '../offers/offer-target.ts'
import { meetWaits } from '../programmes/meet-waits.service.ts'
import { endStay, moveOnFrom } from './end-stay.ts'
import { bookingIdOf, moveStay, recordStay, requireStay } from './stay-access.ts'

/**
 * The person is there; who comes before the planned day moves the stay forward. The request is closed, and
 * where the household stayed until now it has left.
 * Throws `place-taken` when the place is not free yet, `wrong-state` and `not-found`.
 */
export async function recordArrival(id: string, actor: Actor, deps: Deps): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => arrive(await requireStay(id, tx), tx, deps))
}

/** Records the arrival within an act: see `recordArrival`. */
export async function arrive(before: StoredStay, tx: Tx, deps: Deps): Promise<StoredStay> {
  const { actor, today } = tx
  // First out, then in: at no moment is a household in two places.
  await moveOnFrom(before, tx, deps)
  const from = before.from < today ? before.from : today
  const change = { arrivedOn: today, from }
  const stay = await moveStay(String(before._id), STAY_MOVES.arrive, change, tx)
  const bookingId = bookingIdOf(stay)
  const enter = async (placeId: Types.ObjectId): Promise<void> => {
    if (before.from > today) await beginEarlier(placeId, { id: bookingId, from: today }, tx)
    await markPresent(placeId, bookingId, tx)
  }
  const unitIds = await changePlaces(stay.placeIds, enter, tx)
  const ending = { code: 'placed', by: actor.id, at: tx.at }
  await moveTarget(stay, 'close', tx, { live: false, ending })
  await meetWaits(stay, tx, deps)
  // A seat alone is no place to stay.
  if (!stay.programmeWaitId) await endInterimWith(stay.requestId, 'shelter-found', tx)
  await recordStay('stay.arrived', stay, { unitIds, fields: ['status', 'arrivedOn'] }, tx)
  return stay
}

/**
 * The person did not come: the places are free again and the household waits, with the clock it had. Who was
 * to come from another place is still there, and waits for nothing.
 */
export async function recordNonArrival(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const change = { open: false, nonArrivalReason: reason }
    const stay = await moveStay(id, STAY_MOVES.miss, change, tx)
    const free = (placeId: Types.ObjectId) => releaseBooking(placeId, bookingIdOf(stay), tx)
    const unitIds = await changePlaces(stay.placeIds, free, tx)
    if (stay.leg == null) await lapseOfferOf(stay, tx)
    await recordStay('stay.not-arrived', stay, { unitIds, fields: ['status'], reason }, tx)
    return stay
  })
}

async function lapseOfferOf(stay: StoredStay, tx: Tx): Promise<void> {
  await OfferModel.updateOne(
    { _id: stay.offerId },
    { $set: { status: OFFER_MOVES.lapse.to } },
    { session: tx.session },
  )
  await moveTarget(stay, 'return', tx)
}

/** The person left today, or on an earlier day of the stay. Turnaround nights follow by themselves. */
export async function recordDeparture(
  id: string,
  { destination, on }: { destination: string; on?: string | undefined },
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const before = await requireStay(id, tx)
    const departedOn = on ?? tx.today
    requireDayOfStay(departedOn, before, tx)
    return endStay(id, { departedOn, destination }, tx)
  })
}

/** Makes a planned or running stay longer. Throws `place-taken` when somebody else comes before the new end. */
export async function extendStay(
  id: string,
  extension: { until: string; reason?: string | undefined },
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => prolong(id, extension, tx))
}

/** Makes a stay longer within an act: see `extendStay`. */
export async function prolong(
  id: string,
  { until, reason }: { until: string; reason?: string | undefined },
  tx: Tx,
  change: Readonly<Record<string, unknown>> = {},
): Promise<StoredStay> {
  const before = await requireStay(id, tx)
  if (!before.open) throw wrongState('stay', before.status, ['planned', 'arrived'])
  if (until <= before.until) {
    const detail = `must lie after the present end, ${before.until}; record a departure to end it sooner`
    throw new Problem('invalid-input', 'This does not extend the stay.', [
      { pointer: '#/until', detail },
    ])
  }
  if (tx.actor.role !== 'system') await requireLasting(before.placeIds, until, tx)
  const { actor, at, session } = tx
  const extension = { until, by: actor.id, at, ...(reason !== undefined && { reason }) }
  const stay = await StayModel.findOneAndUpdate(
    { _id: id, open: true, until: before.until },
    {
      $set: { until, ...change },
      $push: { extensions: extension },
      // Who extends on purpose has seen that it ran over; only the service itself keeps the mark.
      ...(actor.role !== 'system' && { $unset: { overdue: 1 } }),
    },
    { returnDocument: 'after', session },
  ).lean()
  if (!stay) throw new Problem('changed-meanwhile', 'Look at the stay again.')
  const longer = { id: bookingIdOf(stay), until, after: before.until }
  const extend = (placeId: Types.ObjectId) => extendBooking(placeId, longer, tx)
  const unitIds = await changePlaces(stay.placeIds, extend, tx)
  await recordStay('stay.extended', stay, { unitIds, fields: ['until'], reason }, tx)
  return stay
}

/** Only who is really there may outstay the place itself: the service notes that night by night. */
async function requireLasting(
  placeIds: readonly Types.ObjectId[],
  until: string,
  { session }: Tx,
): Promise<void> {
  const ending = { _id: { $in: placeIds }, validUntil: { $lt: until } }
  const place = await PlaceModel.findOne(ending, null, { session }).lean()
  if (!place) return
  throw new Problem(
    'place-taken',
    `The place itself closes on ${place.validUntil}: transfer before.`,
  )
}

function requireDayOfStay(day: string, { from }: StoredStay, { today }: Tx): void {
  if (day <= today && day >= from) return
  throw new Problem('invalid-input', 'The day of leaving is not possible.', [
    { pointer: '#/on', detail: `must lie between ${from} and ${today}` },
  ])
}
