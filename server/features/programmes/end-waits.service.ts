import type { Types } from 'mongoose'
import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import type { Tx } from '../../events/transact.ts'
import { PROGRAMME_WAIT_MOVES } from '../../states.ts'
import { moveWait } from './programme-wait-move.ts'

/** Ends the waits for a seat that hang on a request which was taken back. Its offers have ended before. */
export async function endWaitsOf(requestId: Types.ObjectId, tx: Tx): Promise<void> {
  const move = PROGRAMME_WAIT_MOVES.withdraw
  const live = { requestId, status: { $in: move.from } } as const
  const ending = { code: 'request-withdrawn', by: tx.actor.id, at: tx.at }
  for (const { _id } of await ProgrammeWaitModel.find(live, null, { session: tx.session }).lean())
    await moveWait(_id, move, { live: false, ending }, tx)
}
