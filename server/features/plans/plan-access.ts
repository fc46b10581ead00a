import type { Types } from 'mongoose'
import type { ClientSession } from 'mongoose'
import { PlanModel } from '../../../models/plan.model.ts'
import type { StoredPlan } from '../../../models/plan.model.ts'
import type { EventIds } from '../../events/events.ts'
import { Problem } from '../../problem.ts'

/** The plan. Throws `not-found`. */
export async function requirePlan(
  id: string | Types.ObjectId,
  session: ClientSession | null = null,
): Promise<StoredPlan> {
  const plan = await PlanModel.findById(id, null, { session }).lean()
  if (!plan) throw new Problem('not-found', 'There is no such plan.')
  return plan
}

/** Ids of a plan's events: the desk hears of them. */
export function idsOfPlan({ _id, status, progress }: StoredPlan): EventIds {
  return { planId: String(_id), status, progress }
}
