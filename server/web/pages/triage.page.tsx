import type { VNode } from 'preact'
import { listRequests } from '../../features/requests/request.query.ts'
import type { RequestSummary } from '../../features/requests/request.schema.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { Live } from '../components/live.tsx'
import { Pages } from '../components/pages.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { RequestTable } from './requests.page.tsx'

const PAGE_SIZE = 50

export const triageScreen: Screen = {
  path: '/triage',
  access: 'triage-request',
  show: async (visit) => {
    const submitted = await listRequests('submitted', visit.actor, visit.deps)
    // The most urgent first, and of those who waited longest.
    const queue = submitted.toReversed().toSorted((a, b) => a.urgencyClass - b.urgencyClass)
    return TriagePage({
      visit,
      page: pageRows(queue, { page: pageOf(visit), pageSize: PAGE_SIZE }),
    })
  },
}

interface TriageProps {
  readonly visit: Visit
  readonly page: Page<RequestSummary>
}

function TriagePage({ visit, page }: TriageProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('triage.title')}>
      <h1>{t('triage.title')}</h1>
      <p>{t('triage.lead')}</p>
      <Live view={view} id="queue" on={['request']} name={t('triage.title')}>
        {page.total === 0 ? (
          <p class="note">{t('triage.none')}</p>
        ) : (
          <RequestTable visit={visit} requests={page.items} />
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}
