import type { VNode } from 'preact'
import { nameOf } from '../../../matching/rules/vocabulary.ts'
import { capital } from '../lookups.ts'
import { SCOPES, namedFacts } from '../rule-form/askable.ts'
import { JOINS, WAYS_OF } from '../rule-form/editor-state.ts'
import type { Group, Join, Question, Side, SideState } from '../rule-form/editor-state.ts'
import { Choices } from './choices.tsx'
import { SelectField } from './field.tsx'
import { OtherField, RULE_FORM, ValueFields } from './rule-values.tsx'
import type { Writing } from './rule-values.tsx'

interface SideProps extends Writing {
  readonly side: Side
  readonly state: SideState
}

/** One test of a rule: groups of questions, each with a way to add and to take away. */
export function SideFields({ side, state, ...writing }: SideProps): VNode {
  const { t } = writing.view
  const { groups } = state
  return (
    <fieldset class="group">
      <legend>
        <h2>{t(`rule-form.${side}`)}</h2>
      </legend>
      <p class="hint">{t(`rule-form.${side}-hint`)}</p>
      {groups.length > 1 && (
        <JoinField {...writing} name={`${side}-join`} join={state.join} of="groups" />
      )}
      {groups.map((group, index) => (
        <GroupFields
          key={index}
          {...writing}
          at={`${side}-${index}`}
          number={index + 1}
          alone={groups.length === 1}
          group={group}
        />
      ))}
      <p class="actions">
        <button name="do" value={`group ${side}`} class="second">
          {t(groups.length === 0 ? `rule-form.${side}-begin` : 'rule-form.add-group')}
        </button>
      </p>
    </fieldset>
  )
}

interface JoinProps extends Writing {
  readonly name: string
  readonly join: Join
  readonly of: 'groups' | 'questions'
}

function JoinField({ view, name, join, of }: JoinProps): VNode {
  const options = JOINS.map((value) => ({ value, label: view.t(`rule-form.${value}-${of}`) }))
  const label = view.t(`rule-form.join-${of}`)
  return (
    <Choices {...{ view, form: RULE_FORM, name, label, options }} type="radio" values={[join]} />
  )
}

interface GroupProps extends Writing {
  readonly at: string
  readonly number: number
  /** No other group stands beside it. */
  readonly alone: boolean
  readonly group: Group
}

function GroupFields({ at, number, alone, group, ...writing }: GroupProps): VNode {
  const { t } = writing.view
  const { questions } = group
  return (
    <fieldset class={alone ? 'plain' : 'card'}>
      <legend class={alone ? 'hidden-text' : undefined}>
        {t('rule-form.group', { n: number })}
      </legend>
      {questions.length > 1 && (
        <JoinField {...writing} name={`${at}-join`} join={group.join} of="questions" />
      )}
      {questions.map((question, index) => (
        <QuestionFields key={index} {...writing} at={`${at}-${index}`} question={question} />
      ))}
      <button name="do" value={`question ${at}`} class="second">
        {t('rule-form.add-question')}
      </button>
    </fieldset>
  )
}

interface QuestionProps extends Writing {
  readonly at: string
  readonly question: Question
}

/** A question is chosen in two steps, so that its words and values fit the fact it is about. */
function QuestionFields({ at, question, ...writing }: QuestionProps): VNode {
  const { view, facts, words } = writing
  const { t, language } = view
  const fact = facts.get(question.fact)
  if (!fact) return <FactField {...writing} at={at} chosen={question.fact} />
  const name = capital(nameOf(fact.name, words, language))
  const scope = SCOPES.find((one) => fact.name.startsWith(`${one}.`))
  return (
    <fieldset class="question">
      <legend>
        {name}
        <span class="note"> ({scope && t(`rule-form.${scope}`)})</span>
      </legend>
      <input type="hidden" name={`${at}-fact`} value={fact.name} />
      <div class="inline">
        <SelectField
          {...{ view, form: RULE_FORM, name: `${at}-way`, value: question.way }}
          label={t('rule-form.way')}
          options={WAYS_OF[fact.type].map((way) => ({
            value: way,
            label: t(`rule-form.way.${way}`),
          }))}
        />
        {fact.type === 'number' && <ValueFields {...writing} {...{ at, question, fact }} />}
      </div>
      {fact.type.startsWith('code') && <ValueFields {...writing} {...{ at, question, fact }} />}
      <OtherField {...writing} {...{ at, question, fact }} />
      <Choices
        {...{ view, form: RULE_FORM, name: `${at}-not`, label: t('rule-form.not') }}
        options={[{ value: 'yes', label: t('rule-form.not-yes') }]}
        {...{ type: 'checkbox', values: question.not ? ['yes'] : [] }}
      />
      <button
        name="do"
        value={`remove ${at}`}
        class="link"
        aria-label={t('rule-form.remove', { name })}
      >
        {t('rule-form.remove-short')}
      </button>
    </fieldset>
  )
}

function FactField({ at, chosen, ...writing }: Writing & { at: string; chosen: string }): VNode {
  const { view, facts, words } = writing
  const { t, language } = view
  return (
    <div class="question">
      <SelectField
        {...{
          view,
          form: RULE_FORM,
          name: `${at}-fact`,
          value: chosen,
          label: t('rule-form.fact'),
        }}
        options={SCOPES.flatMap((scope) =>
          namedFacts(scope, facts, words, language).map((option) => ({
            ...option,
            group: t(`rule-form.${scope}`),
          })),
        )}
      />
      <p class="actions">
        <button name="do" value="choose" class="second">
          {t('rule-form.choose-fact')}
        </button>
        <button name="do" value={`remove ${at}`} class="link">
          {t('rule-form.remove-short')}
        </button>
      </p>
    </div>
  )
}
