import type { VNode } from 'preact'
import type { OfferWithProfile } from '../../features/offers/offer.schema.ts'
import { STEP_BACK_REASONS } from '../../features/offers/step-back.service.ts'
import { mayCall } from '../../http/access.ts'
import type { Visit } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { Choices } from './choices.tsx'
import { SelectField, TextArea, TextField } from './field.tsx'
import { Form } from './form.tsx'

interface FormsProps {
  readonly visit: Visit
  readonly offer: OfferWithProfile
}

/** What the reader may do next in a second look. */
export function SecondLookForms({ visit, offer }: FormsProps): VNode | null {
  const { actor } = visit
  const { review } = offer
  if (!review) return null
  const TurnForm = FORMS.find(({ status, access }) => {
    return review.status === status && mayCall(actor, access)
  })?.form
  const decides = review.appeal === 'open' && mayCall(actor, 'give-opinion')
  return (
    <>
      {TurnForm && <TurnForm visit={visit} offer={offer} />}
      {mayObject(visit, offer) && <AppealForm visit={visit} offer={offer} />}
      {decides && <AppealDecisionForm visit={visit} offer={offer} />}
    </>
  )
}

/** Whose turn it is in each state, and with which form. */
const FORMS = [
  { status: 'mitigation', access: 'offer-mitigation', form: MitigationForm },
  { status: 'unit-again', access: 'answer-offer', form: UpholdForm },
  { status: 'opinion', access: 'give-opinion', form: OpinionForm },
] as const

/** The desk decides on objections and makes none on a page; the API lets it pass on one made by phone. */
function mayObject({ actor }: Visit, { review }: OfferWithProfile): boolean {
  if (review?.appeal !== undefined || actor.role === 'desk') return false
  if (review?.status === 'confirmed') return mayCall(actor, 'offer-mitigation')
  return review?.status === 'overridden' && mayCall(actor, 'answer-offer')
}

/** The kinds of help there are, to tick. */
export function MitigationChoices({
  view,
  deps,
  form,
  name,
}: Pick<Visit, 'view' | 'deps'> & {
  readonly form: string
  readonly name: 'wanted' | 'codes'
}): VNode {
  const { t, language } = view
  const options = [...deps.reference.mitigations.values()].map((one) => ({
    value: one.code,
    label: labelIn(language, one),
  }))
  const wanted = name === 'wanted'
  return (
    <Choices
      {...{ view, form, name, options, values: [], type: 'checkbox' as const, optional: true }}
      label={t(wanted ? 'wanted.label' : 'mitigate.title')}
      hint={t(wanted ? 'wanted.hint' : 'mitigate.hint')}
    />
  )
}

function MitigationForm({ visit, offer: { id } }: FormsProps): VNode {
  const { view, deps } = visit
  return (
    <Form view={view} id="mitigate" action={paths.mitigation(id)} class="narrow">
      <MitigationChoices {...{ view, deps }} form="mitigate" name="codes" />
      <button>{view.t('mitigate.submit')}</button>
    </Form>
  )
}

function UpholdForm({ visit: { view }, offer: { id } }: FormsProps): VNode {
  return (
    <>
      <h2>{view.t('uphold.title')}</h2>
      <Form view={view} id="uphold" action={paths.upholding(id)}>
        <button class="second">{view.t('uphold.submit')}</button>
      </Form>
    </>
  )
}

function OpinionForm({ visit: { view }, offer: { id } }: FormsProps): VNode {
  const { t } = view
  const field = { view, form: 'opinion' }
  const options = (['confirm', 'override'] as const).map((value) => ({
    value,
    label: t(`opinion.${value}`),
  }))
  return (
    <>
      <h2>{t('opinion.title')}</h2>
      <Form view={view} id="opinion" action={paths.secondOpinion(id)} class="narrow">
        <Choices
          {...{ ...field, options, values: [], type: 'radio' as const }}
          name="decision"
          label={t('opinion.decision')}
        />
        <TextArea {...field} name="grounds" label={t('opinion.grounds')} />
        <TextField
          {...field}
          name="mandate-decider"
          label={t('opinion.decider')}
          hint={t('opinion.mandate-hint')}
          optional
        />
        <TextField {...field} name="mandate-reference" label={t('opinion.reference')} optional />
        <button>{t('opinion.submit')}</button>
      </Form>
    </>
  )
}

function AppealForm({ visit: { view }, offer: { id } }: FormsProps): VNode {
  const { t } = view
  return (
    <>
      <h2>{t('appeal.title')}</h2>
      <Form view={view} id="appeal" action={paths.appeal(id)} class="narrow">
        <TextArea {...{ view, form: 'appeal' }} name="grounds" label={t('appeal.grounds')} />
        <button class="second">{t('appeal.submit')}</button>
      </Form>
    </>
  )
}

function AppealDecisionForm({ visit: { view }, offer: { id } }: FormsProps): VNode {
  const { t } = view
  const options = (['upheld', 'dismissed'] as const).map((value) => ({
    value,
    label: t(`look.appeal.${value}`),
  }))
  return (
    <Form view={view} id="appeal-decision" action={paths.appealDecision(id)} class="narrow">
      <Choices
        {...{ view, form: 'appeal-decision', options, values: [], type: 'radio' as const }}
        name="decision"
        label={t('appeal.decide')}
      />
      <button>{t('opinion.submit')}</button>
    </Form>
  )
}

/** Takes an answer back: only shown while that may still be possible. */
export function StepBackForm({ visit, offer }: FormsProps): VNode | null {
  const { view, actor } = visit
  const { t } = view
  const answered = offer.status === 'accepted' || offer.status === 'declined'
  const decided = offer.secondLook?.opinion !== undefined
  if (!answered || decided || !mayCall(actor, 'answer-offer')) return null
  const options = STEP_BACK_REASONS.map((value) => ({ value, label: t(`back.${value}`) }))
  return (
    <details id="step-back-part" open={view.form.id === 'step-back'}>
      <summary>{t('back.title')}</summary>
      <p class="note">{t('back.what')}</p>
      <Form view={view} id="step-back" action={paths.stepBack(offer.id)} class="narrow">
        <SelectField
          {...{ view, form: 'step-back', options }}
          name="reason"
          label={t('back.reason')}
        />
        <button class="second">{t('back.submit')}</button>
      </Form>
    </details>
  )
}
