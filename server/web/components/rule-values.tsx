import type { VNode } from 'preact'
import type { AskableFact } from '../../../matching/rules/askable-facts.ts'
import { nameOf, wordsFor } from '../../../matching/rules/vocabulary.ts'
import type { Vocabulary } from '../../../matching/rules/vocabulary.ts'
import type { View } from '../http/visit.ts'
import type { AskableByName } from '../rule-form/build-test.ts'
import type { Question } from '../rule-form/editor-state.ts'
import { Choices } from './choices.tsx'
import { SelectField, TextField } from './field.tsx'

/** Id of the form: its fields' ids begin with it. */
export const RULE_FORM = 'rule'

export interface Writing {
  readonly view: View
  readonly facts: AskableByName
  readonly words: Vocabulary
}

interface ValueProps extends Writing {
  readonly at: string
  readonly question: Question
  readonly fact: AskableFact
}

export function ValueFields({ at, question, fact, view, words }: ValueProps): VNode {
  const { t, language } = view
  const shared = { view, form: RULE_FORM, name: `${at}-value` }
  if (fact.type === 'number') {
    return (
      <>
        <TextField
          {...shared}
          type="number"
          label={t('rule-form.number')}
          value={question.values[0]}
        />
        <TextField
          {...{ ...shared, name: `${at}-upper`, type: 'number', value: question.upper }}
          label={t('rule-form.upper')}
        />
      </>
    )
  }
  if (fact.values.length === 0) {
    return <TextField {...shared} label={t('rule-form.free-code')} value={question.values[0]} />
  }
  const options = fact.values.map((value) => ({
    value,
    label: wordsFor(value, fact.name, words, language),
  }))
  return (
    <Choices
      {...shared}
      label={t('rule-form.values')}
      {...{ options, type: 'checkbox' }}
      values={question.values}
    />
  )
}

/** Codes of different lists are never equal. */
function shareCodes(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length || one.some((code) => other.includes(code))
}

/** Comparing with another fact is rare, and folded away until it is used. */
export function OtherField({ at, question, fact, ...writing }: ValueProps): VNode | null {
  const { view, facts, words } = writing
  const { t, language } = view
  const options = [...facts.values()]
    .filter(({ type }) => type === fact.type || (fact.type === 'code' && type === 'codes'))
    .filter(({ values }) => shareCodes(values, fact.values))
    // A place is compared with the household, and people and households with the place.
    .filter(({ name }) => name.startsWith(fact.name.startsWith('place.') ? 'request.' : 'place.'))
    .map(({ name }) => ({ value: name, label: nameOf(name, words, language) }))
  if (options.length === 0) return null
  const name = `${at}-other`
  return (
    <details open={question.other !== ''}>
      <summary>{t('rule-form.other')}</summary>
      <SelectField
        {...{ view, form: RULE_FORM, name, value: question.other, options }}
        label={t('rule-form.other-fact')}
        empty={t('rule-form.no-other')}
      />
    </details>
  )
}
