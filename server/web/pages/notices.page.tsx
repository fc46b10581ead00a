import type { VNode } from 'preact'
import { listNotices } from '../../features/notifications/notice.query.ts'
import type { Notice, NoticePage } from '../../features/notifications/notice.schema.ts'
import { readAllNotices, readNotice } from '../../features/notifications/read-notices.service.ts'
import { Form } from '../components/form.tsx'
import { Live } from '../components/live.tsx'
import { Moment } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { Tabs } from '../components/tabs.tsx'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf, pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import type { Role } from '../../../models/user.model.ts'
import { ACCESS } from '../../http/access.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { sentenceIn } from '../texts.ts'

const PAGE_SIZE = 50

export const noticesScreen: Screen = {
  path: '/notices',
  access: 'signed-in',
  show: async (visit) => {
    const show = visit.query.get('show') === 'all' ? 'all' : 'open'
    const wanted = { show, page: pageOf(visit), pageSize: PAGE_SIZE } as const
    return NoticesPage({ visit, page: await listNotices(wanted, visit.actor), show })
  },
}

const done = withQuery(paths.notices(), { done: 'notice-read' })

const readForm: Forms = {
  path: '/notices/:id/reading',
  access: 'signed-in',
  on: noticesScreen,
  act: async (visit) => {
    await readNotice(idOf(visit), visit.actor, visit.deps)
    return done
  },
}

const readAllForm: Forms = {
  path: '/notices/reading',
  access: 'signed-in',
  on: noticesScreen,
  act: async ({ actor, deps }) => {
    await readAllNotices(actor, deps)
    return done
  },
}

export const noticeForms: readonly Forms[] = [readAllForm, readForm]

interface NoticesProps {
  readonly visit: Visit
  readonly page: NoticePage
  readonly show: 'open' | 'all'
}

function NoticesPage({ visit: { view }, page, show }: NoticesProps): VNode {
  const { t } = view
  const all = show === 'all'
  const tabs = [
    { to: paths.notices(), label: t('notices.open'), current: !all },
    { to: `${paths.notices()}?show=all`, label: t('notices.all'), current: all },
  ]
  return (
    <Layout view={view} title={t('notices.title')}>
      <h1>{t('notices.title')}</h1>
      <Tabs label={t('notices.title')} tabs={tabs} />
      <Live view={view} id="notices" on={['notice']} name={t('notices.title')}>
        {page.total === 0 ? (
          <p class="note">{t('notices.none')}</p>
        ) : (
          <NoticeTable view={view} notices={page.items} />
        )}
        <Pages view={view} {...page} />
        {view.notices > 1 && (
          <Form view={view} id="read-all" action={paths.noticesReading()}>
            <button class="second">{t('notices.read-all')}</button>
          </Form>
        )}
      </Live>
      <p>
        <a href={paths.noticeSettings()}>{t('notices.settings')}</a>
      </p>
    </Layout>
  )
}

interface TableProps {
  readonly view: View
  readonly notices: readonly Notice[]
}

function NoticeTable({ view, notices }: TableProps): VNode {
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('notices.what')}</th>
          <th scope="col">{t('notices.when')}</th>
          <th scope="col">{t('notices.read')}</th>
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} view={view} notice={notice} />
        ))}
      </tbody>
    </table>
  )
}

function NoticeRow({ view, notice }: { readonly view: View; readonly notice: Notice }): VNode {
  const { t, language } = view
  const what = sentenceIn(language, notice)
  const to = addressOf(notice, view.role)
  return (
    <tr>
      <th scope="row">
        {to === undefined ? what : <a href={to}>{what}</a>}{' '}
        {notice.urgent && <span class="badge bad">{t('notices.urgent')}</span>}{' '}
        {notice.times > 1 && <span class="caption">{t('notices.times', { n: notice.times })}</span>}
      </th>
      <td>
        <Moment view={view} at={notice.at} />
      </td>
      <td>
        {notice.open ? (
          <Form view={view} id={`read-${notice.id}`} action={paths.noticeReading(notice.id)}>
            <button class="link" aria-label={t('notices.read-this', { what })}>
              {t('notices.read')}
            </button>
          </Form>
        ) : (
          '✓'
        )}
      </td>
    </tr>
  )
}

/** The page on which something can be done about it, where there is one. */
function addressOf({ subject, about }: Notice, role: Role | undefined): string | undefined {
  // Who hears that an offer is not answered need not be somebody who may read it: the ministry calls.
  const readers: readonly string[] = ACCESS['see-offer']
  if (subject === 'offerId' && !readers.includes(role ?? '')) return undefined
  if (subject === 'offerId') return paths.offer(about)
  if (subject === 'stayId') return paths.stay(about)
  if (subject === 'unitId') return paths.unit(about)
  if (subject === 'reportId') return paths.report(about)
  return subject === 'requestId' ? paths.request(about) : undefined
}
