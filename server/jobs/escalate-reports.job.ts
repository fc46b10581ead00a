import { ReportModel } from '../../models/report.model.ts'
import type { Deps } from '../deps.ts'
import { SYSTEM } from '../events/actor.ts'
import { escalateReport } from '../features/reports/follow-report.service.ts'

/** Tells the next level of every report nobody acted on in time. */
export async function escalateReports(deps: Deps): Promise<void> {
  const due = { status: { $ne: 'closed' }, escalateAt: { $lte: deps.now() } } as const
  for (const { _id } of await ReportModel.find(due, { _id: 1 }).lean()) {
    const reportId = String(_id)
    // Safe twice, and beside a late follow-up: the service's conditional write says who was first.
    await escalateReport(reportId, SYSTEM, deps).catch((error: unknown) => {
      // One report that cannot be moved must not keep the others waiting.
      deps.log.error({ error, reportId }, 'report not escalated')
    })
  }
}
