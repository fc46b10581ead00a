import { ReportModel } from '../../../models/report.model.ts'
import type { ReportStatus, StoredReport } from '../../../models/report.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { RequestStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { actsOn, requireReport, visibleReports } from './report-access.ts'
import { openReport } from './report-content.ts'
import type { Report } from './report.schema.ts'

/** One report; what it says of people only for who acts on it or wrote it, and with a note of who read it. */
export async function readReport(id: string, actor: Actor, deps: Deps): Promise<Report> {
  const report = await requireReport(id, visibleReports(actor))
  await recordRead(deps, actor, {
    act: 'report.read',
    ids: { reportId: id },
    fields: ['content'],
  })
  return presentReport(report, actor, deps)
}

/** Who has a report now. */
export function presentOwner({ _id, reference, road, owner }: StoredReport) {
  const { kind, name } = owner
  return { id: String(_id), reference, owner: { road, kind, ...(name && { name }) } }
}

/** A report as the API shows it. */
export async function presentReport(
  report: StoredReport,
  actor: Actor,
  deps: Deps,
): Promise<Report> {
  const shelter = await shelterStatuses([report])
  return {
    ...present(report, shelter, actor, deps),
    content: openReport(report, deps.vault),
  }
}

/** The reports an actor may see, whose turn presses most first, then the closed ones, newest first. */
export async function listReports(
  status: ReportStatus | undefined,
  actor: Actor,
  deps: Deps,
): Promise<Report[]> {
  const filter = { $and: [visibleReports(actor), status === undefined ? {} : { status }] }
  const reports = await ReportModel.find(filter).sort({ receivedAt: -1, _id: -1 }).lean()
  await recordRead(deps, actor, { act: 'report.listed' })
  const shelter = await shelterStatuses(reports)
  const open = reports
    .filter((report) => report.status !== 'closed')
    .toSorted((a, b) => a.actBy.getTime() - b.actBy.getTime())
  const closed = reports.filter((report) => report.status === 'closed')
  return [...open, ...closed].map((report) => present(report, shelter, actor, deps))
}

type Shelter = NonNullable<Report['shelterStatus']>

/** What a reporter may know of the request that came of it: a place is looked for, found, or no longer needed. */
const SHELTER: Readonly<Record<RequestStatus, Shelter>> = {
  ...{ draft: 'sought', submitted: 'sought', 'information-asked': 'sought', waiting: 'sought' },
  ...{ parked: 'sought', offered: 'sought', placed: 'found', closed: 'found' },
  ...{ refused: 'ended', withdrawn: 'ended', 'lost-contact': 'ended', 'title-ended': 'ended' },
}

async function shelterStatuses(
  reports: readonly StoredReport[],
): Promise<ReadonlyMap<string, Shelter>> {
  const ids = reports.flatMap(({ requestId }) => (requestId ? [requestId] : []))
  if (ids.length === 0) return new Map()
  const requests = await RequestModel.find({ _id: { $in: ids } }, { status: 1 }).lean()
  return new Map(requests.map(({ _id, status }) => [String(_id), SHELTER[status]]))
}

function present(
  report: StoredReport,
  shelter: ReadonlyMap<string, Shelter>,
  actor: Actor,
  deps: Deps,
): Report {
  const { _id, reference, status, region, road, owner, urgencyClass, level } = report
  const { ground, consent, reporterKind, outcome } = report
  const open = status !== 'closed'
  const shelterStatus = shelter.get(String(report.requestId))
  return {
    id: String(_id),
    ...{ reference, status, region, urgencyClass, level, ground, consent, reporterKind },
    owner: { road, kind: owner.kind, ...(owner.name && { name: owner.name }) },
    receivedAt: report.receivedAt.toISOString(),
    ...(open && { actBy: report.actBy.toISOString() }),
    overdue: open && report.actBy <= deps.now(),
    followUps: report.followUps.map(({ code, at }) => ({ code, at: at.toISOString() })),
    ...(outcome && { outcome }),
    ...(shelterStatus && { shelterStatus }),
    ...presentTurn(report, actor),
  }
}

/** What only who acts on it may do and know. */
function presentTurn(report: StoredReport, actor: Actor): Pick<Report, 'mayFollow' | 'requestId'> {
  const acts = actsOn(actor, report)
  return {
    mayFollow: acts && report.status !== 'closed',
    ...(acts && report.requestId && { requestId: String(report.requestId) }),
  }
}
