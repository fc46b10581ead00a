import type { VNode } from 'preact'
import { ErrorText, saidIn } from './field.tsx'
import type { FieldProps, Option } from './field.tsx'

interface ChoicesProps extends Omit<FieldProps, 'value'> {
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly type: 'radio' | 'checkbox'
}

/** A question with its possible answers, all in sight. */
export function Choices({ type, options, values: before, ...field }: ChoicesProps): VNode {
  const { view, form, name, label, hint, optional } = field
  const { id, error, values } = saidIn(view, form, name, before)
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ]
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field invalid'}
      aria-describedby={ids.length > 0 ? ids.join(' ') : undefined}
    >
      <legend>
        {label}
        {optional && <span class="note"> ({view.t('optional')})</span>}
      </legend>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <ErrorText id={id} error={error} />
      <div class={options.length <= 5 ? 'choices short' : 'choices'}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            option={option}
            type={type}
            name={name}
            // The first answer is what the error summary leads to.
            id={index === 0 ? id : `${id}-${index}`}
            chosen={values.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface ChoiceProps {
  readonly option: Option
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly id: string
  readonly chosen: boolean
}

function Choice({ option, type, name, id, chosen }: ChoiceProps): VNode {
  return (
    <div class="choice">
      <input id={id} type={type} name={name} value={option.value} checked={chosen} />
      <label for={id}>
        {option.label}
        {option.hint !== undefined && <span class="hint">{option.hint}</span>}
      </label>
    </div>
  )
}
