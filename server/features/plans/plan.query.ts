import { Types } from 'mongoose'
import { z } from 'zod'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { PlanLineModel, PlanModel } from '../../../models/plan.model.ts'
import type {
  LineState,
  PlanStatus,
  StoredPlan,
  StoredPlanLine,
} from '../../../models/plan.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import type { Page, PageRequest } from '../../page-rows.ts'
import { Problem } from '../../problem.ts'
import { requirePlan } from './plan-access.ts'
import { certificateText } from './certificate-text.ts'
import { openExplanation } from './explanation.ts'
import { Checks, Totals } from './plan.schema.ts'
import type { Plan, PlanLine, PlanWithLines, UnplacedLine } from './plan.schema.ts'

/** The plans, newest first. */
export async function listPlans({
  status,
  page,
  pageSize,
}: PageRequest & { readonly status?: PlanStatus | undefined }): Promise<Page<Plan>> {
  const filter = status === undefined ? {} : { status }
  const plans = await PlanModel.find(filter)
    .sort({ startedAt: -1, _id: -1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .lean()
  const total = await PlanModel.countDocuments(filter)
  return { page, pageSize, total, items: plans.map(presentPlan) }
}

export function presentPlan(plan: StoredPlan): Plan {
  const { _id, kind, status, on, startedAt, finishedAt, progress, counts } = plan
  const { requestId, failure, ruleSetId, ruleSetVersion, inputsHash, resultHash } = plan
  return {
    ...{ id: String(_id), kind, status, on, startedAt: startedAt.toISOString(), progress },
    ...(requestId && { requestId: String(requestId) }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
    ...(failure && { failure }),
    ...(ruleSetId && ruleSetVersion && { ruleSetId, ruleSetVersion }),
    ...(inputsHash && resultHash && { fingerprints: { inputs: inputsHash, result: resultHash } }),
    ...(counts && { counts }),
    ...proofOf(plan),
  }
}

const Proof = z.object({
  checks: Checks.nullish(),
  totals: Totals.nullish(),
  bound: Totals.nullish(),
})

function proofOf(plan: StoredPlan): Pick<Plan, 'checks' | 'totals' | 'bound'> {
  const { checks, totals, bound } = Proof.parse(plan)
  return { ...(checks && { checks }), ...(totals && { totals }), ...(bound && { bound }) }
}

/** A plan with a page of its lines, in its own order. Throws `not-found`. */
export async function readPlan(
  id: string,
  { page, pageSize, state }: PageRequest & { readonly state?: LineState | undefined },
  actor: Actor,
  deps: Deps,
): Promise<PlanWithLines> {
  const filter = { planId: new Types.ObjectId(id), ...(state !== undefined && { state }) }
  const [plan, found, count] = await Promise.all([
    requirePlan(id),
    PlanLineModel.find(filter)
      .sort({ position: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean(),
    PlanLineModel.countDocuments(filter),
  ])
  // A plan that is being made, or came to nothing, has no lines yet.
  const isMade = plan.status === 'proposed' || plan.status === 'superseded'
  const [lines, total] = isMade ? [found, count] : [[], 0]
  const { caseTokens, ...presented } = await presentLines(lines, deps)
  await recordRead(deps, actor, { act: 'plan.read', ids: { planId: id }, caseTokens })
  return { ...presentPlan(plan), ...{ page, pageSize, total }, ...presented }
}

/** Lines as the desk sees them, parted by whether there is a place. Note the reading with the case tokens. */
export async function presentLines(
  lines: readonly StoredPlanLine[],
  deps: Deps,
): Promise<{
  readonly lines: PlanLine[]
  readonly unplaced: UnplacedLine[]
  readonly caseTokens: string[]
}> {
  const cases = await casesOf(lines)
  return {
    lines: lines.flatMap((line) => presentLine(line, cases, deps)),
    unplaced: lines.flatMap((line) => presentUnplaced(line, deps)),
    caseTokens: [...cases.values()].map(({ token }) => token),
  }
}

/** Request > its case. */
async function casesOf(lines: readonly StoredPlanLine[]): Promise<Map<string, StoredCase>> {
  const requestIds = lines.map(({ requestId }) => requestId)
  const requests = await RequestModel.find({ _id: { $in: requestIds } }, { caseId: 1 }).lean()
  const caseIds = requests.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }).lean()
  const byId = new Map(cases.map((theCase) => [String(theCase._id), theCase]))
  return new Map(
    requests.flatMap(({ _id, caseId }) => {
      const theCase = byId.get(String(caseId))
      return theCase ? [[String(_id), theCase] as const] : []
    }),
  )
}

/** One line with a place, as the desk sees it. */
export async function readLine(line: StoredPlanLine, deps: Deps): Promise<PlanLine> {
  const [presented] = presentLine(line, await casesOf([line]), deps)
  if (!presented) throw new Problem('not-found', 'The plan has no place for this request.')
  return presented
}

function common({ position, requestId, urgencyClass, waitingDays, assess }: StoredPlanLine) {
  return { position, requestId: String(requestId), class: urgencyClass, waitingDays, assess }
}

function presentLine(
  line: StoredPlanLine,
  cases: ReadonlyMap<string, StoredCase>,
  { vault }: Deps,
): PlanLine[] {
  const { state, placeId, unitId, displaces, offerId, override } = line
  if (state === 'unplaced') return []
  const theCase = cases.get(String(line.requestId))
  return [
    {
      ...common(line),
      ...{ state, placeId: String(placeId), unitId: String(unitId), fit: line.fit ?? 0 },
      ...(displaces && { displaces: String(displaces) }),
      ...(offerId && { offerId: String(offerId) }),
      ...(override && {
        override: {
          ...{ reason: override.code, by: override.by, at: override.at.toISOString() },
          ...(theCase && { explanation: openExplanation(override.sealed, theCase, vault) }),
        },
      }),
    },
  ]
}

function presentUnplaced(line: StoredPlanLine, { reference }: Deps): UnplacedLine[] {
  const { state, certificate, assess } = line
  if (state !== 'unplaced' || !certificate) return []
  const { places, own } = certificate
  const text = certificateText(certificate, assess, reference)
  return [{ ...common(line), certificate: { places, own, ...text } }]
}
