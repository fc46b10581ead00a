import type { ComponentChildren, VNode } from 'preact'
import { fieldId } from '../http/form-input.ts'
import type { View } from '../http/visit.ts'

export interface FieldProps {
  readonly view: View
  /** Id of the form it belongs to. */
  readonly form: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  /** What it says before anybody has changed it. */
  readonly value?: string | undefined
}

interface Said {
  readonly id: string
  readonly error: string | undefined
  /** What was sent when it was refused, else the value it had. */
  readonly values: readonly string[]
}

/** What a field says and what is wrong with it, given which form was refused. */
export function saidIn(view: View, form: string, name: string, before: readonly string[]): Said {
  const id = fieldId(form, name)
  const refused = view.form.id === form
  const error = refused ? view.form.errors.find(({ field }) => field === id)?.text : undefined
  return { id, error, values: refused ? view.form.values.getAll(name) : before }
}

interface FrameProps extends FieldProps {
  readonly children: (input: {
    readonly id: string
    readonly value: string
    readonly describedBy: string | undefined
    readonly invalid: true | undefined
  }) => ComponentChildren
}

/** Label, hint and error, bound to the input so that screen readers say all three. */
function FieldFrame({ children, ...field }: FrameProps): VNode {
  const { view, form, name, label, hint, optional, value } = field
  const { id, error, values } = saidIn(view, form, name, value === undefined ? [] : [value])
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ]
  const describedBy = ids.length > 0 ? ids.join(' ') : undefined
  const invalid = error === undefined ? undefined : true
  return (
    <div class={invalid ? 'field invalid' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="note"> ({view.t('optional')})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <ErrorText id={id} error={error} />
      {children({ id, value: values[0] ?? '', describedBy, invalid })}
    </div>
  )
}

export function ErrorText({ id, error }: { id: string; error: string | undefined }): VNode | null {
  if (error === undefined) return null
  return (
    <p class="error" id={`${id}-error`}>
      {error}
    </p>
  )
}

type InputType = 'text' | 'email' | 'password' | 'date' | 'number'

interface InputProps extends FieldProps {
  readonly type?: InputType
  readonly autocomplete?: 'off' | 'username' | 'current-password'
}

export function TextField({ type = 'text', autocomplete = 'off', ...field }: InputProps): VNode {
  return (
    <FieldFrame {...field}>
      {({ id, value, describedBy, invalid }) => {
        const said = {
          ...{ id, name: field.name, autocomplete },
          ...{ 'aria-describedby': describedBy, 'aria-invalid': invalid },
        }
        // A password is typed again.
        if (type === 'password') return <input type="password" {...said} />
        if (type === 'date') return <input type="date" value={value} {...said} />
        if (type === 'number') return <input type="number" value={value} {...said} />
        if (type === 'email') return <input type="email" value={value} {...said} />
        return <input type="text" value={value} {...said} />
      }}
    </FieldFrame>
  )
}

export function TextArea({ rows = 3, ...field }: FieldProps & { readonly rows?: number }): VNode {
  return (
    <FieldFrame {...field}>
      {({ id, value, describedBy, invalid }) => (
        <textarea
          id={id}
          name={field.name}
          rows={rows}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        >
          {value}
        </textarea>
      )}
    </FieldFrame>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** What it is shown under in a list of groups. */
  readonly group?: string
}

interface SelectProps extends FieldProps {
  readonly options: readonly Option[]
  /** What is said when nothing is chosen. */
  readonly empty?: string
}

export function SelectField({ options, empty, ...field }: SelectProps): VNode {
  return (
    <FieldFrame {...field}>
      {({ id, value, describedBy, invalid }) => (
        <select id={id} name={field.name} aria-describedby={describedBy} aria-invalid={invalid}>
          <option value="">{empty ?? `${field.view.t('choose')} …`}</option>
          <Options options={options} chosen={value} />
        </select>
      )}
    </FieldFrame>
  )
}

function Options({ options, chosen }: { options: readonly Option[]; chosen: string }): VNode {
  const groups = [...new Set(options.map(({ group }) => group))]
  return (
    <>
      {groups.map((group) => {
        const inside = options
          .filter((option) => option.group === group)
          .map(({ value, label }) => (
            <option key={value} value={value} selected={value === chosen}>
              {label}
            </option>
          ))
        return group === undefined ? inside : <optgroup label={group}>{inside}</optgroup>
      })}
    </>
  )
}
