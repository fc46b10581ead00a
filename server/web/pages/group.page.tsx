import type { VNode } from 'preact'
import { readGroup } from '../../features/groups/group.query.ts'
import { groupTriageInput } from '../../features/groups/group.schema.ts'
import type { Group } from '../../features/groups/group.schema.ts'
import { triageGroup, withdrawGroup } from '../../features/groups/group.service.ts'
import { withdrawalInput } from '../../features/requests/request.schema.ts'
import { mayCall } from '../../http/access.ts'
import { SelectField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Live } from '../components/live.tsx'
import { dayText } from '../components/moment.tsx'
import { StatusBadge } from '../components/request-status.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName, shortId } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { COUNTS } from './groups.page.tsx'

export const groupScreen: Screen = {
  path: '/groups/:id',
  access: 'see-request',
  show: async (visit) =>
    GroupPage({ visit, group: await readGroup(idOf(visit), visit.actor, visit.deps) }),
}

const decisionForm: Forms = {
  path: '/groups/:id/triage',
  access: 'triage-request',
  on: groupScreen,
  act: async (visit) => {
    const decision = visit.fields.get('decision') ?? ''
    const reason = visit.fields.get('reason') ?? ''
    const said = decision === 'refuse' ? { decision, reason } : { decision }
    const triage = formInput(groupTriageInput(visit.deps).shape.body, said)
    await triageGroup(idOf(visit), triage, visit.actor, visit.deps)
    return withQuery(paths.group(idOf(visit)), { done: 'group-decided' })
  },
}

const withdrawForm: Forms = {
  path: '/groups/:id/withdrawal',
  access: 'request-place',
  on: groupScreen,
  act: async (visit) => {
    const said = { reason: visit.fields.get('reason') ?? '' }
    const { reason } = formInput(withdrawalInput(visit.deps).shape.body, said)
    await withdrawGroup(idOf(visit), reason, visit.actor, visit.deps)
    return withQuery(paths.group(idOf(visit)), { done: 'group-withdrawn' })
  },
}

export const groupForms: readonly Forms[] = [decisionForm, withdrawForm]

interface GroupProps {
  readonly visit: Visit
  readonly group: Group
}

function GroupPage({ visit, group }: GroupProps): VNode {
  const { view, actor, deps } = visit
  const { t, language } = view
  const title = t('group.title', { id: shortId(group.id) })
  const days = {
    from: dayText(group.arriveFrom, language),
    until: dayText(group.arriveUntil, language),
  }
  const late = deps.reference.shortNotices.get(group.shortNotice ?? '')
  return (
    <Layout view={view} title={title}>
      <a class="back" href={paths.groups()}>
        ‹ {t('groups.title')}
      </a>
      <h1>{title}</h1>
      <p class="lead">
        {regionName(group.region, deps)} · {t('group.days', days)} ·{' '}
        {t('groups.size', { people: group.people, n: group.households })}
      </p>
      {late && <p class="note">{t('group.late', { reason: labelIn(language, late) })}</p>}
      <Live view={view} id="group" on={['request']} name={title}>
        <Members visit={visit} group={group} />
      </Live>
      {group.open > 0 && mayCall(actor, 'triage-request') && <Decide visit={visit} group={group} />}
      {group.open + group.waiting > 0 && mayCall(actor, 'request-place') && (
        <Withdraw visit={visit} group={group} />
      )}
    </Layout>
  )
}

function Members({ visit: { view }, group }: GroupProps): VNode {
  const { t } = view
  return (
    <>
      <dl class="sums">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`groups.${name}`)}</dt>
            <dd>{group[name]}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('group.members')}</h2>
      <ul class="stack">
        {group.members.map(({ requestId, status }) => (
          <li key={requestId}>
            <a class="back" href={paths.request(requestId)}>
              {shortId(requestId)}
            </a>{' '}
            <StatusBadge view={view} status={status} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Decide({ visit: { view, deps }, group }: GroupProps): VNode {
  const { t, language } = view
  const action = paths.groupTriage(group.id)
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ side }) => side === 'system')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <section class="card prose" aria-labelledby="decide-title">
      <h2 class="plain" id="decide-title">
        {t('group.decide', { n: group.open })}
      </h2>
      <Form view={view} id="group-accept" action={action}>
        <input type="hidden" name="decision" value="accept" />
        <button>{t('group.accept')}</button>
      </Form>
      <details id="refuse-group" open={view.form.id === 'group-refuse'}>
        <summary>{t('group.refuse')}</summary>
        <Form view={view} id="group-refuse" action={action}>
          <input type="hidden" name="decision" value="refuse" />
          <SelectField
            {...{ view, form: 'group-refuse', options }}
            name="reason"
            label={t('triage.reason')}
          />
          <button class="second">{t('group.refuse')}</button>
        </Form>
      </details>
    </section>
  )
}

function Withdraw({ visit: { view, deps }, group }: GroupProps): VNode {
  const { t, language } = view
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ phase }) => phase === 'withdrawal')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <details id="withdraw-group" open={view.form.id === 'group-withdraw'}>
      <summary>{t('group.withdraw')}</summary>
      <Form view={view} id="group-withdraw" action={paths.groupWithdrawal(group.id)} class="narrow">
        <SelectField
          {...{ view, form: 'group-withdraw', options }}
          name="reason"
          label={t('withdraw.reason')}
        />
        <button class="danger">{t('group.withdraw')}</button>
      </Form>
    </details>
  )
}
