import { Types } from 'mongoose'
import { isDuplicate } from '../../../models/duplicate-key.ts'
import { OutboxEventModel } from '../../../models/outbox-event.model.ts'
import { PlanModel } from '../../../models/plan.model.ts'
import type { StoredPlan } from '../../../models/plan.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { dropContent, keepContent } from './keep-plan.service.ts'
import { idsOfPlan } from './plan-access.ts'
import { PlanStopped, runPlan, stopRun } from './run-plan.service.ts'
import type { RunOutcome } from './run-plan.service.ts'

/** Whoever runs a plan renews its lock with every step; a run that is silent for longer has died. */
const LOCK_MS = 600_000

export interface StartedPlan {
  readonly plan: StoredPlan
  /** Resolves when the run has ended, however it did. */
  readonly finished: Promise<void>
}

/**
 * Starts the national plan for tonight and returns at once; one runs at a time, and one belongs to a night.
 * Throws `plan-running`.
 */
export async function startPlan(
  { night }: { readonly night?: string },
  actor: Actor,
  deps: Deps,
): Promise<StartedPlan> {
  await failStalePlans(deps)
  const id = new Types.ObjectId()
  const plan = await transact(deps, actor, (tx) => insertRunning(id, night, tx)).catch(
    async (error: unknown) => {
      throw isDuplicate(error) ? await alreadyRunning() : error
    },
  )
  // The same Idempotency-Key again: that plan was started then.
  if (String(plan._id) !== String(id)) return { plan, finished: Promise.resolve() }
  // From here on it acts for who started it, but under no key of theirs.
  const { idempotency: _used, ...starter } = actor
  return { plan, finished: carryOut(plan, starter, deps) }
}

async function insertRunning(
  id: Types.ObjectId,
  night: string | undefined,
  { at, today, actor, session, record }: Tx,
): Promise<StoredPlan> {
  const plan = new PlanModel({
    _id: id,
    ...{ kind: 'national', status: 'running', on: today, progress: 0 },
    ...{ startedAt: at, startedBy: actor.id, lockedUntil: new Date(at.getTime() + LOCK_MS) },
    ...(night !== undefined && { night }),
  }).toObject()
  await PlanModel.insertMany([plan], { session })
  record('plan.started', idsOfPlan(plan))
  return plan
}

async function alreadyRunning(): Promise<Problem> {
  const running = await PlanModel.findOne({ status: 'running' }, { _id: 1 }).lean()
  const which = running ? ` (${String(running._id)})` : ''
  return new Problem(
    'plan-running',
    `Wait until the plan that is being made${which} is ready, or cancel it.`,
  )
}

async function carryOut(plan: StoredPlan, actor: Actor, deps: Deps): Promise<void> {
  const planId = String(plan._id)
  try {
    const progressed = (percent: number) => noteProgress(plan, percent, deps)
    const outcome = await runPlan({ planId, on: plan.on, progressed }, actor, deps)
    await keepContent(plan._id, outcome)
    await propose(plan, outcome, actor, deps)
  } catch (error: unknown) {
    if (!(error instanceof PlanStopped)) {
      deps.log.error({ error, planId }, 'plan not made')
      await failPlan(plan._id, 'broken', deps).catch(() => undefined)
    }
    await dropContent(plan._id).catch(() => undefined)
  }
}

/** Says how far it is, and keeps the lock. Progress is no act: it is told, not audited. */
async function noteProgress({ _id }: StoredPlan, percent: number, deps: Deps): Promise<void> {
  const at = deps.now()
  const lockedUntil = new Date(at.getTime() + LOCK_MS)
  const plan = await PlanModel.findOneAndUpdate(
    { _id, status: 'running' },
    { $set: { progress: percent, lockedUntil } },
    { returnDocument: 'after' },
  ).lean()
  if (!plan) {
    stopRun(String(_id), deps)
    return
  }
  const event = { name: 'plan.progressed', ids: idsOfPlan(plan) } as const
  const [row] = await OutboxEventModel.insertMany([{ at, ...event }])
  if (row) await deps.bus.publish({ id: String(row._id), ...event })
}

/** Makes it the plan in force, if it was not cancelled meanwhile; what was proposed before gives way. */
async function propose(
  { _id }: StoredPlan,
  { counts, unreadable, ruleSetId, ruleSetVersion, inputs, result, ...made }: RunOutcome,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  const { checks, totals, bound } = made
  await transact(deps, actor, async (tx) => {
    const plan = await PlanModel.findOneAndUpdate(
      { _id, status: 'running' },
      {
        $set: {
          ...{ status: 'proposed', progress: 100, finishedAt: tx.at },
          ...{ ruleSetId, ruleSetVersion, checks, totals, bound },
          ...{ counts: { ...counts, unreadable } },
          ...{ inputsHash: inputs.hash, resultHash: result.hash },
        },
        $unset: { lockedUntil: 1 },
      },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!plan) throw new PlanStopped()
    await supersedeOthers(_id, tx)
    tx.record('plan.proposed', idsOfPlan(plan), { fields: ['status'] })
  })
}

async function supersedeOthers(id: Types.ObjectId, tx: Tx): Promise<void> {
  const before = { status: 'proposed', _id: { $ne: id } } as const
  for (const { _id } of await PlanModel.find(before, { _id: 1 }, { session: tx.session }).lean()) {
    const plan = await PlanModel.findOneAndUpdate(
      { _id, status: 'proposed' },
      { $set: { status: 'superseded' } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (plan) tx.record('plan.superseded', idsOfPlan(plan), { fields: ['status'] })
  }
}

/** Marks runs as failed whose node has died: their lock is over. Safe to run twice. */
export async function failStalePlans(deps: Deps): Promise<number> {
  const stale = { status: 'running', lockedUntil: { $lt: deps.now() } } as const
  let failed = 0
  for (const { _id } of await PlanModel.find(stale, { _id: 1 }).lean()) {
    if (await failPlan(_id, 'lost', deps)) failed += 1
  }
  return failed
}

/** A failed plan lets go of its night, so that another can be made for it. */
async function failPlan(id: Types.ObjectId, failure: string, deps: Deps): Promise<boolean> {
  return transact(deps, SYSTEM, async (tx) => {
    const plan = await PlanModel.findOneAndUpdate(
      { _id: id, status: 'running' },
      {
        $set: { status: 'failed', failure, finishedAt: tx.at },
        $unset: { lockedUntil: 1, night: 1 },
      },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!plan) return false
    tx.record('plan.failed', idsOfPlan(plan), { fields: ['status'], reason: failure })
    return true
  })
}
