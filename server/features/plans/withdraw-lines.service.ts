import type { Types } from 'mongoose'
import { PlanLineModel } from '../../../models/plan.model.ts'
import type { Tx } from '../../events/transact.ts'

/** Sets aside what plans still propose for a request that has ended: nobody can accept it any more. */
export async function withdrawLinesOf(
  requestId: Types.ObjectId,
  { session, record }: Tx,
): Promise<void> {
  const proposed = { requestId, state: 'proposed' } as const
  for (const { _id, planId } of await PlanLineModel.find(proposed, null, { session }).lean()) {
    await PlanLineModel.updateOne({ _id }, { $set: { state: 'withdrawn' } }, { session })
    const ids = { planId: String(planId), requestId: String(requestId), status: 'withdrawn' }
    record('plan.line-withdrawn', ids, { fields: ['state'] })
  }
}
