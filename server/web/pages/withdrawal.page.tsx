import type { VNode } from 'preact'
import type { WithdrawalTree } from '../../features/requests/request.schema.ts'
import { withdrawalInput } from '../../features/requests/request.schema.ts'
import { previewWithdrawal } from '../../features/requests/withdrawal.query.ts'
import { withdrawRequest } from '../../features/requests/withdraw-request.service.ts'
import { SelectField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { dayText } from '../components/moment.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const withdrawalScreen: Screen = {
  path: '/requests/:id/withdrawal',
  access: 'request-place',
  show: async (visit) => {
    const tree = await previewWithdrawal(idOf(visit), visit.actor, visit.deps)
    return WithdrawalPage({ visit, tree })
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
  readonly tree: WithdrawalTree
}

/** What withdrawing would bring about, before it is done. */
function WithdrawalPage({ visit, tree }: WithdrawalProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const { requestId } = tree
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ phase }) => phase === 'withdrawal')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <Layout view={view} title={t('withdraw.title')}>
      <a class="back" href={paths.request(requestId)}>
        ‹ {t('request.title', { id: shortId(requestId) })}
      </a>
      <h1>{t('withdraw.title')}</h1>
      <p>{t('withdraw.what')}</p>
      <Tree visit={visit} tree={tree} />
      <Form view={view} id="withdraw" action={paths.withdrawal(requestId)} class="narrow">
        <SelectField
          {...{ view, form: 'withdraw', options }}
          name="reason"
          label={t('withdraw.reason')}
        />
        <div class="actions">
          <button class="danger">{t('withdraw.submit')}</button>
          <a href={paths.request(requestId)}>{t('withdraw.keep')}</a>
        </div>
      </Form>
    </Layout>
  )
}

/** What hangs on the request, each with what becomes of it. */
function Tree({ visit: { view, deps }, tree }: WithdrawalProps): VNode {
  const { t, language } = view
  const { leavesWaitlist, offers, planLines, interim } = tree
  const kind = deps.reference.interimKinds.get(interim?.kind ?? '')
  return (
    <ul>
      <li>
        {t('withdraw.request', { id: shortId(tree.requestId) })}
        {leavesWaitlist && ` ${t('withdraw.leaves')}`}
        {kind && ` ${t('withdraw.interim', { kind: labelIn(language, kind) })}`}
        {offers.length + planLines.length > 0 && (
          <ul>
            {offers.map(({ offerId, unitId, frees, from, stay }) => (
              <li key={offerId}>
                {t('withdraw.offer', { unit: unitName(unitId, deps) })}
                <ul>
                  {stay && <li>{t('withdraw.stay-ends', { day: dayText(from, language) })}</li>}
                  <li>{t('withdraw.frees', { places: placeLabels(unitId, frees, deps) })}</li>
                </ul>
              </li>
            ))}
            {planLines.map(({ planId, unitId }) => (
              <li key={planId}>
                {t('withdraw.line', { unit: unitId === undefined ? '' : unitName(unitId, deps) })}
              </li>
            ))}
          </ul>
        )}
      </li>
    </ul>
  )
}
