import type { VNode } from 'preact'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { ON_LIST } from '../../states.ts'
import { mayCall } from '../../http/access.ts'
import type { Visit } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { SelectField, TextField } from './field.tsx'
import { Form } from './form.tsx'

interface FormsProps {
  readonly visit: Visit
  readonly request: PlacementRequest
}

/** What somebody may do with a wait: outside what refreshes by itself, so that nothing moves while one types. */
export function WaitForms({ visit, request }: FormsProps): VNode | null {
  const { view, actor } = visit
  const { t } = view
  const { status } = request
  const onList = ON_LIST.some((one) => one === status)
  const away = status === 'parked' || status === 'lost-contact'
  if (!(onList || away) || !mayCall(actor, 'keep-wait')) return null
  return (
    <section class="card prose" aria-labelledby="change-wait-title">
      <h2 class="plain" id="change-wait-title">
        {t('wait.change')}
      </h2>
      {onList && <OnListForms visit={visit} request={request} />}
      {status === 'waiting' && <ParkForm visit={visit} request={request} />}
      {status === 'parked' && (
        <Form view={view} id="unpark" action={paths.parkingEnd(request.id)}>
          <button>{t('wait.unpark')}</button>
        </Form>
      )}
      {status === 'lost-contact' && (
        <Form view={view} id="found" action={paths.contact(request.id)}>
          <p class="note">{t('wait.lost-what')}</p>
          <button>{t('wait.found')}</button>
        </Form>
      )}
    </section>
  )
}

function OnListForms({ visit, request }: FormsProps): VNode {
  const { view, actor } = visit
  const { t } = view
  return (
    <>
      <Form view={view} id="check-in" action={paths.checkIns(request.id)}>
        <button>{t('wait.check-in')}</button>
      </Form>
      {request.wait?.stoppedByHand === true ? (
        <Form view={view} id="resume" action={paths.clockResumption(request.id)}>
          <button class="second">{t('wait.resume')}</button>
        </Form>
      ) : (
        <StopForm visit={visit} request={request} />
      )}
      {mayCall(actor, 'triage-request') && <StatusForm visit={visit} request={request} />}
    </>
  )
}

function ParkForm({ visit: { view, deps }, request }: FormsProps): VNode {
  const { t, language, form } = view
  const options = [...deps.reference.clockReasons.values()].flatMap((reason) =>
    reason.whileParked === null
      ? []
      : {
          value: reason.code,
          label: `${labelIn(language, reason)} (${t(`wait.while-parked.${reason.whileParked}`)})`,
        },
  )
  return (
    <details id="park-it" open={form.id === 'park'}>
      <summary>{t('wait.park')}</summary>
      <p class="note">{t('wait.park-what')}</p>
      <Form view={view} id="park" action={paths.parking(request.id)}>
        <TextField
          {...{ view, form: 'park', name: 'until', type: 'date' }}
          label={t('wait.park-until')}
        />
        <SelectField {...{ view, form: 'park', name: 'reason', label: t('wait.why'), options }} />
        <button class="second">{t('wait.park')}</button>
      </Form>
    </details>
  )
}

function StopForm({ visit: { view, deps }, request }: FormsProps): VNode {
  const { t, language, form } = view
  const reasons = [...deps.reference.clockReasons.values()].filter(({ byHand }) => byHand)
  return (
    <details id="stop-clock" open={form.id === 'stop'}>
      <summary>{t('wait.stop')}</summary>
      <p class="note">{t('wait.stop-what')}</p>
      <Form view={view} id="stop" action={paths.clockStop(request.id)}>
        <SelectField
          {...{ view, form: 'stop', name: 'reason', label: t('wait.why') }}
          options={reasons.map((one) => ({ value: one.code, label: labelIn(language, one) }))}
        />
        <button class="second">{t('wait.stop')}</button>
      </Form>
    </details>
  )
}

/** One choice says both: a reason belongs to one status only. */
function StatusForm({ visit: { view, deps }, request }: FormsProps): VNode {
  const { t, language, form } = view
  const options = [...deps.reference.waitStatuses.values()].flatMap((status) =>
    status.reasons.map((reason) => ({
      value: `${status.code}:${reason.code}`,
      label: `${labelIn(language, status)}: ${labelIn(language, reason)}`,
    })),
  )
  return (
    <details id="set-status" open={form.id === 'status'}>
      <summary>{t('wait.set-status')}</summary>
      <Form view={view} id="status" action={paths.waitStatus(request.id)}>
        <SelectField
          {...{ view, form: 'status', name: 'reason', options }}
          label={t('wait.status-and-why')}
        />
        <button class="second">{t('wait.set-status')}</button>
      </Form>
    </details>
  )
}
