import type { VNode } from 'preact'
import { readStay } from '../../features/stays/stay.query.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import { mayCall } from '../../http/access.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Live } from '../components/live.tsx'
import { dayText } from '../components/moment.tsx'
import { codeLabel } from '../components/timeline.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { homeOf } from '../navigation.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const stayScreen: Screen = {
  path: '/stays/:id',
  access: 'see-offer',
  show: async (visit) =>
    StayPage({ visit, stay: await readStay(idOf(visit), visit.actor, visit.deps) }),
}

interface StayProps {
  readonly visit: Visit
  readonly stay: Stay
}

function StayPage({ visit, stay }: StayProps): VNode {
  const { view, deps, actor } = visit
  const { t } = view
  const title = t('stay.title', { id: shortId(stay.id) })
  const present = stay.status === 'arrived'
  return (
    <Layout view={view} title={title}>
      <a class="back" href={homeOf(view.role)}>
        ‹ {t('back')}
      </a>
      <h1>
        <span class="caption">
          {unitName(stay.unitId, deps)} · {placeLabels(stay.unitId, stay.placeIds, deps)}
        </span>
        {title}
      </h1>
      <Live view={view} id="stay" on={['stay']} name={title}>
        <Standing visit={visit} stay={stay} />
        {present && mayCall(actor, 'keep-stay') && (
          <p class="actions after">
            <a class="button" href={paths.transfer(stay.id)}>
              {t('stay.transfer')}
            </a>
            <a class="button second" href={paths.departure(stay.id)}>
              {t('depart.button')}
            </a>
          </p>
        )}
        {(present || stay.obstacles.length > 0) && <Obstacles visit={visit} stay={stay} />}
        {present && <Longer visit={visit} stay={stay} />}
      </Live>
    </Layout>
  )
}

function Standing({ visit: { view }, stay }: StayProps): VNode {
  const { t, language } = view
  const { from, until, status, overdueSince, movedToStayId, transfer } = stay
  const day = (text: string): string => dayText(text, language)
  return (
    <>
      <ul class="badges">
        <li>
          <span class={status === 'arrived' ? 'badge good' : 'badge'}>
            {t(`stay.status.${status}`)}
          </span>
        </li>
        {overdueSince !== undefined && (
          <li>
            <span class="badge bad">{overdueText(stay, overdueSince, view)}</span>
          </li>
        )}
      </ul>
      <p class="lead">{t('stay.period', { from: day(from), until: day(until) })}</p>
      {transfer && (
        <p>
          <a href={paths.stay(transfer.fromStayId)}>{t('stay.came-from')}</a>
        </p>
      )}
      {movedToStayId !== undefined && (
        <p>
          <a href={paths.stay(movedToStayId)}>{t('stay.moved-on')}</a>
        </p>
      )}
    </>
  )
}

/** Who did not come, or leave, on the day: in words. */
export function overdueText(
  { status }: Stay,
  since: string,
  { t, language }: Visit['view'],
): string {
  const day = dayText(since, language)
  return t(status === 'planned' ? 'stays.should-have-come' : 'stays.should-have-left', { day })
}

function Obstacles({ visit, stay }: StayProps): VNode {
  const { view, deps, actor } = visit
  const { t, language } = view
  const notes = mayCall(actor, 'note-obstacle')
  const options = [...deps.reference.obstacles.values()]
    .filter(({ code }) => !stay.obstacles.some((one) => one.code === code))
    .map((obstacle) => ({ value: obstacle.code, label: labelIn(language, obstacle) }))
  return (
    <>
      <h2>{t('stay.obstacles')}</h2>
      {stay.obstacles.length === 0 && <p class="note">{t('stay.no-obstacles')}</p>}
      <ul class="stack">
        {stay.obstacles.map(({ code, since }) => (
          <li key={code} class="card row">
            <p>
              {codeLabel(code, view, deps)}{' '}
              <span class="note">{t('stay.since', { day: dayText(since, language) })}</span>
            </p>
            {notes && (
              <Form view={view} id={`resolve-${code}`} action={paths.obstacle(stay.id, code)}>
                <button class="second">
                  {t('stay.obstacle-resolve')}{' '}
                  <span class="hidden-text">{codeLabel(code, view, deps)}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {notes && stay.status === 'arrived' && (
        <Form view={view} id="obstacle" action={paths.obstacles(stay.id)} class="narrow">
          <SelectField
            {...{ view, form: 'obstacle', options }}
            name="obstacle"
            label={t('stay.obstacle-add')}
          />
          <button class="second">{t('stay.obstacle-note')}</button>
        </Form>
      )}
    </>
  )
}

function Longer({ visit, stay }: StayProps): VNode {
  const { view, deps, actor } = visit
  const { t, language } = view
  const { overstay } = stay
  const open = overstay?.status === 'asked'
  return (
    <>
      <h2>{t('stay.longer')}</h2>
      {overstay && (
        <p>
          <span class={open ? 'badge care' : 'badge'}>
            {t(`stay.overstay.${overstay.status}`, { day: dayText(overstay.until, language) })}
          </span>{' '}
          {codeLabel(overstay.reason, view, deps, true)}
        </p>
      )}
      {open && mayCall(actor, 'decide-overstay') && <DecideForms visit={visit} stay={stay} />}
      {!open && mayCall(actor, 'keep-stay') && <AskForm visit={visit} stay={stay} />}
    </>
  )
}

/** Two buttons: agree, or not. */
export function DecideForms({ visit: { view }, stay }: StayProps): VNode {
  const { t } = view
  return (
    <div class="actions">
      {(['approve', 'decline'] as const).map((decision) => (
        <Form
          key={decision}
          {...{ view, id: `${decision}-${stay.id}`, action: paths.overstayDecision(stay.id) }}
        >
          <input type="hidden" name="decision" value={decision} />
          <button class={decision === 'approve' ? undefined : 'second'}>
            {t(`stay.${decision}`)} <span class="hidden-text">{shortId(stay.id)}</span>
          </button>
        </Form>
      ))}
    </div>
  )
}

function AskForm({ visit: { view, deps }, stay }: StayProps): VNode {
  const { t, language } = view
  const options = [...deps.reference.overstayReasons.values()].map((reason) => ({
    value: reason.code,
    label: labelIn(language, reason),
  }))
  const field = { view, form: 'overstay' }
  return (
    <Form view={view} id="overstay" action={paths.overstay(stay.id)} class="narrow">
      <p class="note">{t('stay.longer-hint')}</p>
      <SelectField {...field} name="reason" label={t('stay.longer-reason')} options={options} />
      <TextField {...field} name="until" type="date" label={t('stay.longer-until')} />
      <button class="second">{t('stay.longer-ask')}</button>
    </Form>
  )
}
