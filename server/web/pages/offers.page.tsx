import type { VNode } from 'preact'
import { listOffers } from '../../features/offers/offer.query.ts'
import type { Offer } from '../../features/offers/offer.schema.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { Live } from '../components/live.tsx'
import { Deadline } from '../components/moment.tsx'
import { Period } from '../components/offer-card.tsx'
import { Pages } from '../components/pages.tsx'
import { Tabs } from '../components/tabs.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'

const PAGE_SIZE = 50

export const offersScreen: Screen = {
  path: '/offers',
  access: 'see-offer',
  show: async (visit) => {
    const all = visit.query.get('show') === 'all'
    const offers = await listOffers(all ? undefined : 'open', visit.actor, visit.deps)
    const page = pageRows(offers, { page: pageOf(visit), pageSize: PAGE_SIZE })
    return OffersPage({ visit, page, all })
  },
}

interface OffersProps {
  readonly visit: Visit
  readonly page: Page<Offer>
  readonly all: boolean
}

function OffersPage({ visit, page, all }: OffersProps): VNode {
  const { view } = visit
  const { t } = view
  const tabs = [
    { to: paths.offers(), label: t('offers.open'), current: !all },
    { to: `${paths.offers()}?show=all`, label: t('offers.all'), current: all },
  ]
  return (
    <Layout view={view} title={t('offers.title')}>
      <h1>{t('offers.title')}</h1>
      <Tabs label={t('offers.title')} tabs={tabs} />
      <Live view={view} id="offers" on={['offer']} name={t('offers.title')}>
        {page.total === 0 ? (
          <p class="note">{t('offers.none')}</p>
        ) : (
          <OfferTable visit={visit} offers={page.items} />
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}

interface TableProps {
  readonly visit: Visit
  readonly offers: readonly Offer[]
}

export function OfferTable({ visit, offers }: TableProps): VNode {
  const { view, deps } = visit
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('offers.title')}</th>
          <th scope="col">{t('offer.where')}</th>
          <th scope="col">{t('offer.when')}</th>
          <th scope="col">{t('offer.status')}</th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <tr key={offer.id}>
            <th scope="row">
              <a class="back" href={paths.offer(offer.id)}>
                {t('offer.title', { id: shortId(offer.id) })}
              </a>
              {offer.status === 'open' && (
                <span class="caption">{t('offer.order', { n: offer.order })}</span>
              )}
            </th>
            <td>
              {unitName(offer.unitId, deps)}
              <span class="caption">{placeLabels(offer.unitId, offer.placeIds, deps)}</span>
            </td>
            <td>
              <Period view={view} from={offer.from} until={offer.until} />
            </td>
            <td>
              <span class="badge calm">{t(`offer.status.${offer.status}`)}</span>{' '}
              <Outcome visit={visit} offer={offer} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({ visit, offer }: { readonly visit: Visit; readonly offer: Offer }): VNode {
  const due = dueOf(offer)
  return (
    <>
      {due !== undefined && <Deadline view={visit.view} at={due} />}
      <span class="caption">{answerText(offer, visit)}</span>
    </>
  )
}

/** Until when somebody has to do something. */
function dueOf({ status, answerBy, review }: Offer): string | undefined {
  return status === 'open' ? answerBy : review?.dueBy
}

/** Why it ended as it did, in the reader's words. */
function answerText({ answer }: Offer, { view, deps }: Visit): string {
  const reason = answer && deps.reference.refusalReasons.get(answer.code)
  return reason ? labelIn(view.language, reason) : ''
}
