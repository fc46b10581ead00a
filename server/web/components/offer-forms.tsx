import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { View } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { SelectField, TextArea } from './field.tsx'
import type { Option } from './field.tsx'
import { Form } from './form.tsx'
import { MitigationChoices } from './second-look-forms.tsx'

interface FormProps {
  readonly view: View
  readonly offerId: string
  readonly deps: Deps
}

export function RefuseOfferForm({ view, where, ...props }: RefusalProps): VNode {
  // Refused by the service on another page, the form comes back here under the name it had there.
  const form = view.form.id.startsWith('refuse-') ? view.form.id : 'refuse'
  return (
    <>
      <h2>{view.t('offer.refuse-title')}</h2>
      <p class="note">{view.t('offer.refuse-what')}</p>
      <RefusalFields {...props} {...{ view, where, form }} />
    </>
  )
}

interface RefusalProps extends FormProps {
  /** The place it is about, in words. */
  readonly where: string
}

/** Why not: a reason from the list, and in words what happened. */
export function RefusalFields({
  view,
  offerId,
  deps,
  form,
  where,
}: RefusalProps & { readonly form: string }): VNode {
  const { t, language } = view
  const field = { view, form }
  // A star: somebody else will look at it, so it needs an explanation.
  const options: Option[] = [...deps.reference.refusalReasons.values()]
    .filter(({ phase, side }) => phase === 'refusal' && side !== 'system')
    .map((reason) => ({
      value: reason.code,
      label: `${labelIn(language, reason)}${reason.evidenceRequired ? ' *' : ''}`,
    }))
  return (
    <Form
      {...{ view, id: form, action: paths.refusal(offerId), class: 'narrow' }}
      waitsAs={`${t('offer.refuse')}: ${where}`}
    >
      <SelectField {...field} name="reason" label={t('offer.reason')} options={options} />
      <TextArea
        {...field}
        name="explanation"
        label={t('offer.explanation')}
        hint={t('offer.explanation-hint')}
      />
      <MitigationChoices {...{ view, deps, form }} name="wanted" />
      <button class="second">{t('offer.refuse')}</button>
    </Form>
  )
}

export function WithdrawOfferForm({ view, offerId, deps }: FormProps): VNode {
  const { t, language } = view
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ side }) => side === 'system')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <>
      <h2>{t('offer.withdraw-title')}</h2>
      <Form view={view} id="withdraw" action={paths.offerWithdrawal(offerId)} class="narrow">
        <SelectField
          {...{ view, form: 'withdraw', options }}
          name="reason"
          label={t('offer.withdraw-reason')}
        />
        <button class="second">{t('offer.withdraw')}</button>
      </Form>
    </>
  )
}
