import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { OfferWithProfile } from '../../features/offers/offer.schema.ts'
import type { View } from '../http/visit.ts'
import { placeLabels, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { Form } from './form.tsx'
import { Day, Deadline } from './moment.tsx'
import { NeedProfileList } from './need-profile.tsx'
import { RefusalFields } from './offer-forms.tsx'

interface OfferProps {
  readonly view: View
  readonly offer: OfferWithProfile
  readonly deps: Deps
}

/** An offer to answer: until when, where, who comes, and one tap to accept. */
export function OfferCard({ view, offer, deps }: OfferProps): VNode {
  const { t } = view
  const { id, unitId, placeIds, answerBy, needProfile } = offer
  const where = `${unitName(unitId, deps)}, ${placeLabels(unitId, placeIds, deps)}`
  return (
    <li class="card">
      <header>
        <h3>
          {unitName(unitId, deps)}
          <span class="caption">{placeLabels(unitId, placeIds, deps)}</span>
        </h3>
        <Deadline view={view} at={answerBy} />
      </header>
      <p>
        <Period view={view} from={offer.from} until={offer.until} />
      </p>
      {offer.programmeWaitId !== undefined && (
        <p>
          <span class="badge">{t('programmes.own')}</span>
        </p>
      )}
      <NeedProfileList view={view} profile={needProfile} deps={deps} />
      <div class="actions">
        <Form
          {...{ view, id: `accept-${id}`, action: paths.acceptance(id) }}
          waitsAs={`${t('offer.accept')}: ${where}`}
        >
          <button>{t('offer.accept')}</button>
        </Form>
        <a class="button second" href={paths.offer(id)}>
          {t('offer.look')}
        </a>
      </div>
      <details id={`refusing-${id}`}>
        <summary>{t('offer.refuse-title')}</summary>
        <RefusalFields view={view} deps={deps} offerId={id} form={`refuse-${id}`} where={where} />
      </details>
    </li>
  )
}

interface PeriodProps {
  readonly view: View
  readonly from: string
  readonly until: string | undefined
}

export function Period({ view, from, until }: PeriodProps): VNode {
  return (
    <span>
      <Day view={view} day={from} /> –{' '}
      {until === undefined ? view.t('period.open') : <Day view={view} day={until} />}
    </span>
  )
}
