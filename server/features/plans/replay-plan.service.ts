import { PlanModel } from '../../../models/plan.model.ts'
import type { StoredPlan } from '../../../models/plan.model.ts'
import { canonicalJson, sha256 } from '../../canonical-json.ts'
import { readPart } from './keep-plan.service.ts'
import { PlanInputs } from './plan-inputs.ts'
import { solvePlan } from './solve-plan.ts'

/**
 * `equal`: the inputs are those of the fingerprint, and give the stored result byte for byte.
 * `different`: inputs, stored result or recomputed result have another fingerprint. `missing`: nothing is stored.
 */
export type PlanReplay = 'equal' | 'different' | 'missing'

/** Computes a stored plan again from its own inputs and compares bytes (promise P7). Pure: no clock, no rules. */
export async function replayPlan(
  plan: Pick<StoredPlan, '_id' | 'inputsHash' | 'resultHash'>,
): Promise<PlanReplay> {
  const inputs = await readPart(plan._id, 'inputs')
  const result = await readPart(plan._id, 'result')
  if (inputs === undefined || result === undefined) return 'missing'
  if (sha256(inputs) !== plan.inputsHash || sha256(result) !== plan.resultHash) return 'different'
  const again = canonicalJson(solvePlan(PlanInputs.parse(JSON.parse(inputs))))
  return again === result ? 'equal' : 'different'
}

export interface PlansReport {
  readonly replayed: number
  /** One sentence per plan that is not equal. */
  readonly faults: readonly string[]
}

/** Replays every plan that was ever proposed, oldest first. */
export async function replayPlans(): Promise<PlansReport> {
  const made = PlanModel.find({ status: { $in: ['proposed', 'superseded'] } }).sort({
    startedAt: 1,
  })
  const faults: string[] = []
  let replayed = 0
  for await (const plan of made.lean().cursor()) {
    const outcome = await replayPlan(plan)
    replayed += 1
    if (outcome === 'different')
      faults.push(`plan ${String(plan._id)} does not give the same bytes`)
    if (outcome === 'missing') faults.push(`plan ${String(plan._id)} has lost its inputs or result`)
  }
  return { replayed, faults }
}
