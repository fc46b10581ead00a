import type { VNode } from 'preact'
import type { Offer } from '../../features/offers/offer.schema.ts'
import type { ReviewState } from '../../features/offers/review.schema.ts'
import { listSecondOpinions } from '../../features/offers/review.query.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { Live } from '../components/live.tsx'
import { Deadline } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { shortId, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'

const PAGE_SIZE = 50

export const secondOpinionsScreen: Screen = {
  path: '/second-opinions',
  access: 'give-opinion',
  show: async (visit) => {
    const offers = await listSecondOpinions(visit.actor, visit.deps)
    const page = pageRows(offers, { page: pageOf(visit), pageSize: PAGE_SIZE })
    return SecondOpinionsPage({ visit, page })
  },
}

interface OpinionsProps {
  readonly visit: Visit
  readonly page: Page<Offer>
}

function SecondOpinionsPage({ visit, page }: OpinionsProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('opinions.title')}>
      <h1>{t('opinions.title')}</h1>
      <p>{t('opinions.lead')}</p>
      <Live view={view} id="opinions" on={['offer']} name={t('opinions.title')}>
        {page.total === 0 ? (
          <p class="note">{t('opinions.none')}</p>
        ) : (
          <OpinionTable visit={visit} page={page} />
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}

function OpinionTable({ visit, page }: OpinionsProps): VNode {
  const { t } = visit.view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('offers.title')}</th>
          <th scope="col">{t('offer.where')}</th>
          <th scope="col">{t('opinions.refused')}</th>
          <th scope="col">{t('opinions.turn')}</th>
        </tr>
      </thead>
      <tbody>
        {page.items.map((offer) => (
          <OpinionRow key={offer.id} visit={visit} offer={offer} />
        ))}
      </tbody>
    </table>
  )
}

function OpinionRow({ visit, offer }: { readonly visit: Visit; readonly offer: Offer }): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const { id, unitId, answer, review } = offer
  const reason = deps.reference.refusalReasons.get(answer?.code ?? '')
  return (
    <tr>
      <th scope="row">
        <a class="back" href={paths.offer(id)}>
          {t('offer.title', { id: shortId(id) })}
        </a>
      </th>
      <td>{unitName(unitId, deps)}</td>
      <td>{reason && labelIn(language, reason)}</td>
      <td>{review && <Turn view={view} review={review} />}</td>
    </tr>
  )
}

interface TurnProps {
  readonly view: View
  readonly review: ReviewState
}

function Turn({ view, review }: TurnProps): VNode {
  const { t } = view
  const { status, dueBy, overdueSince, appeal } = review
  return (
    <>
      {t(appeal === 'open' ? 'look.appeal' : `look.${status}`)}{' '}
      {overdueSince !== undefined && <span class="badge bad">{t('look.overdue')}</span>}{' '}
      {dueBy !== undefined && <Deadline view={view} at={dueBy} />}
    </>
  )
}
