import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import { facilityTypeName } from '../lookups.ts'
import { Choices } from './choices.tsx'
import { FORM, listOf } from './section-fields.tsx'
import type { SectionProps } from './section-fields.tsx'

/** How soon, and what kind of shelter. */
export function UrgencyFields({ visit, request }: SectionProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const field = { view, form: FORM }
  return (
    <>
      <Choices
        {...field}
        type="radio"
        name="urgency-class"
        label={t('urgency.class')}
        hint={t('urgency.hint')}
        options={classOptions(view)}
        values={listOf(request?.urgency?.class)}
      />
      <Choices
        {...field}
        type="checkbox"
        name="facilityTypes"
        label={t('urgency.types')}
        hint={t('urgency.types-hint')}
        options={[...deps.reference.facilityTypes.keys()].map((code) => ({
          value: code,
          label: facilityTypeName(code, language, deps),
        }))}
        values={request?.facilityTypes ?? []}
        optional
      />
    </>
  )
}

function classOptions({ t }: View) {
  return (['1', '2', '3', '4'] as const).map((value) => ({ value, label: t(`class.${value}`) }))
}
