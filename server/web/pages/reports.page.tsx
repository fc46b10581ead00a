import type { VNode } from 'preact'
import { listReports } from '../../features/reports/report.query.ts'
import type { Report } from '../../features/reports/report.schema.ts'
import { mayCall } from '../../http/access.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { Deadline, Moment } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { ReportBadge, ownerText } from '../components/report-status.tsx'
import { ClassBadge } from '../components/request-status.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths } from '../paths.ts'

const PAGE_SIZE = 50

export const reportsScreen: Screen = {
  path: '/reports',
  access: 'see-report',
  show: async (visit) => {
    const all = await listReports(undefined, visit.actor, visit.deps)
    const page = pageRows(all, { page: pageOf(visit), pageSize: PAGE_SIZE })
    return ReportsPage({ visit, page })
  },
}

interface ReportsProps {
  readonly visit: Visit
  readonly page: Page<Report>
}

function ReportsPage({ visit: { view, actor }, page }: ReportsProps): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('reports.title')}>
      <div class="row">
        <h1>{t('reports.title')}</h1>
        {mayCall(actor, 'file-report') && (
          <a class="button" href={paths.newReport()}>
            {t('reports.new')}
          </a>
        )}
      </div>
      <p>{t('reports.lead')}</p>
      {page.total === 0 ? (
        <p class="note">{t('reports.none')}</p>
      ) : (
        <ReportTable view={view} reports={page.items} />
      )}
      <Pages view={view} {...page} />
    </Layout>
  )
}

function ReportTable({
  view,
  reports,
}: {
  readonly view: View
  readonly reports: readonly Report[]
}): VNode {
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('reports.reference')}</th>
          <th scope="col">{t('reports.state')}</th>
          <th scope="col">{t('requests.class')}</th>
          <th scope="col">{t('reports.owner')}</th>
          <th scope="col">{t('reports.act-by')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id}>
            <th scope="row">
              <a class="back" href={paths.report(report.id)}>
                {report.reference}
              </a>
            </th>
            <td>
              <ReportBadge view={view} report={report} />
            </td>
            <td>
              <ClassBadge view={view} urgency={report.urgencyClass} />
            </td>
            <td data-label={t('reports.owner')}>{ownerText(report, view)}</td>
            <td data-label={t('reports.act-by')}>
              {report.actBy === undefined ? (
                <Moment view={view} at={report.receivedAt} />
              ) : (
                <Deadline view={view} at={report.actBy} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
