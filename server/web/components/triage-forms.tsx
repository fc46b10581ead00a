import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { View } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { SelectField, TextArea } from './field.tsx'
import { Form } from './form.tsx'

interface TriageProps {
  readonly view: View
  readonly requestId: string
  readonly deps: Deps
}

/** Three ways to decide on a submitted request; the first is the usual one. */
export function TriageForms({ view, requestId, deps }: TriageProps): VNode {
  const { t, language, form } = view
  const action = paths.triageRequest(requestId)
  const reasons = [...deps.reference.refusalReasons.values()]
    .filter(({ side }) => side === 'system')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <section class="card prose" aria-labelledby="triage-title">
      <h2 class="plain" id="triage-title">
        {t('triage.form-title')}
      </h2>
      <Form view={view} id="accept" action={action}>
        <input type="hidden" name="decision" value="accept" />
        <button>{t('triage.accept')}</button>
      </Form>
      <details id="ask-more" open={form.id === 'ask'}>
        <summary>{t('triage.or-ask')}</summary>
        <Form view={view} id="ask" action={action}>
          <input type="hidden" name="decision" value="ask" />
          <TextArea
            {...{ view, form: 'ask' }}
            name="question"
            label={t('triage.question')}
            hint={t('triage.question-hint')}
          />
          <button class="second">{t('triage.ask')}</button>
        </Form>
      </details>
      <details id="refuse-it" open={form.id === 'refuse'}>
        <summary>{t('triage.or-refuse')}</summary>
        <Form view={view} id="refuse" action={action}>
          <input type="hidden" name="decision" value="refuse" />
          <SelectField
            {...{ view, form: 'refuse', options: reasons }}
            name="reason"
            label={t('triage.reason')}
          />
          <button class="second">{t('triage.refuse')}</button>
        </Form>
      </details>
    </section>
  )
}
