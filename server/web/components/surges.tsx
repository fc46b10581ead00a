import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { UnitCapacity } from '../../features/capacity/capacity.schema.ts'
import type { Surge } from '../../features/capacity/surge.schema.ts'
import { dayOf } from '../../today.ts'
import type { View } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { SelectField, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { dayText } from './moment.tsx'

interface SurgesProps {
  readonly view: View
  readonly unit: Pick<UnitCapacity, 'unitId' | 'surges'>
  readonly deps: Deps
}

/** Which extra places a unit has or will have: one line each. */
export function SurgeNotes({ view, unit, deps }: SurgesProps): VNode | null {
  if (!unit.surges) return null
  return (
    <ul class="note">
      {unit.surges.map((surge) => (
        <li key={surge.id}>
          <SurgeLine {...{ view, surge, deps }} />
        </li>
      ))}
    </ul>
  )
}

const LOOKS = { planned: 'calm', open: 'good', closing: 'care' } as const

function SurgeLine({ view, surge, deps }: Omit<SurgesProps, 'unit'> & { surge: Surge }): VNode {
  const { t, language } = view
  const { places, staffed, funded, from, until, status } = surge
  const reason = deps.reference.surgeReasons.get(surge.reason)
  const said = {
    ...{ n: places, reason: reason ? labelIn(language, reason) : surge.reason },
    ...{ from: dayText(from, language), until: dayText(until, language) },
  }
  const limited = staffed < places || funded < places
  return (
    <>
      <span class={`badge ${LOOKS[status]}`}>{t(`surge.${status}`)}</span> {t('surge.note', said)}{' '}
      {limited && t('surge.numbers', { staffed, funded })}
    </>
  )
}

/** The same with the acts of who keeps the unit: closing before the day, and opening. */
export function Surges({
  keeps,
  ...props
}: SurgesProps & { readonly keeps: boolean }): VNode | null {
  const { view, unit, deps } = props
  if (!keeps && !unit.surges) return null
  return (
    <>
      <h2>{view.t('surge.title')}</h2>
      <ul class="stack">
        {(unit.surges ?? []).map((surge) => (
          <li key={surge.id}>
            <SurgeLine {...{ view, surge, deps }} />
            {keeps && surge.status !== 'closing' && <CloseForms {...{ view, unit, surge }} />}
          </li>
        ))}
      </ul>
      {keeps && <OpenForm {...props} />}
    </>
  )
}

function CloseForms({
  view,
  unit,
  surge,
}: Omit<SurgesProps, 'deps'> & { readonly surge: Surge }): VNode {
  const action = paths.surgeClosure(unit.unitId, surge.id)
  return (
    <div class="actions">
      {(['when-empty', 'now'] as const).map((when) => (
        <Form key={when} {...{ view, action }} id={`close-${when}-${surge.id}`}>
          <input type="hidden" name="when" value={when} />
          <button class="second">{view.t(`surge.close-${when}`)}</button>
        </Form>
      ))}
    </div>
  )
}

const FORM = 'surge'

function OpenForm({ view, unit, deps }: SurgesProps): VNode {
  const { t, language } = view
  const field = { view, form: FORM }
  const options = [...deps.reference.surgeReasons.values()].map((reason) => ({
    value: reason.code,
    label: labelIn(language, reason),
  }))
  const numbers = { ...field, type: 'number', optional: true, hint: t('surge.all-hint') } as const
  return (
    <details id="open-surge" open={view.form.id === FORM}>
      <summary>{t('surge.open-title')}</summary>
      <Form view={view} id={FORM} action={paths.surges(unit.unitId)} class="narrow">
        <SelectField {...field} name="reason" label={t('surge.reason')} options={options} />
        <TextField {...field} name="places" type="number" label={t('surge.places')} />
        <TextField {...numbers} name="staffed" label={t('surge.staffed')} />
        <TextField {...numbers} name="funded" label={t('surge.funded')} />
        <TextField
          {...{ ...field, name: 'from', type: 'date', label: t('surge.from') }}
          value={dayOf(view.now)}
        />
        <TextField
          {...{ ...field, name: 'until', type: 'date', label: t('surge.until') }}
          hint={t('surge.until-hint')}
        />
        <button>{t('surge.submit')}</button>
      </Form>
    </details>
  )
}
