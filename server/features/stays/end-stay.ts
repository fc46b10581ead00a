import type { Types } from 'mongoose'
import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import type { Tx } from '../../events/transact.ts'
import { STAY_MOVES } from '../../states.ts'
import { endBooking } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { bookingIdOf, moveStay, recordStay } from './stay-access.ts'

interface Leaving {
  readonly departedOn: string
  /** Code of `data/departure-destinations.json`. */
  readonly destination: string
  readonly movedToStayId?: Types.ObjectId
}

/** Ends a stay: its places are trimmed to it and turned around. Throws `wrong-state` and `not-found`. */
export async function endStay(id: string, leaving: Leaving, tx: Tx): Promise<StoredStay> {
  const { departedOn: on, destination } = leaving
  const stay = await moveStay(id, STAY_MOVES.depart, { ...leaving, open: false, until: on }, tx)
  const unit = await UnitModel.findById(stay.unitId, null, { session: tx.session }).lean()
  const turnaroundDays = unit?.turnaroundDays ?? 0
  const end = (placeId: Types.ObjectId) =>
    endBooking(placeId, { id: bookingIdOf(stay), on, turnaroundDays }, tx)
  const unitIds = await changePlaces(stay.placeIds, end, tx)
  const fields = ['status', 'departedOn', 'destination']
  await recordStay('stay.departed', stay, { unitIds, fields, reason: destination }, tx)
  return stay
}

const ELSEWHERE = 'other'

/**
 * Who arrives somewhere has left where they were, whoever records it: ends the present stay of the household
 * in the same transaction. Does nothing when it has none.
 */
export async function moveOnFrom(next: StoredStay, tx: Tx, deps: Deps): Promise<void> {
  const { caseId, _id, unitId } = next
  const present = { caseId, status: 'arrived', _id: { $ne: _id } } as const
  const before = await StayModel.findOne(present, null, { session: tx.session }).lean()
  if (!before) return
  const unit = await UnitModel.findById(unitId, null, { session: tx.session }).lean()
  const destination = destinationOf(unit?.facilityType, deps)
  const leaving = { departedOn: tx.today, destination, movedToStayId: _id }
  // The house that is left may be another organisation's: it is the arrival that makes the departure true.
  const reach = { ...tx, actor: { ...SYSTEM, id: tx.actor.id } }
  await endStay(String(before._id), leaving, reach)
}

/** The code that says where somebody went who went to such a place. */
function destinationOf(facilityType: string | undefined, { reference }: Deps): string {
  const known = [...reference.destinations.values()]
  return known.find((one) => one.facilityType === facilityType)?.code ?? ELSEWHERE
}
