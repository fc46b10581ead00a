import type { VNode } from 'preact'
import { programmeKinds } from '../../features/programmes/programme-kinds.ts'
import type { ProgrammeWait } from '../../features/programmes/programme-wait.schema.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { mayCall } from '../../http/access.ts'
import { PROGRAMME_WAIT_MOVES, SEAT_ASKABLE } from '../../states.ts'
import type { View, Visit } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { labelIn, nameIn, sentenceIn } from '../texts.ts'
import { SelectField } from './field.tsx'
import { Form } from './form.tsx'

interface WaitsProps {
  readonly visit: Visit
  readonly request: PlacementRequest
  readonly waits: readonly ProgrammeWait[]
}

/** The programme seats a household waits for by themselves, and asking for one. */
export function ProgrammeWaits({ visit, request, waits }: WaitsProps): VNode | null {
  const { view, actor } = visit
  const { t } = view
  const asks = mayCall(actor, 'request-place') && SEAT_ASKABLE.includes(request.status)
  if (waits.length === 0 && !asks) return null
  return (
    <>
      <h2>{t('programmes.request')}</h2>
      <p class="note">{t('programmes.request-hint')}</p>
      {waits.length > 0 && (
        <ul class="stack">
          {waits.map((wait) => (
            <WaitCard key={wait.id} visit={visit} wait={wait} />
          ))}
        </ul>
      )}
      {asks && <AskForm visit={visit} request={request} waits={waits} />}
    </>
  )
}

const ENDABLE: readonly string[] = PROGRAMME_WAIT_MOVES.withdraw.from

function WaitCard({ visit, wait }: { readonly visit: Visit; readonly wait: ProgrammeWait }): VNode {
  const { view, deps, actor } = visit
  const { t } = view
  const kind = programmeKinds(deps).get(wait.programme)
  const ends = mayCall(actor, 'request-place') && ENDABLE.includes(wait.status)
  return (
    <li class="card">
      <h3>
        {kind ? nameIn(view.language, kind) : wait.programme}{' '}
        <span class="badge">{t(`programme-wait.status.${wait.status}`)}</span>
      </h3>
      {wait.position !== undefined && (
        <p>
          <strong>{t('programmes.position', { n: wait.position })}</strong>
          {' · '}
          {t('request.waiting-days', { n: wait.waitingDays })}
        </p>
      )}
      <Because view={view} wait={wait} />
      {ends && <EndForm visit={visit} wait={wait} />}
    </li>
  )
}

/** Why somebody stands where they stand. */
export function Because({ view, wait }: { view: View; wait: ProgrammeWait }): VNode | null {
  if (wait.because.length === 0) return null
  return (
    <ul>
      {wait.because.map((because) => (
        <li key={because.code}>{sentenceIn(view.language, because)}</li>
      ))}
    </ul>
  )
}

function EndForm({ visit, wait }: { readonly visit: Visit; readonly wait: ProgrammeWait }): VNode {
  const { view, deps } = visit
  const form = `end-${wait.id}`
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ phase }) => phase === 'withdrawal')
    .map((reason) => ({ value: reason.code, label: labelIn(view.language, reason) }))
  return (
    <details id={`ending-${wait.id}`} open={view.form.id === form}>
      <summary>{view.t('programmes.end')}</summary>
      <Form {...{ view, id: form, action: paths.programmeWaitEnd(wait.requestId, wait.id) }}>
        <SelectField {...{ view, form, options }} name="reason" label={view.t('withdraw.reason')} />
        <button class="second">{view.t('programmes.end')}</button>
      </Form>
    </details>
  )
}

/** Every kind there is that the household does not wait for yet; what the request itself names comes first. */
function AskForm({ visit, request, waits }: WaitsProps): VNode | null {
  const { view, deps } = visit
  const { t, language } = view
  const queued = waits.filter(({ status }) => ENDABLE.includes(status))
  const named = (kind: string) => (request.programmes.includes(kind) ? 0 : 1)
  const options = [...programmeKinds(deps).values()]
    .filter(({ kind }) => !queued.some(({ programme }) => programme === kind))
    .map((kind) => ({ value: kind.kind, label: nameIn(language, kind) }))
    .toSorted((a, b) => named(a.value) - named(b.value) || a.label.localeCompare(b.label))
  if (options.length === 0) return null
  const form = 'ask-programme'
  return (
    <Form {...{ view, id: form, action: paths.programmeWaits(request.id) }} class="narrow">
      <SelectField {...{ view, form, options }} name="programme" label={t('programmes.which')} />
      <button class="second">{t('programmes.ask')}</button>
    </Form>
  )
}
