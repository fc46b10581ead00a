import type { Types } from 'mongoose'
import { PlaceModel } from '../../../models/place.model.ts'
import { ProgrammeModel } from '../../../models/programme.model.ts'
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
  if (!stay.programmeWaitId) await endSeatsOf(stay, leaving, tx)
  return stay
}

/**
 * A seat taken by itself in a programme of the house that is left ends with the stay, unless the household only moves
 * within that unit. What is followed from wherever people live goes on.
 */
async function endSeatsOf({ caseId, unitId }: StoredStay, leaving: Leaving, tx: Tx): Promise<void> {
  const { session } = tx
  const next = await StayModel.findById(leaving.movedToStayId, null, { session }).lean()
  if (next?.unitId.equals(unitId) === true) return
  const taken = { caseId, unitId, status: 'arrived', programmeWaitId: { $exists: true } } as const
  for (const seat of await StayModel.find(taken, null, { session }).lean()) {
    if (!(await isAmbulant(seat, tx))) await endStay(String(seat._id), leaving, tx)
  }
}

async function isAmbulant({ placeIds }: StoredStay, { session }: Tx): Promise<boolean> {
  const seat = await PlaceModel.findById(placeIds[0], null, { session }).lean()
  const code = seat?.programme ?? ''
  const programme = await ProgrammeModel.findOne({ code }, null, { session }).lean()
  return programme?.ambulant === true
}

const ELSEWHERE = 'other'

/**
 * Who arrives somewhere has left where they were, whoever records it: ends the present stay of the household
 * in the same transaction. Does nothing when it has none.
 */
export async function moveOnFrom(next: StoredStay, tx: Tx, deps: Deps): Promise<void> {
  const { caseId, _id, unitId, programmeWaitId } = next
  // A seat is no place to live: who takes one stays where they are.
  if (programmeWaitId) return
  const present = {
    ...{ caseId, status: 'arrived' as const, _id: { $ne: _id } },
    programmeWaitId: { $exists: false },
  }
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
