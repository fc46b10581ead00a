import type { VNode } from 'preact'
import { REQUEST_STATUSES } from '../../../models/request.model.ts'
import type { RequestStatus } from '../../../models/request.model.ts'
import type { SavedFilter } from '../../features/preferences/preferences.schema.ts'
import { filtersOf } from '../../features/preferences/preferences.service.ts'
import { listRequests } from '../../features/requests/request.query.ts'
import type { RequestSummary } from '../../features/requests/request.schema.ts'
import { mayCall } from '../../http/access.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { SelectField } from '../components/field.tsx'
import { Live } from '../components/live.tsx'
import { Moment } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { ClassBadge, StatusBadge } from '../components/request-status.tsx'
import { SavedFilters, filterIn } from '../components/saved-filters.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'

const PAGE_SIZE = 50

export const requestsScreen: Screen = {
  path: '/requests',
  access: 'see-request',
  show: async (visit) => {
    const status = REQUEST_STATUSES.find((name) => name === visit.query.get('status'))
    const all = await listRequests(status, visit.actor, visit.deps)
    const page = pageRows(all, { page: pageOf(visit), pageSize: PAGE_SIZE })
    const saved = await filtersOf(visit.actor, 'requests', visit.deps)
    return RequestsPage({ visit, page, status, saved })
  },
}

interface RequestsProps {
  readonly visit: Visit
  readonly page: Page<RequestSummary>
  readonly status: RequestStatus | undefined
  readonly saved: readonly SavedFilter[]
}

function RequestsPage({ visit, page, status, saved }: RequestsProps): VNode {
  const { view, actor } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('requests.title')}>
      <div class="row">
        <h1>{t('requests.title')}</h1>
        {mayCall(actor, 'request-place') && actor.organisationId !== undefined && (
          <a class="button" href={paths.newRequest()}>
            {t('requests.new')}
          </a>
        )}
      </div>
      <p>
        <a href={paths.groups()}>{t('groups.title')}</a>
      </p>
      <form method="get" action={paths.requests()} class="filters">
        <SelectField
          {...{ view, form: 'filter' }}
          name="status"
          label={t('requests.filter')}
          value={status}
          empty={t('requests.all')}
          options={REQUEST_STATUSES.map((name) => ({
            value: name,
            label: t(`request.status.${name}`),
          }))}
        />
        <button class="second">{t('requests.show')}</button>
      </form>
      <SavedFilters view={view} list="requests" filters={saved} now={filterIn(visit, 'requests')} />
      <Live view={view} id="requests" on={['request']} name={t('requests.title')}>
        {page.total === 0 ? (
          <p class="note">{t('requests.none')}</p>
        ) : (
          <RequestTable visit={visit} requests={page.items} />
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}

export function RequestTable({
  visit: { view, deps },
  requests,
}: {
  readonly visit: Visit
  readonly requests: readonly RequestSummary[]
}): VNode {
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('requests.case')}</th>
          <th scope="col">{t('requests.filter')}</th>
          <th scope="col">{t('requests.class')}</th>
          <th scope="col">{t('requests.region')}</th>
          <th scope="col">{t('requests.complexity')}</th>
          <th scope="col">{t('requests.made')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row">
              <a class="back" href={paths.request(request.id)}>
                {t('request.title', { id: shortId(request.id) })}
              </a>
            </th>
            <td>
              <StatusBadge view={view} status={request.status} />
            </td>
            <td>
              <ClassBadge view={view} urgency={request.urgencyClass} />
            </td>
            <td>{regionName(request.region, deps)}</td>
            <td data-label={t('requests.complexity')}>{request.complexity}</td>
            <td data-label={t('requests.made')}>
              <Moment view={view} at={request.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
