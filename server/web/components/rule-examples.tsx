import type { VNode } from 'preact'
import type { AskableFact } from '../../../matching/rules/askable-facts.ts'
import { askExample } from '../../../matching/rules/examples.ts'
import type { Rule } from '../../../matching/rules/rule.ts'
import { nameOf, wordsFor } from '../../../matching/rules/vocabulary.ts'
import { capital } from '../lookups.ts'
import type { EditorState, ExampleState } from '../rule-form/editor.ts'
import { SelectField, TextField } from './field.tsx'
import type { Option } from './field.tsx'
import { RULE_FORM } from './rule-values.tsx'
import type { Writing } from './rule-values.tsx'

const OUTCOMES = ['yes', 'no', 'unknown'] as const

interface ExamplesProps extends Writing {
  readonly state: EditorState
  /** The facts that the rule asks, as far as it is written. */
  readonly asked: readonly AskableFact[]
  /** The rule that the form says; absent while it is not complete. */
  readonly rule: Rule | undefined
}

/** Examples to check the rule by: what its author expects, beside what the rule really answers. */
export function ExampleFields({ state, rule, ...props }: ExamplesProps): VNode {
  const { t } = props.view
  return (
    <fieldset class="group" id={`${RULE_FORM}-examples`}>
      <legend>
        <h2>{t('rule.examples')}</h2>
      </legend>
      <p class="hint">{t('rule-form.examples-hint')}</p>
      <div class="cards">
        {state.examples.map((example, index) => (
          <Example key={index} {...props} {...{ index, example }} answer={answerOf(rule, index)} />
        ))}
      </div>
      <p class="actions">
        <button name="do" value="examples" class="second">
          {t('rule-form.propose')}
        </button>
        <button name="do" value="example" class="second">
          {t('rule-form.add-example')}
        </button>
      </p>
    </fieldset>
  )
}

function answerOf(rule: Rule | undefined, index: number) {
  const example = rule?.examples[index]
  return rule && example ? askExample(rule, example) : undefined
}

interface ExampleProps extends Omit<ExamplesProps, 'state' | 'rule'> {
  readonly index: number
  readonly example: ExampleState
  readonly answer: (typeof OUTCOMES)[number] | undefined
}

function Example({ index, example, answer, asked, ...writing }: ExampleProps): VNode {
  const { view } = writing
  const { t } = view
  const at = `examples-${index}`
  const n = index + 1
  return (
    <fieldset class="card">
      <legend>{t('rule-form.example', { n })}</legend>
      {asked.map((fact) => (
        <FactValueField
          key={fact.name}
          {...writing}
          at={at}
          fact={fact}
          value={example.facts[fact.name] ?? ''}
        />
      ))}
      <SelectField
        {...{ view, form: RULE_FORM, name: `${at}-outcome`, value: example.outcome }}
        label={t('rule-form.expected')}
        options={OUTCOMES.map((value) => ({ value, label: t(`rule.outcome.${value}`) }))}
      />
      {answer !== undefined && (
        <p class={answer === example.outcome ? 'done' : 'notice care'}>
          {t(answer === example.outcome ? 'rule-form.comes-true' : 'rule-form.comes-otherwise', {
            answer: t(`rule.outcome.${answer}`),
          })}
        </p>
      )}
      <button
        name="do"
        value={`remove ${at}`}
        class="link"
        aria-label={t('rule-form.remove-example', { n })}
      >
        {t('rule-form.remove-short')}
      </button>
    </fieldset>
  )
}

interface ValueProps extends Writing {
  readonly at: string
  readonly fact: AskableFact
  readonly value: string
}

function FactValueField({ at, fact, value, view, words }: ValueProps): VNode {
  const { t, language } = view
  const shared = {
    ...{ view, form: RULE_FORM, name: `${at}-fact-${fact.name}`, value },
    label: capital(nameOf(fact.name, words, language)),
  }
  if (fact.type === 'number') return <TextField {...shared} type="number" />
  if (fact.type === 'boolean') {
    const options = (['yes', 'no'] as const).map((said) => ({ value: said, label: t(said) }))
    return <SelectField {...shared} options={options} empty={t('rule-form.not-known')} />
  }
  if (fact.values.length === 0) return <TextField {...shared} />
  const codes = value === '' || fact.values.includes(value) ? fact.values : [value, ...fact.values]
  const options: Option[] = codes
    .filter((code) => code !== '-')
    .map((code) => ({ value: code, label: wordsFor(code.split(','), fact.name, words, language) }))
  const none = fact.type === 'codes' ? [{ value: '-', label: t('rule-form.none') }] : []
  return (
    <SelectField {...shared} options={[...none, ...options]} empty={t('rule-form.not-known')} />
  )
}
