import type { VNode } from 'preact'
import type { SavedFilter } from '../../features/preferences/preferences.schema.ts'
import { filtersOf } from '../../features/preferences/preferences.service.ts'
import { readWaitlist } from '../../features/waitlist/waitlist.query.ts'
import { WaitlistQuery } from '../../features/waitlist/waitlist.schema.ts'
import { countListed } from '../../features/waitlist/summary.query.ts'
import type { ListedCounts } from '../../features/waitlist/summary.query.ts'
import type { WaitlistItem } from '../../features/waitlist/waitlist.schema.ts'
import type { WaitStatus } from '../../../models/request.model.ts'
import type { Page } from '../../page-rows.ts'
import { mayCall } from '../../http/access.ts'
import { SelectField } from '../components/field.tsx'
import { InterimBadge } from '../components/interim.tsx'
import { Live } from '../components/live.tsx'
import { Deadline } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { ClassBadge, WaitStatusBadge } from '../components/request-status.tsx'
import { SavedFilters, filterIn } from '../components/saved-filters.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn, sentenceIn } from '../texts.ts'

const PAGE_SIZE = 20

interface Filter {
  readonly class: number | undefined
  readonly region: string | undefined
  readonly waitStatus: WaitStatus | undefined
}

export const waitlistScreen: Screen = {
  path: '/waitlist',
  access: 'see-waitlist',
  show: async (visit) => {
    const filter = filterOf(visit)
    const wanted = { ...filter, page: pageOf(visit), pageSize: PAGE_SIZE }
    const [page, counts, saved] = await Promise.all([
      readWaitlist(wanted, visit.actor, visit.deps),
      countListed(visit.actor, visit.deps),
      filtersOf(visit.actor, 'waitlist', visit.deps),
    ])
    return WaitlistPage({ visit, page, counts, filter, saved })
  },
}

/** What the address asks for, as far as the API would take it. */
function filterOf({ query }: Visit): Filter {
  const { class: urgency, region, waitStatus } = WaitlistQuery.shape.query.shape
  const said = (name: string) => query.get(name) ?? undefined
  const asked = urgency.safeParse(said('class'))
  const how = waitStatus.safeParse(said('waitStatus'))
  const where = region.safeParse(said('region') === '' ? undefined : said('region'))
  return {
    class: asked.success ? asked.data : undefined,
    region: where.success ? where.data : undefined,
    waitStatus: how.success ? how.data : undefined,
  }
}

interface WaitlistProps {
  readonly visit: Visit
  readonly page: Page<WaitlistItem>
  readonly counts: ListedCounts
  readonly filter: Filter
  readonly saved: readonly SavedFilter[]
}

function WaitlistPage(props: WaitlistProps): VNode {
  const { visit, page, counts, saved } = props
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('waitlist.title')}>
      <h1>{t('waitlist.title')}</h1>
      <Filters {...props} />
      <SavedFilters view={view} list="waitlist" filters={saved} now={filterIn(visit, 'waitlist')} />
      <Live view={view} id="waitlist" on={['waitlist', 'offer']} name={t('waitlist.title')}>
        <p>{t('waitlist.lead', { n: page.total })}</p>
        <Summary visit={visit} counts={counts} />
        {page.total === 0 ? (
          <p class="note">{t('waitlist.none')}</p>
        ) : (
          <WaitTable visit={visit} page={page} />
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}

/** Who is not simply waiting, and where those are found who are on no list for now. */
function Summary({ visit: { view }, counts }: Pick<WaitlistProps, 'visit' | 'counts'>): VNode {
  const { t } = view
  const { offered, clockStands: stands } = counts
  return (
    <p class="note">
      {t('waitlist.summary', { offered, stands })}{' '}
      <a href={`${paths.requests()}?status=parked`}>{t('waitlist.parked')}</a>
      {' · '}
      <a href={`${paths.requests()}?status=lost-contact`}>{t('waitlist.lost')}</a>
    </p>
  )
}

function Filters({ visit: { view, deps }, filter }: WaitlistProps): VNode {
  const { t, language } = view
  const field = { view, form: 'filter', empty: t('requests.all') }
  return (
    <form method="get" action={paths.waitlist()} class="filters">
      <SelectField
        {...field}
        name="class"
        label={t('requests.class')}
        value={filter.class === undefined ? undefined : String(filter.class)}
        options={(['1', '2', '3', '4'] as const).map((value) => ({
          value,
          label: t(`class.${value}`),
        }))}
      />
      <SelectField
        {...field}
        name="region"
        label={t('requests.region')}
        value={filter.region}
        options={[...deps.reference.regions.values()].map(({ code, nameNl }) => ({
          value: code,
          label: nameNl,
        }))}
      />
      <SelectField
        {...field}
        name="waitStatus"
        label={t('wait.status')}
        value={filter.waitStatus}
        options={[...deps.reference.waitStatuses.values()].map((status) => ({
          value: status.code,
          label: labelIn(language, status),
        }))}
      />
      <button class="second">{t('requests.show')}</button>
    </form>
  )
}

function WaitTable({ visit, page }: Pick<WaitlistProps, 'visit' | 'page'>): VNode {
  const { t } = visit.view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('waitlist.position')}</th>
          <th scope="col">{t('requests.case')}</th>
          <th scope="col">{t('requests.class')}</th>
          <th scope="col">{t('requests.region')}</th>
          <th scope="col">{t('wait.status')}</th>
          <th scope="col">{t('waitlist.waits')}</th>
          <th scope="col">{t('waitlist.decide')}</th>
          <th scope="col">{t('waitlist.offers')}</th>
        </tr>
      </thead>
      <tbody>
        {page.items.map((item) => (
          <WaitRow key={item.requestId} visit={visit} item={item} />
        ))}
      </tbody>
    </table>
  )
}

/** Its class, and whether the household stays somewhere for the time being. */
function Badges({ view, item }: { readonly view: View; readonly item: WaitlistItem }): VNode {
  return (
    <>
      <ClassBadge view={view} urgency={item.class} /> {item.interim && <InterimBadge view={view} />}
    </>
  )
}

function WaitRow({ visit, item }: { readonly visit: Visit; readonly item: WaitlistItem }): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const { requestId, decideBy, openOffers } = item
  return (
    <tr>
      <td class="number" data-label={t('waitlist.position')}>
        {item.position}
      </td>
      <th scope="row">
        <a class="back" href={paths.request(requestId)}>
          {shortId(requestId)}
        </a>
      </th>
      <td>
        <Badges view={view} item={item} />
      </td>
      <td>{regionName(item.region, deps)}</td>
      <td>
        <WaitStatusBadge view={view} waitStatus={item.waitStatus} deps={deps} />
      </td>
      <td>
        <details id={`why-${requestId}`}>
          <summary>
            {t('waitlist.why', {
              days: t('request.waiting-days', { n: item.waitingDays }),
            })}
          </summary>
          <ul>
            {item.because.map((because) => (
              <li key={because.code}>{sentenceIn(language, because)}</li>
            ))}
          </ul>
          {mayCall(visit.actor, 'see-plan') && (
            <a class="back" href={paths.planFor(requestId)}>
              {t('plan.why-link')}
              <span class="hidden-text"> {shortId(requestId)}</span>
            </a>
          )}
        </details>
      </td>
      <td data-label={t('waitlist.decide')}>
        {decideBy !== undefined && <Deadline view={view} at={decideBy} />}
      </td>
      <td class="number" data-label={t('waitlist.offers')}>
        {openOffers}
      </td>
    </tr>
  )
}
