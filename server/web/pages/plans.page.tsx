import type { VNode } from 'preact'
import { listPlans } from '../../features/plans/plan.query.ts'
import type { Plan } from '../../features/plans/plan.schema.ts'
import type { Page } from '../../page-rows.ts'
import { Form } from '../components/form.tsx'
import { Live } from '../components/live.tsx'
import { momentText } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths } from '../paths.ts'

const PAGE_SIZE = 20

export const plansScreen: Screen = {
  path: '/plans',
  access: 'see-plan',
  show: async (visit) =>
    PlansPage({ visit, plans: await listPlans({ page: pageOf(visit), pageSize: PAGE_SIZE }) }),
}

interface PlansProps {
  readonly visit: Visit
  readonly plans: Page<Plan>
}

function PlansPage({ visit: { view }, plans }: PlansProps): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('plans.title')}>
      <h1>{t('plans.title')}</h1>
      <p>{t('plans.lead')}</p>
      <Form view={view} id="start-plan" action={paths.plans()}>
        <button>{t('plans.start')}</button>
      </Form>
      <Live view={view} id="plans" class="after" on={['plan']} name={t('plans.title')}>
        {plans.total === 0 ? (
          <p class="note">{t('plans.none')}</p>
        ) : (
          <table class="folds">
            <thead>
              <tr>
                <th scope="col">{t('plans.when')}</th>
                <th scope="col">{t('plans.kind')}</th>
                <th scope="col">{t('plans.status')}</th>
                <th scope="col">{t('plans.result')}</th>
              </tr>
            </thead>
            <tbody>
              {plans.items.map((plan) => (
                <PlanRow key={plan.id} view={view} plan={plan} />
              ))}
            </tbody>
          </table>
        )}
        <Pages view={view} {...plans} />
      </Live>
    </Layout>
  )
}

function PlanRow({ view, plan }: { readonly view: View; readonly plan: Plan }): VNode {
  const { t, language } = view
  const { totals, counts } = plan
  return (
    <tr>
      <th scope="row">
        <a class="back" href={paths.plan(plan.id)}>
          {momentText(plan.startedAt, language)}
        </a>
      </th>
      <td>{t(`plans.kind.${plan.kind}`)}</td>
      <td>
        <PlanStatus view={view} plan={plan} />
      </td>
      <td>{totals && counts && t('plans.of', { n: totals.placed, all: counts.households })}</td>
    </tr>
  )
}

const LOOKS = {
  running: 'calm',
  proposed: 'good',
  failed: 'bad',
  cancelled: '',
  superseded: '',
} as const

export function PlanStatus({ view, plan }: { readonly view: View; readonly plan: Plan }): VNode {
  const { status, progress } = plan
  return (
    <span class={`badge ${LOOKS[status]}`}>
      {view.t(`plans.status.${status}`, { n: progress })}
    </span>
  )
}
