import type { VNode } from 'preact'
import type { FactValue, Member } from '../../../matching/profile.ts'
import type { Visit } from '../http/visit.ts'
import { capital, valueWords } from '../lookups.ts'
import { PLACE_NEEDS, QUESTIONS, answersTo, takesSeveral } from '../request-form/questions.ts'
import { labelIn } from '../texts.ts'
import { Choices } from './choices.tsx'
import { SelectField, TextField } from './field.tsx'
import { FORM } from './section-fields.tsx'
import type { SectionProps } from './section-fields.tsx'

/** What matters of the main person, and what the place must offer. */
export function NeedsFields({ visit, request }: SectionProps): VNode {
  const { view, deps } = visit
  const { t } = view
  const facts = request?.household?.members[0]?.facts ?? {}
  const field = { view, form: FORM }
  return (
    <>
      <p>{t('needs.lead')}</p>
      {QUESTIONS.map((code) => (
        <Choices
          key={code}
          {...field}
          type={takesSeveral(code, deps) ? 'checkbox' : 'radio'}
          name={`members-0-facts-${code}`}
          label={t(`ask.${code}`)}
          options={answersTo(code, view, deps)}
          values={saidOf(facts[code])}
        />
      ))}
      <h2>{t('needs.place')}</h2>
      {PLACE_NEEDS.map((criterion) => (
        <Choices
          key={criterion}
          {...field}
          type="radio"
          name={`need-${criterion}`}
          label={t(`need.${criterion}`)}
          options={[
            { value: 'essential', label: t('needs.essential') },
            { value: 'desirable', label: t('needs.desirable') },
            { value: '', label: t('needs.not') },
          ]}
          values={[request?.needs.find((need) => need.criterion === criterion)?.importance ?? '']}
        />
      ))}
    </>
  )
}

/** What has been answered so far; no answer and "unknown" are the same. */
function saidOf(value: FactValue | undefined): string[] {
  if (Array.isArray(value)) return value.map(String)
  return [value === undefined || value === 'onbekend' ? '' : String(value)]
}

/** Each person's legal status over time, with one empty row to add to. */
export function StatusFields({ visit, request }: SectionProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  return (
    <>
      <p>{t('status.lead')}</p>
      {request?.household?.members.map((member, index) => (
        <fieldset class="group" key={index} id={`${FORM}-members-${index}-statuses`} tabIndex={-1}>
          <legend>
            {t('household.member', { n: index + 1 })}:{' '}
            {capital(valueWords(member.role, 'member.role', language, deps))}
          </legend>
          {Array.from({ length: member.statuses.length + 1 }, (_one, row) => (
            <PeriodFields key={row} visit={visit} member={member} at={{ index, row }} />
          ))}
        </fieldset>
      ))}
    </>
  )
}

interface PeriodProps {
  readonly visit: Visit
  readonly member: Member
  readonly at: { readonly index: number; readonly row: number }
}

function PeriodFields({ visit: { view, deps }, member, at: { index, row } }: PeriodProps): VNode {
  const { t, language } = view
  const period = member.statuses[row]
  const name = (field: string) => `members-${index}-statuses-${row}-${field}`
  const label = (key: 'status.status' | 'status.from' | 'status.until') =>
    row === 0 ? t(key) : `${t(key)} (${t('status.period', { n: row + 1 })})`
  const field = { view, form: FORM, optional: row > 0 && !period }
  return (
    <div class="inline">
      <SelectField
        {...field}
        name={name('status')}
        label={label('status.status')}
        value={period?.status}
        options={[...deps.reference.statuses.values()].map((status) => ({
          value: status.code,
          label: labelIn(language, status),
        }))}
      />
      <TextField
        {...field}
        name={name('from')}
        type="date"
        label={label('status.from')}
        value={period?.from}
      />
      <TextField
        {...field}
        name={name('until')}
        type="date"
        label={label('status.until')}
        value={period?.until}
        optional
      />
    </div>
  )
}
