import { Types } from 'mongoose'
import { PlanLineModel, PlanModel } from '../../models/plan.model.ts'
import type { StoredPlan } from '../../models/plan.model.ts'
import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { placeAcute } from '../../server/features/plans/place-acute.service.ts'
import { startPlan } from '../../server/features/plans/start-plan.service.ts'
import type { Account } from './accounts.ts'
import { requests } from './requests.ts'
import { NOW, TODAY } from './test-deps.ts'

const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }

/** Plans in a named state. */
export const plans = {
  /** Being made by a node that never comes back; there can be only one. */
  running: async (own: Partial<StoredPlan> = {}): Promise<string> => {
    const known = await PlanModel.findOne({ status: 'running' }, { _id: 1 }).lean()
    if (known) return String(known._id)
    const _id = new Types.ObjectId()
    await PlanModel.create({
      ...{ _id, kind: 'national', status: 'running', on: TODAY, progress: 0 },
      ...{ startedAt: NOW, startedBy: 'desk', lockedUntil: new Date(NOW.getTime() + 600_000) },
      ...own,
    })
    return String(_id)
  },
  /** Made by a real run, for everybody who waits. */
  proposed: async (deps: Deps): Promise<string> => {
    const { plan, finished } = await startPlan({}, DESK, deps)
    await finished
    return String(plan._id)
  },
  /** For one acute case, with a line on some free place. */
  acute: async (
    deps: Deps,
    own: { coordinator?: Account } = {},
  ): Promise<{ planId: string; requestId: string; placeId: string }> => {
    const requestId = await requests.waiting(deps, { ...own, content: { urgency: { class: 1 } } })
    const { _id } = await placeAcute(requestId, DESK, deps)
    const line = await PlanLineModel.findOne({ planId: _id, requestId }).orFail().lean()
    return { planId: String(_id), requestId, placeId: String(line.placeId) }
  },
}
