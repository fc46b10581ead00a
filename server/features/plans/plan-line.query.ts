import { PlanLineModel, PlanModel } from '../../../models/plan.model.ts'
import type { StoredPlan } from '../../../models/plan.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { requireRequest } from '../requests/request-move.ts'
import { requirePlan } from './plan-access.ts'
import { presentLines } from './plan.query.ts'
import type { PlanLine, UnplacedLine } from './plan.schema.ts'

interface Of {
  readonly planId: string
  /** True while its lines can still be decided on. */
  readonly open: boolean
}

/** What one plan says of one household: a place, or why it got none. */
export type LineOfPlan = Of &
  (
    | { readonly line: PlanLine; readonly unplaced?: undefined }
    | { readonly unplaced: UnplacedLine; readonly line?: undefined }
  )

/** One household's line in a plan. Throws `not-found`. */
export async function readOneLine(
  { id, requestId }: { readonly id: string; readonly requestId: string },
  actor: Actor,
  deps: Deps,
): Promise<LineOfPlan> {
  const found = await lineIn(await requirePlan(id), requestId, { actor, deps })
  if (!found) throw new Problem('not-found', 'The plan does not speak of this request.')
  return found
}

/** The household's line in the latest national plan; undefined when there is none, or it came later. Throws `not-found`. */
export async function latestLineOf(
  requestId: string,
  actor: Actor,
  deps: Deps,
): Promise<LineOfPlan | undefined> {
  await requireRequest(requestId, { actor })
  const plan = await PlanModel.findOne({ kind: 'national', status: 'proposed' })
    .sort({ startedAt: -1 })
    .lean()
  return plan ? lineIn(plan, requestId, { actor, deps }) : undefined
}

async function lineIn(
  plan: StoredPlan,
  requestId: string,
  { actor, deps }: { readonly actor: Actor; readonly deps: Deps },
): Promise<LineOfPlan | undefined> {
  const stored = await PlanLineModel.findOne({ planId: plan._id, requestId }).lean()
  if (!stored) return undefined
  const { lines, unplaced, caseTokens } = await presentLines([stored], deps)
  const planId = String(plan._id)
  await recordRead(deps, actor, { act: 'plan.read', ids: { planId, requestId }, caseTokens })
  const [line] = lines
  const [without] = unplaced
  const of = { planId, open: plan.status === 'proposed' }
  if (line) return { ...of, line }
  return without && { ...of, unplaced: without }
}
