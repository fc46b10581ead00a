import { PlaceModel } from '../../../models/place.model.ts'
import { ProgrammeModel } from '../../../models/programme.model.ts'
import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../events/transact.ts'
import { PROGRAMME_WAIT_MOVES } from '../../states.ts'
import { withdrawOffersOf } from '../offers/end-offers.service.ts'
import { moveWait, waitToken } from './programme-wait-move.ts'

/** Who arrives with a seat no longer waits for one of that kind: the wait is met, and its open offers end. */
export async function meetWaits(stay: StoredStay, tx: Tx, { vault }: Deps): Promise<void> {
  if (stay.programmeWaitId) return
  const { session } = tx
  const seats = { _id: { $in: stay.placeIds }, kind: 'seat' } as const
  const codes = (await PlaceModel.find(seats, null, { session }).lean()).map(
    ({ programme }) => programme ?? '',
  )
  if (codes.length === 0) return
  const these = { code: { $in: codes } } as const
  const programmes = await ProgrammeModel.find(these, null, { session }).lean()
  const tokens = programmes.map(({ kind }) => waitToken(stay.caseId, kind, vault))
  const met = PROGRAMME_WAIT_MOVES.meet
  const waits = { token: { $in: tokens }, live: true, status: { $in: met.from } } as const
  for (const { _id } of await ProgrammeWaitModel.find(waits, null, { session }).lean()) {
    await withdrawOffersOf({ programmeWaitId: _id }, { code: 'placed-elsewhere' }, tx)
    const ending = { code: 'seat-with-place', by: tx.actor.id, at: tx.at }
    await moveWait(_id, met, { live: false, ending }, tx)
  }
}
