import type { VNode } from 'preact'
import { LINE_STATES } from '../../../models/plan.model.ts'
import type { LineState } from '../../../models/plan.model.ts'
import { readPlan } from '../../features/plans/plan.query.ts'
import type { PlanWithLines } from '../../features/plans/plan.schema.ts'
import { Live } from '../components/live.tsx'
import { dayText } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { LineRow, UnplacedRow } from '../components/plan-lines.tsx'
import { Tabs } from '../components/tabs.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf, pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { PlanStatus } from './plans.page.tsx'

const PAGE_SIZE = 25

export const planScreen: Screen = {
  path: '/plans/:id',
  access: 'see-plan',
  show: async (visit) => {
    const state = LINE_STATES.find((name) => name === visit.query.get('state')) ?? 'proposed'
    const asked = { page: pageOf(visit), pageSize: PAGE_SIZE, state }
    const plan = await readPlan(idOf(visit), asked, visit.actor, visit.deps)
    return PlanPage({ visit, plan, state })
  },
}

interface PlanProps {
  readonly visit: Visit
  readonly plan: PlanWithLines
  readonly state: LineState
}

function PlanPage(props: PlanProps): VNode {
  const { visit, plan } = props
  const { view } = visit
  const { t, language } = view
  const title = t('plan.title', { day: dayText(plan.on, language) })
  return (
    <Layout view={view} title={title}>
      <a class="back" href={paths.plans()}>
        ‹ {t('plans.title')}
      </a>
      <h1>{title}</h1>
      <Live view={view} id="plan" on={['plan']} name={title}>
        <Standing view={view} plan={plan} />
        <Lines {...props} />
      </Live>
    </Layout>
  )
}

function Standing({ view, plan }: { readonly view: View; readonly plan: PlanWithLines }): VNode {
  const { t } = view
  const { status, progress, totals, counts } = plan
  if (status === 'running') {
    return (
      <p class="notice">
        {t('plan.running', { n: progress })} <progress max={100} value={progress} />
      </p>
    )
  }
  return (
    <>
      <p>
        <PlanStatus view={view} plan={plan} />{' '}
        {totals && counts && t('plans.of', { n: totals.placed, all: counts.households })}
      </p>
      {status === 'superseded' && <p class="notice care">{t('plan.old')}</p>}
      <Proof view={view} plan={plan} />
    </>
  )
}

const CHECKS = [
  'validAssignment',
  'lexicographicByClass',
  'maximumPlaced',
  'noJustifiedEnvy',
  'bestFit',
  'repeatable',
] as const

/** What the independent checker found, promise by promise. */
function Proof({ view, plan: { checks } }: { view: View; plan: PlanWithLines }): VNode | null {
  const { t } = view
  if (!checks) return null
  return (
    <details id="proof">
      <summary>{t('plan.proof')}</summary>
      <p class="note">{t('plan.proof-note')}</p>
      <ul class="reasons">
        {CHECKS.map((check) => (
          <li key={check} class={checks[check] ? 'yes' : 'no'}>
            {t(`plan.check.${check}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Lines({ visit, plan, state }: PlanProps): VNode | null {
  const { view, deps } = visit
  const { t } = view
  if (plan.status === 'running') return null
  const tabs = LINE_STATES.map((name) => ({
    to: withQuery(view.url, { state: name, page: undefined }),
    label: t(`plan.lines.${name}`),
    current: name === state,
    ...(name === state && { count: plan.total }),
  }))
  return (
    <>
      <Tabs label={t('plans.title')} tabs={tabs} />
      <h2 class="hidden-text">{t(`plan.lines.${state}`)}</h2>
      {plan.total === 0 && <p class="note">{t('plan.lines.none')}</p>}
      <ol class="stack">
        {plan.lines.map((line) => (
          <LineRow key={line.requestId} {...{ view, deps, line, planId: plan.id }} />
        ))}
        {plan.unplaced.map((line) => (
          <UnplacedRow key={line.requestId} {...{ view, line }} />
        ))}
      </ol>
      <Pages view={view} {...plan} />
    </>
  )
}
