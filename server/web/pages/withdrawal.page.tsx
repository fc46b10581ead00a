import type { VNode } from 'preact'
import { offersOfRequest } from '../../features/offers/offer.query.ts'
import type { Offer } from '../../features/offers/offer.schema.ts'
import { readRequest } from '../../features/requests/request.query.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { withdrawalInput } from '../../features/requests/request.schema.ts'
import { withdrawRequest } from '../../features/requests/withdraw-request.service.ts'
import { SelectField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { shortId } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const withdrawalScreen: Screen = {
  path: '/requests/:id/withdrawal',
  access: 'request-place',
  show: async (visit) => {
    const request = await readRequest(idOf(visit), visit.actor, visit.deps)
    const offers = await offersOfRequest(request.id, visit.actor)
    return WithdrawalPage({ visit, request, offers })
  },
}

export const withdrawalForm: Forms = {
  path: '/requests/:id/withdrawal',
  access: 'request-place',
  on: withdrawalScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = { reason: visit.fields.get('reason') ?? '' }
    const { reason } = formInput(withdrawalInput(deps).shape.body, said)
    await withdrawRequest(idOf(visit), reason, actor, deps)
    return withQuery(paths.request(idOf(visit)), { done: 'withdrawn' })
  },
}

interface WithdrawalProps {
  readonly visit: Visit
  readonly request: PlacementRequest
  readonly offers: readonly Offer[]
}

/** What withdrawing would bring about, before it is done. */
function WithdrawalPage({ visit: { view, deps }, request, offers }: WithdrawalProps): VNode {
  const { t, language } = view
  const open = offers.filter(({ status }) => status === 'open').length
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ phase }) => phase === 'withdrawal')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <Layout view={view} title={t('withdraw.title')}>
      <a class="back" href={paths.request(request.id)}>
        ‹ {t('request.title', { id: shortId(request.id) })}
      </a>
      <h1>{t('withdraw.title')}</h1>
      <p>{t('withdraw.what')}</p>
      <ul>
        {request.status !== 'draft' && <li>{t('withdraw.leaves')}</li>}
        {open > 0 && <li>{t('withdraw.offers', { n: open })}</li>}
        {request.status === 'placed' && <li>{t('withdraw.stay')}</li>}
      </ul>
      <Form view={view} id="withdraw" action={paths.withdrawal(request.id)} class="narrow">
        <SelectField
          {...{ view, form: 'withdraw', options }}
          name="reason"
          label={t('withdraw.reason')}
        />
        <div class="actions">
          <button class="danger">{t('withdraw.submit')}</button>
          <a href={paths.request(request.id)}>{t('withdraw.keep')}</a>
        </div>
      </Form>
    </Layout>
  )
}
