import type { VNode } from 'preact'
import { declineOffer } from '../../features/offers/refuse-offer.service.ts'
import { withdrawOffer } from '../../features/offers/end-offers.service.ts'
import { readOffer } from '../../features/offers/offer.query.ts'
import { offerWithdrawalInput, refusalInput } from '../../features/offers/offer.schema.ts'
import type { OfferWithProfile } from '../../features/offers/offer.schema.ts'
import { mayCall } from '../../http/access.ts'
import { Form } from '../components/form.tsx'
import { Live } from '../components/live.tsx'
import { Deadline, Moment } from '../components/moment.tsx'
import { NeedProfileList } from '../components/need-profile.tsx'
import { Period } from '../components/offer-card.tsx'
import { RefuseOfferForm, WithdrawOfferForm } from '../components/offer-forms.tsx'
import { SecondLookForms, StepBackForm } from '../components/second-look-forms.tsx'
import { OfferHistory, SecondLookPanel } from '../components/second-look.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { homeOf } from '../navigation.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const offerScreen: Screen = {
  path: '/offers/:id',
  access: 'see-offer',
  show: async (visit) =>
    OfferPage({ visit, offer: await readOffer(idOf(visit), visit.actor, visit.deps) }),
}

export const refuseForm: Forms = {
  path: '/offers/:id/refusal',
  access: 'answer-offer',
  on: offerScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = {
      reason: visit.fields.get('reason') ?? '',
      explanation: fieldOf(visit, 'explanation'),
      wanted: visit.fields.getAll('wanted'),
    }
    const refusal = formInput(refusalInput(deps).shape.body, said)
    const { status } = await declineOffer(idOf(visit), refusal, actor, deps)
    const done = status === 'contested' ? 'contested' : 'refused'
    return withQuery(homeOf(visit.view.role), { done })
  },
}

export const withdrawOfferForm: Forms = {
  path: '/offers/:id/withdrawal',
  access: 'make-offer',
  on: offerScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = { reason: visit.fields.get('reason') ?? '' }
    const { reason } = formInput(offerWithdrawalInput(deps).shape.body, said)
    await withdrawOffer(idOf(visit), reason, actor, deps)
    return withQuery(paths.offers(), { done: 'offer-withdrawn' })
  },
}

interface OfferProps {
  readonly visit: Visit
  readonly offer: OfferWithProfile
}

function OfferPage({ visit, offer }: OfferProps): VNode {
  const { view, actor, deps } = visit
  const { t } = view
  const title = t('offer.title', { id: shortId(offer.id) })
  const open = offer.status === 'open'
  const where = `${unitName(offer.unitId, deps)}, ${placeLabels(offer.unitId, offer.placeIds, deps)}`
  const holds = open || offer.status === 'contested'
  return (
    <Layout view={view} title={title}>
      <a class="back" href={homeOf(view.role)}>
        ‹ {t('back')}
      </a>
      <h1>{title}</h1>
      <Live view={view} id="offer" on={['offer']} name={title}>
        <OfferFacts visit={visit} offer={offer} />
        <SecondLookPanel visit={visit} offer={offer} />
        {holds && mayCall(actor, 'answer-offer') && (
          <Form
            {...{ view, id: 'accept', action: paths.acceptance(offer.id) }}
            waitsAs={`${t('offer.accept')}: ${where}`}
          >
            <button>{t('offer.accept')}</button>
          </Form>
        )}
      </Live>
      <SecondLookForms visit={visit} offer={offer} />
      <h2>{t('offer.profile')}</h2>
      <p class="note">{t('offer.profile-note')}</p>
      <NeedProfileList view={view} profile={offer.needProfile} deps={deps} />
      {open && mayCall(actor, 'answer-offer') && (
        <RefuseOfferForm view={view} offerId={offer.id} deps={deps} where={where} />
      )}
      {holds && mayCall(actor, 'make-offer') && (
        <WithdrawOfferForm view={view} offerId={offer.id} deps={deps} />
      )}
      <StepBackForm visit={visit} offer={offer} />
      <OfferHistory visit={visit} offer={offer} />
    </Layout>
  )
}

/** With which reason it was answered, and whether for the shelter. */
function Answered({
  view: { t, language },
  answer,
  deps,
}: Pick<OfferProps['visit'], 'view' | 'deps'> & Pick<OfferWithProfile, 'answer'>): VNode | null {
  if (!answer) return null
  const reason = deps.reference.refusalReasons.get(answer.code)
  return (
    <>
      {reason && labelIn(language, reason)}{' '}
      {answer.onBehalf === true && <span class="note">{t('steps.on-behalf')}</span>}
    </>
  )
}

function OfferFacts({ visit: { view, actor, deps }, offer }: OfferProps): VNode {
  const { t } = view
  const { status, answer, unitId, placeIds, authority, requestId } = offer
  return (
    <dl class="facts">
      <div>
        <dt>{t('offer.status')}</dt>
        <dd>
          <span class="badge calm">{t(`offer.status.${status}`)}</span>{' '}
          <Answered view={view} answer={answer} deps={deps} />
        </dd>
      </div>
      <div>
        <dt>{t('offer.answer')}</dt>
        <dd>
          {answer ? (
            <Moment view={view} at={answer.at} />
          ) : (
            <Deadline view={view} at={offer.answerBy} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('offer.where')}</dt>
        <dd>
          {unitName(unitId, deps)}, {placeLabels(unitId, placeIds, deps)}
        </dd>
      </div>
      <div>
        <dt>{t('offer.when')}</dt>
        <dd>
          <Period view={view} from={offer.from} until={offer.until} />
        </dd>
      </div>
      {mayCall(actor, 'see-request') && (
        <div>
          <dt>{t('offer.request')}</dt>
          <dd>
            <a href={paths.request(requestId)}>{shortId(requestId)}</a>
            <span class="note">
              {' '}
              {t('offer.authority', { decider: authority.decider, reference: authority.reference })}
            </span>
          </dd>
        </div>
      )}
    </dl>
  )
}
