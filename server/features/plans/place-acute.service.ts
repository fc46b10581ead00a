import { Types } from 'mongoose'
import type { ClientSession } from 'mongoose'
import { PlanLineModel, PlanModel } from '../../../models/plan.model.ts'
import type { StoredPlan, StoredPlanLine } from '../../../models/plan.model.ts'
import { AuditEntryModel } from '../../../models/audit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { auditEntry } from '../../events/audit-entry.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { requireRequest } from '../requests/request-move.ts'
import { claimedPlaces, displacements, withoutProposed } from './claimed-places.ts'
import { keepContent } from './keep-plan.service.ts'
import { planMaker } from './make-plan.ts'
import type { MadePlan } from './make-plan.ts'
import { idsOfPlan } from './plan-access.ts'
import {
  isPlanned,
  freeUnit,
  keptTables,
  openHousehold,
  readWaiting,
  waitingIds,
} from './plan-snapshot.query.ts'
import type { Waiting } from './plan-snapshot.query.ts'

/** Danger today. Waiting never leads to it. */
const ACUTE = 1

/**
 * Proposes the best free place for an acute case at once, beside any national plan (promise P9). Every other
 * acute case without a proposal is planned with it, so that none is passed over.
 *
 * 1. Keep what plans in force propose to acute cases.
 * 2. Places proposed to others are a last resort; a line says whom it displaces.
 * 3. Plan for the acute alone, with the same proof, and keep it beside the national plan.
 *
 * Throws `not-found`, `wrong-state`, `invalid-input` for another class, `already-exists` when it is proposed already.
 */
export async function placeAcute(requestId: string, actor: Actor, deps: Deps): Promise<StoredPlan> {
  await keptTables(deps)
  return transact(deps, actor, async (tx) => {
    await requireAcute(requestId, tx, deps)
    const spoken = await proposedLines(tx.session)
    const own = spoken.find((line) => String(line.requestId) === requestId)
    if (own) {
      const detail = `Plan ${String(own.planId)} proposes a place already: accept or override that line.`
      throw new Problem('already-exists', detail)
    }
    const waiting = await acuteWithout(spoken, tx.session, deps)
    const planId = new Types.ObjectId()
    await noteRead(planId, waiting, tx)
    const acutePlan = planFor(waiting, spoken, tx, deps)
    const unreadable = waiting.length - acutePlan.made.counts.households
    const plan = await keepAcute({ planId, requestId, unreadable }, acutePlan.made, tx, deps)
    await noteDisplaced(planId, acutePlan, tx)
    tx.record('plan.proposed', { ...idsOfPlan(plan), requestId }, { fields: ['status'] })
    return plan
  })
}

async function requireAcute(requestId: string, tx: Tx, deps: Deps): Promise<void> {
  const request = await requireRequest(requestId, tx)
  const { status, urgencyClass } = request
  if (status !== 'waiting') throw wrongState('request', status, ['waiting'])
  if (!isPlanned(request, deps)) {
    throw wrongState('wait', 'one that plans leave alone', ['urgent or active, on a running clock'])
  }
  if (urgencyClass === ACUTE) return
  const detail = `is of class ${urgencyClass}: only class ${ACUTE} goes before the national plan`
  throw new Problem('invalid-input', 'This request waits for the national plan.', [
    { pointer: '#/requestId', detail },
  ])
}

/** Lines of plans in force that nobody has decided on. */
async function proposedLines(session: ClientSession): Promise<StoredPlanLine[]> {
  const inForce = await PlanModel.find({ status: 'proposed' }, { _id: 1 }, { session }).lean()
  const planIds = inForce.map(({ _id }) => _id)
  return PlanLineModel.find({ planId: { $in: planIds }, state: 'proposed' }, null, {
    session,
  }).lean()
}

/** Acute cases for whom no plan in force proposes anything. */
async function acuteWithout(
  spoken: readonly StoredPlanLine[],
  session: ClientSession,
  deps: Deps,
): Promise<Waiting[]> {
  const served = new Set(spoken.map((line) => String(line.requestId)))
  const ids = await waitingIds(deps, { urgencyClass: ACUTE }, session)
  const waiting = await readWaiting(ids, deps, session)
  return waiting.filter(({ request }) => !served.has(String(request._id)))
}

/** One audit entry for all whose data is opened. */
async function noteRead(
  planId: Types.ObjectId,
  waiting: readonly Waiting[],
  tx: Tx,
): Promise<void> {
  const caseTokens = waiting.map(({ theCase }) => theCase.token)
  const { at, actor } = tx
  const ids = { planId: String(planId) }
  const entry = auditEntry({ act: 'plan.judged', at, actor, ids, why: { caseTokens } })
  await AuditEntryModel.insertMany([entry], { session: tx.session })
}

interface AcutePlan {
  readonly made: MadePlan
  /** Places that are a last resort, and the lines that propose them. */
  readonly claimed: ReadonlySet<string>
  readonly others: readonly StoredPlanLine[]
}

/** A few households: no need for a thread. */
function planFor(
  waiting: readonly Waiting[],
  spoken: readonly StoredPlanLine[],
  { today: on }: Tx,
  deps: Deps,
): AcutePlan {
  const acute = spoken.filter(({ urgencyClass }) => urgencyClass === ACUTE)
  const others = spoken.filter(({ urgencyClass }) => urgencyClass !== ACUTE)
  const links = { linked: new Set(waiting.flatMap(({ theCase }) => theCase.linkedTokens)) }
  const units = deps.board
    .units()
    .flatMap((entry) => freeUnit(entry, on, links, deps) ?? [])
    .flatMap((unit) => withoutProposed(unit, acute))
  const claimed = new Set(units.flatMap((unit) => claimedPlaces(unit, others)))
  const maker = planMaker(units, { on, seed: on, tables: deps.tables.tablesOn(on), claimed })
  for (const one of waiting) {
    const household = openHousehold(one, on, deps)
    if (household) maker.add(household)
  }
  return { made: maker.finish(), claimed, others }
}

async function keepAcute(
  {
    planId,
    requestId,
    unreadable,
  }: { planId: Types.ObjectId; requestId: string; unreadable: number },
  made: MadePlan,
  tx: Tx,
  deps: Deps,
): Promise<StoredPlan> {
  const { counts, checks, totals, bound, ruleSetVersion, inputs, result } = made
  const plan = new PlanModel({
    _id: planId,
    ...{ kind: 'acute', status: 'proposed', on: tx.today, requestId, progress: 100 },
    ...{ startedAt: tx.at, startedBy: tx.actor.id, finishedAt: tx.at },
    ...{ ruleSetVersion, ruleSetId: deps.tables.id, checks, totals, bound },
    ...{ counts: { ...counts, unreadable }, inputsHash: inputs.hash, resultHash: result.hash },
  }).toObject()
  await PlanModel.insertMany([plan], { session: tx.session })
  await keepContent(planId, made, tx.session)
  return plan
}

/** Says of each line whom it displaces. */
async function noteDisplaced(
  planId: Types.ObjectId,
  { made: { lines }, claimed, others }: AcutePlan,
  { session }: Tx,
): Promise<void> {
  for (const { requestId, displaced } of displacements(lines, claimed, others)) {
    const change = { $set: { displaces: displaced.requestId } }
    await PlanLineModel.updateOne({ planId, requestId }, change, { session })
  }
}
