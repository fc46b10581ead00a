import type { Types } from 'mongoose'
import { OfferModel } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StayStatus, StoredStay } from '../../../models/stay.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { OFFER_MOVES, REQUEST_MOVES, STAY_MOVES } from '../../states.ts'
import {
  beginEarlier,
  endBooking,
  extendBooking,
  markPresent,
  releaseBooking,
} from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'

/** Whose stays: the house's organisation, the one that asked, the region it lies in, and the desk. */
export function visibleStays({ role, organisationId, region }: Actor): Record<string, unknown> {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { region: region ?? 'none' }
  if (role === 'operator') return { organisationId: organisationId ?? null }
  return { requestedBy: organisationId ?? null }
}

/**
 * The person is there; who comes before the planned day moves the stay forward. The request is closed.
 * Throws `place-taken` when the place is not free yet, `wrong-state` and `not-found`.
 */
export async function recordArrival(id: string, actor: Actor, deps: Deps): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const before = await requireStay(id, tx)
    const from = before.from < tx.today ? before.from : tx.today
    const stay = await moveStay(id, STAY_MOVES.arrive, { arrivedOn: tx.today, from }, tx)
    const offerId = String(stay.offerId)
    const arrive = async (placeId: Types.ObjectId): Promise<void> => {
      if (before.from > tx.today) await beginEarlier(placeId, { id: offerId, from: tx.today }, tx)
      await markPresent(placeId, offerId, tx)
    }
    const unitIds = await changePlaces(stay.placeIds, arrive, tx)
    const ending = { code: 'placed', by: actor.id, at: tx.at }
    await moveRequestOf(stay, REQUEST_MOVES.close, { live: false, ending }, tx)
    await recordStay('stay.arrived', stay, { unitIds, fields: ['status', 'arrivedOn'] }, tx)
    return stay
  })
}

/** The person did not come: the places are free again and the household waits, with the clock it had. */
export async function recordNonArrival(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const change = { open: false, nonArrivalReason: reason }
    const stay = await moveStay(id, STAY_MOVES.miss, change, tx)
    const free = (placeId: Types.ObjectId) => releaseBooking(placeId, String(stay.offerId), tx)
    const unitIds = await changePlaces(stay.placeIds, free, tx)
    await OfferModel.updateOne(
      { _id: stay.offerId },
      { $set: { status: OFFER_MOVES.lapse.to } },
      { session: tx.session },
    )
    await moveRequestOf(stay, REQUEST_MOVES.return, {}, tx)
    await recordStay('stay.not-arrived', stay, { unitIds, fields: ['status'], reason }, tx)
    return stay
  })
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
    const change = { open: false, destination, departedOn, until: departedOn }
    const stay = await moveStay(id, STAY_MOVES.depart, change, tx)
    const unit = await UnitModel.findById(stay.unitId, null, { session: tx.session }).lean()
    const turnaroundDays = unit?.turnaroundDays ?? 0
    const end = (placeId: Types.ObjectId) =>
      endBooking(placeId, { id: String(stay.offerId), on: departedOn, turnaroundDays }, tx)
    const unitIds = await changePlaces(stay.placeIds, end, tx)
    const fields = ['status', 'departedOn', 'destination']
    await recordStay('stay.departed', stay, { unitIds, fields, reason: destination }, tx)
    return stay
  })
}

/** Makes a planned or running stay longer. Throws `place-taken` when somebody else comes before the new end. */
export async function extendStay(
  id: string,
  { until, reason }: { until: string; reason?: string | undefined },
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const before = await requireStay(id, tx)
    if (!before.open) throw wrongState('stay', before.status, ['planned', 'arrived'])
    if (until <= before.until) {
      const detail = `must lie after the present end, ${before.until}; record a departure to end it sooner`
      throw new Problem('invalid-input', 'This does not extend the stay.', [
        { pointer: '#/until', detail },
      ])
    }
    const extension = { until, by: actor.id, at: tx.at, ...(reason !== undefined && { reason }) }
    const stay = await StayModel.findOneAndUpdate(
      { _id: id, open: true, until: before.until },
      { $set: { until }, $push: { extensions: extension } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!stay) throw new Problem('changed-meanwhile', 'Look at the stay again.')
    const extend = (placeId: Types.ObjectId) =>
      extendBooking(placeId, { id: String(stay.offerId), until, after: before.until }, tx)
    const unitIds = await changePlaces(stay.placeIds, extend, tx)
    await recordStay('stay.extended', stay, { unitIds, fields: ['until'], reason }, tx)
    return stay
  })
}

function requireDayOfStay(day: string, { from }: StoredStay, { today }: Tx): void {
  if (day <= today && day >= from) return
  throw new Problem('invalid-input', 'The day of leaving is not possible.', [
    { pointer: '#/on', detail: `must lie between ${from} and ${today}` },
  ])
}

/** The stay, if the actor may know it. Throws `not-found`. */
export async function requireStay(
  id: string,
  { actor, session }: { actor: Actor; session?: Tx['session'] },
): Promise<StoredStay> {
  const filter = { $and: [{ _id: id }, visibleStays(actor)] }
  const stay = await StayModel.findOne(filter, null, { session: session ?? null }).lean()
  if (!stay) throw new Problem('not-found', 'There is no such stay, or you may not see it.')
  return stay
}

async function moveStay(
  id: string,
  move: { readonly from: readonly StayStatus[]; readonly to: StayStatus },
  change: Readonly<Record<string, unknown>>,
  tx: Tx,
): Promise<StoredStay> {
  const stay = await StayModel.findOneAndUpdate(
    { $and: [{ _id: id, status: { $in: move.from } }, visibleStays(tx.actor)] },
    { $set: { ...change, status: move.to } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (stay) return stay
  throw wrongState('stay', (await requireStay(id, tx)).status, move.from)
}

/** Moves the request behind a stay; one that was withdrawn meanwhile stays as it is. */
async function moveRequestOf(
  { requestId }: StoredStay,
  move: typeof REQUEST_MOVES.close | typeof REQUEST_MOVES.return,
  change: Readonly<Record<string, unknown>>,
  tx: Tx,
): Promise<void> {
  const request = await RequestModel.findOneAndUpdate(
    { _id: requestId, status: { $in: move.from } },
    { $set: { ...change, status: move.to }, $inc: { version: 1 } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (request) tx.record('request.changed', idsOfRequest(request), { fields: ['status'] })
}

async function recordStay(
  event: 'stay.arrived' | 'stay.not-arrived' | 'stay.departed' | 'stay.extended',
  stay: StoredStay,
  what: { unitIds: readonly string[]; fields: readonly string[]; reason?: string | undefined },
  tx: Tx,
): Promise<void> {
  const { token } = await requireCase(stay.caseId, tx.session)
  const { unitIds, fields, reason } = what
  tx.record(event, idsOfStay(stay, unitIds), { fields, reason, caseTokens: [token] })
}

/** Ids of a stay's events, and who may hear of it. */
export function idsOfStay(stay: StoredStay, unitIds: readonly string[]): EventIds {
  return {
    stayId: String(stay._id),
    requestId: String(stay.requestId),
    offerId: String(stay.offerId),
    status: stay.status,
    unitIds,
    organisationIds: [String(stay.organisationId), String(stay.requestedBy)],
    regions: [stay.region],
  }
}
