import type { VNode } from 'preact'
import { APPLIES_TO, OWNER_LEVELS, RELAXERS, RULE_KINDS } from '../../../matching/rules/rule.ts'
import type { View } from '../http/visit.ts'
import type { EditorState, PLAIN_FIELDS } from '../rule-form/editor.ts'
import { Choices } from './choices.tsx'
import { SelectField, TextArea, TextField } from './field.tsx'
import { RULE_FORM } from './rule-values.tsx'

interface AboutProps {
  readonly view: View
  readonly state: EditorState
  /** Whether the code of the rule stands: it is a next version, or a draft of one. */
  readonly known: boolean
}

type Name = (typeof PLAIN_FIELDS)[number]

/** What kind of rule it is, of whom it must hold, and what a no means. */
export function KindFields({ view, state, known }: AboutProps): VNode {
  const { t } = view
  const { field, choice } = fieldsOf(view, state)
  return (
    <fieldset class="group">
      <legend>
        <h2>{t('rule-form.about')}</h2>
      </legend>
      {known ? (
        <p>
          <input type="hidden" name="code" value={state.said['code']} />
          {t('rule-form.code')}: <code>{state.said['code']}</code>
        </p>
      ) : (
        <TextField {...field('code')} hint={t('rule-form.code-hint')} />
      )}
      <Choices
        {...choice('kind')}
        options={RULE_KINDS.map((value) => ({
          ...{ value, label: t(`rules.kind.${value}`), hint: t(`rule-form.kind-hint.${value}`) },
        }))}
      />
      <Choices
        {...choice('appliesTo')}
        options={APPLIES_TO.map((value) => ({ value, label: t(`rule-form.applies.${value}`) }))}
      />
      <Choices
        {...choice('otherwise')}
        hint={t('rule-form.otherwise-hint')}
        options={(['blocks', 'assess'] as const).map((value) => ({
          value,
          label: t(`rule-form.otherwise.${value}`),
        }))}
      />
      <TextField {...field('points')} type="number" optional hint={t('rule-form.points-hint')} />
    </fieldset>
  )
}

/** When it holds, whose it is, who may set it aside, where it comes from, and what it is called. */
export function TermFields({ view, state }: Omit<AboutProps, 'known'>): VNode {
  const { t } = view
  const { field, choice } = fieldsOf(view, state)
  return (
    <fieldset class="group">
      <legend>
        <h2>{t('rule-form.terms')}</h2>
      </legend>
      <div class="inline">
        <TextField {...field('effectiveFrom')} type="date" />
        <TextField {...field('effectiveUntil')} type="date" optional />
      </div>
      <SelectField
        {...field('relaxableBy')}
        options={RELAXERS.map((value) => ({
          value,
          label: t(value === 'nobody' ? 'rules.nobody' : `role.${value}`),
        }))}
      />
      <div class="inline">
        <SelectField
          {...field('owner')}
          options={OWNER_LEVELS.map((value) => ({ value, label: t(`rule-form.owner.${value}`) }))}
        />
        <TextField {...field('owner-id')} optional hint={t('rule-form.owner-id-hint')} />
      </div>
      <p class="hint">{t('rule-form.source-hint')}</p>
      <TextField {...field('source')} optional />
      <div class="inline">
        <TextField {...field('legalBasis-law')} optional />
        <TextField {...field('legalBasis-article')} optional />
        <TextField {...field('legalBasis-bwbr')} optional />
      </div>
      <Choices
        {...choice('modelling')}
        type="checkbox"
        options={[{ value: 'yes', label: t('rule-form.modelling-yes') }]}
      />
      <TextArea {...field('textNl')} rows={2} optional hint={t('rule-form.text-hint')} />
      <TextArea {...field('textEn')} rows={2} optional />
    </fieldset>
  )
}

/** What every field of this form has: its name, its words, and what was said in it. */
function fieldsOf(view: View, { said }: EditorState) {
  const shared = (name: Name) =>
    ({ view, form: RULE_FORM, name, label: view.t(`rule-form.${name}`) }) as const
  return {
    field: (name: Name) => ({ ...shared(name), value: said[name] }),
    choice: (name: Name) =>
      ({ ...shared(name), type: 'radio', values: [said[name] ?? ''] }) as const,
  }
}
