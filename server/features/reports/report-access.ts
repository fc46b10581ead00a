import type { Types } from 'mongoose'
import { ReportModel } from '../../../models/report.model.ts'
import type { ReportStatus, StoredReport } from '../../../models/report.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'

type Filter = Record<string, unknown>

/** Whose reports: his who reported, theirs who act on it, and the desk's. */
export function visibleReports(actor: Actor): Filter {
  const { role, id } = actor
  if (role === 'desk' || role === 'system') return {}
  if (role === 'reporter') return { reportedBy: id }
  return { $or: [actingOn(actor), { reportedBy: id }] }
}

/** Whose turn it is: the organisation, or the region on the road of the municipality; the desk may always. */
export function actingOn({ role, organisationId, region }: Actor): Filter {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { 'owner.kind': 'region', region: region ?? 'none' }
  return { 'owner.organisationId': organisationId ?? null }
}

/** Whether the actor acts on it, and so may read what it says. */
export function actsOn(
  { role, organisationId, region }: Actor,
  report: Pick<StoredReport, 'owner' | 'region'>,
): boolean {
  if (role === 'desk') return true
  if (role === 'region') return report.owner.kind === 'region' && report.region === region
  if (role !== 'coordinator' || organisationId === undefined) return false
  return String(report.owner.organisationId) === organisationId
}

/** The report, if the actor may know it. Throws `not-found`. */
export async function requireReport(
  id: string,
  filter: Filter,
  session: Tx['session'] | null = null,
): Promise<StoredReport> {
  const report = await ReportModel.findOne({ $and: [{ _id: id }, filter] }, null, {
    session,
  }).lean()
  if (!report) throw new Problem('not-found', 'There is no such report, or you may not see it.')
  return report
}

interface Move {
  readonly from: readonly ReportStatus[]
  readonly to: ReportStatus
}

/** Moves a report of one's own along its table of states, in one write. Throws `not-found` and `wrong-state`. */
export async function moveReport(
  id: string,
  { from, to }: Move,
  { set, push, unset }: { set: Filter; push: Filter; unset: Filter },
  { actor, session }: Tx,
): Promise<StoredReport> {
  const moved = await ReportModel.findOneAndUpdate(
    { $and: [{ _id: id, status: { $in: from } }, actingOn(actor)] },
    { $set: { ...set, status: to }, $push: push, $unset: unset, $inc: { version: 1 } },
    { returnDocument: 'after', session },
  ).lean()
  if (moved) return moved
  const { status } = await requireReport(id, actingOn(actor), session)
  throw wrongState('report', status, from)
}

/** Ids of a report's events, and who may hear of it. */
export function idsOfReport(report: StoredReport): EventIds {
  const { _id, owner, region, status, reportedBy } = report
  const organisations: Types.ObjectId[] = owner.organisationId ? [owner.organisationId] : []
  return {
    reportId: String(_id),
    userId: String(reportedBy),
    status,
    organisationIds: organisations.map(String),
    regions: owner.kind === 'region' ? [region] : [],
  }
}
