import type { VNode } from 'preact'
import type { Report } from '../../features/reports/report.schema.ts'
import type { Visit } from '../http/visit.ts'
import { regionName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { SelectField } from './field.tsx'
import type { Option } from './field.tsx'
import { Form } from './form.tsx'

const FORM = 'hand-over'

interface HandOverProps {
  readonly visit: Visit
  readonly report: Report
  /** Organisations with somebody who acts on reports. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

/** Gives a report to somebody else, with a reason. */
export function HandOverForm({ visit, report, organisations }: HandOverProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const owners: Option[] = [
    { value: 'desk', label: t('report.desk') },
    { value: 'region', label: t('report.municipality', { name: regionName(report.region, deps) }) },
    ...organisations.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const reasons = [...deps.reference.handOverReasons.values()].map((reason) => ({
    value: reason.code,
    label: labelIn(language, reason),
  }))
  const field = { view, form: FORM }
  return (
    <details id="handing-over" open={view.form.id === FORM}>
      <summary>{t('hand-over.title')}</summary>
      <p class="note">{t('hand-over.what')}</p>
      <Form view={view} id={FORM} action={paths.reportHandOver(report.id)}>
        <SelectField {...field} name="to" label={t('hand-over.to')} options={owners} />
        <SelectField {...field} name="reason" label={t('hand-over.reason')} options={reasons} />
        <button class="second">{t('hand-over.submit')}</button>
      </Form>
    </details>
  )
}
