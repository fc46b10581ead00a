import type { VNode } from 'preact'
import { listGroups } from '../../features/groups/group.query.ts'
import type { GroupSummary } from '../../features/groups/group.schema.ts'
import { mayCall } from '../../http/access.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { dayText } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'

const PAGE_SIZE = 50

export const groupsScreen: Screen = {
  path: '/groups',
  access: 'see-request',
  show: async (visit) => {
    const all = await listGroups(visit.actor)
    return GroupsPage({ visit, page: pageRows(all, { page: pageOf(visit), pageSize: PAGE_SIZE }) })
  },
}

interface GroupsProps {
  readonly visit: Visit
  readonly page: Page<GroupSummary>
}

function GroupsPage({ visit, page }: GroupsProps): VNode {
  const { view, actor } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('groups.title')}>
      <div class="row">
        <h1>{t('groups.title')}</h1>
        {mayCall(actor, 'request-place') && actor.organisationId !== undefined && (
          <a class="button" href={paths.newGroup()}>
            {t('groups.new')}
          </a>
        )}
      </div>
      <p class="lead">{t('groups.lead')}</p>
      {page.total === 0 ? <p class="note">{t('groups.none')}</p> : <Table {...{ visit, page }} />}
      <Pages view={view} {...page} />
    </Layout>
  )
}

/** How many of a group stand where. */
export const COUNTS = ['open', 'waiting', 'placed', 'ended'] as const

function Table({ visit: { view, deps }, page }: GroupsProps): VNode {
  const { t, language } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('requests.case')}</th>
          <th scope="col">{t('requests.region')}</th>
          <th scope="col">{t('groups.when')}</th>
          {COUNTS.map((name) => (
            <th key={name} scope="col">
              {t(`groups.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.items.map((group) => (
          <tr key={group.id}>
            <th scope="row">
              <a class="back" href={paths.group(group.id)}>
                {shortId(group.id)}
              </a>
            </th>
            <td>{regionName(group.region, deps)}</td>
            <td data-label={t('groups.when')}>{dayText(group.arriveFrom, language)}</td>
            {COUNTS.map((name) => (
              <td key={name} class="number" data-label={t(`groups.${name}`)}>
                {group[name]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
