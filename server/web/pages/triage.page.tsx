import type { VNode } from 'preact'
import { listRequests } from '../../features/requests/request.query.ts'
import type { RequestSummary } from '../../features/requests/request.schema.ts'
import { colleagueNames } from '../../features/users/colleague.query.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { Live } from '../components/live.tsx'
import { Pages } from '../components/pages.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { TriageTable } from '../components/triage-table.tsx'

const PAGE_SIZE = 50

export const triageScreen: Screen = {
  path: '/triage',
  access: 'triage-request',
  show: async (visit) => {
    const submitted = await listRequests('submitted', visit.actor, visit.deps)
    // Whose term ends first comes first; of equals who waited longest.
    const queue = submitted
      .toReversed()
      .toSorted(
        (a, b) => Date.parse(a.triageBy ?? a.createdAt) - Date.parse(b.triageBy ?? b.createdAt),
      )
    const page = pageRows(queue, { page: pageOf(visit), pageSize: PAGE_SIZE })
    const taken = page.items.flatMap(({ claim }) => (claim ? [claim.userId] : []))
    return TriagePage({ visit, page, names: await colleagueNames(taken) })
  },
}

interface TriageProps {
  readonly visit: Visit
  readonly page: Page<RequestSummary>
  /** Who has taken what, by the id of the account. */
  readonly names: ReadonlyMap<string, string>
}

function TriagePage({ visit, page, names }: TriageProps): VNode {
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
          <TriageTable visit={visit} requests={page.items} names={names} />
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}
