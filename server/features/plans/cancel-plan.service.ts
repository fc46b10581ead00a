import { PlanModel } from '../../../models/plan.model.ts'
import type { StoredPlan } from '../../../models/plan.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { idsOfPlan, requirePlan } from './plan-access.ts'

/** Stops a plan that is being made; the node that makes it hears of it. Throws `not-found`, `wrong-state`. */
export async function cancelPlan(id: string, actor: Actor, deps: Deps): Promise<StoredPlan> {
  return transact(deps, actor, async (tx) => {
    const plan = await PlanModel.findOneAndUpdate(
      { _id: id, status: 'running' },
      { $set: { status: 'cancelled', finishedAt: tx.at }, $unset: { lockedUntil: 1 } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!plan) {
      const { status } = await requirePlan(id, tx.session)
      throw wrongState('plan', status, ['running'])
    }
    tx.record('plan.cancelled', idsOfPlan(plan), { fields: ['status'] })
    return plan
  })
}
