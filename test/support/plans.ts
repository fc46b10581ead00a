import { Types } from 'mongoose'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { PlanLineModel, PlanModel } from '../../models/plan.model.ts'
import type { StoredPlan } from '../../models/plan.model.ts'
import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { placeAcute } from '../../server/features/plans/place-acute.service.ts'
import { PlanWithLines } from '../../server/features/plans/plan.schema.ts'
import { startPlan } from '../../server/features/plans/start-plan.service.ts'
import type { Account } from './accounts.ts'
import type { Api } from './api.ts'
import { bodyOf } from './body.ts'
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

/** Asks until the plan is no longer being made, as a screen without live messages would. */
export async function settledPlan(api: Api, planId: string, as: Account): Promise<PlanWithLines> {
  for (;;) {
    const plan = bodyOf(PlanWithLines, await api.get(`/v1/plans/${planId}`, { as }))
    if (plan.status !== 'running') return plan
    await setTimeout(20)
  }
}

/** Starts the national plan over HTTP and waits for it. */
export async function makePlan(api: Api, as: Account): Promise<PlanWithLines> {
  const started = await api.post('/v1/plans', { as, body: {} })
  const { id } = bodyOf(Started, started)
  return settledPlan(api, id, as)
}
const Started = z.object({ id: z.string(), status: z.literal('running') })
