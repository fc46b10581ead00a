import type { VNode } from 'preact'
import { latestLineOf, readOneLine } from '../../features/plans/plan-line.query.ts'
import type { LineOfPlan } from '../../features/plans/plan-line.query.ts'
import { OVERRIDE_REASONS } from '../../features/plans/plan.schema.ts'
import { SelectField, TextArea } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Certificate, PlannedPlace } from '../components/plan-lines.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { shortId } from '../lookups.ts'
import { paths } from '../paths.ts'

/** What the latest plan says of one household: from the waitlist, "why is this person not placed?". */
export const planForScreen: Screen = {
  path: '/plans/for/:requestId',
  access: 'see-plan',
  show: async (visit) => {
    const requestId = idOf(visit, 'requestId')
    return LinePage({
      visit,
      requestId,
      found: await latestLineOf(requestId, visit.actor, visit.deps),
    })
  },
}

export const planLineScreen: Screen = {
  path: '/plans/:id/lines/:requestId',
  access: 'see-plan',
  show: async (visit) => {
    const [id, requestId] = [idOf(visit), idOf(visit, 'requestId')]
    const found = await readOneLine({ id, requestId }, visit.actor, visit.deps)
    return LinePage({ visit, requestId, found })
  },
}

interface PageProps {
  readonly visit: Visit
  readonly requestId: string
  readonly found: LineOfPlan | undefined
}

function LinePage(props: PageProps): VNode {
  const { visit, requestId, found } = props
  const { view } = visit
  const { t } = view
  const title = t('plan.line', { id: shortId(requestId) })
  return (
    <Layout view={view} title={title}>
      <a class="back" href={found ? paths.plan(found.planId) : paths.waitlist()}>
        ‹ {found ? t('plans.title') : t('waitlist.title')}
      </a>
      <h1>
        {title}
        <span class="caption">{t('plans.title')}</span>
      </h1>
      {found ? <Found {...props} found={found} /> : <p class="notice">{t('plan.why-none')}</p>}
    </Layout>
  )
}

function Found({ visit, requestId, found }: PageProps & { readonly found: LineOfPlan }): VNode {
  const { view, deps } = visit
  const { t } = view
  if (found.unplaced) {
    return (
      <>
        <h2>{t('plan.why')}</h2>
        <Certificate view={view} line={found.unplaced} />
      </>
    )
  }
  const { line, planId } = found
  return (
    <>
      <h2>{t('plan.line.where')}</h2>
      <PlannedPlace {...{ view, deps, line }} />
      {line.state === 'proposed' && found.open && (
        <>
          <AcceptLine {...{ visit, planId, requestId, placeId: line.placeId }} />
          <OverrideLine {...{ visit, planId, requestId }} />
        </>
      )}
    </>
  )
}

interface LineForm {
  readonly visit: Visit
  readonly planId: string
  readonly requestId: string
}

function AcceptLine({
  visit: { view },
  planId,
  requestId,
  placeId,
}: LineForm & { readonly placeId: string }): VNode {
  const { t } = view
  return (
    <>
      <p class="note">{t('plan.line.accept-what')}</p>
      <div class="actions">
        <Form view={view} id="accept-line" action={paths.lineAcceptance(planId, requestId)}>
          <button>{t('plan.line.accept')}</button>
        </Form>
        <a class="button second" href={paths.newOffer(requestId, placeId)}>
          {t('plan.line.by-hand')}
        </a>
      </div>
    </>
  )
}

function OverrideLine({ visit: { view }, planId, requestId }: LineForm): VNode {
  const { t } = view
  const form = 'override-line'
  const options = OVERRIDE_REASONS.map((value) => ({ value, label: t(`override.${value}`) }))
  return (
    <>
      <h2>{t('plan.line.override')}</h2>
      <p class="note">{t('plan.line.override-what')}</p>
      <Form view={view} id={form} action={paths.lineOverride(planId, requestId)} class="narrow">
        <SelectField {...{ view, form, options }} name="reason" label={t('plan.line.reason')} />
        <TextArea
          {...{ view, form }}
          name="explanation"
          label={t('plan.line.explanation')}
          hint={t('plan.line.explanation-hint')}
        />
        <button class="second">{t('plan.line.override')}</button>
      </Form>
    </>
  )
}
