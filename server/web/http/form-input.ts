import type { z } from 'zod'
import { explain } from '../../http/faults.ts'
import { Problem } from '../../problem.ts'
import type { FieldError } from '../../problem.ts'
import { isKey } from '../texts.ts'
import type { Translate } from '../texts.ts'
import type { PageError } from './visit.ts'

/** The form cannot be trusted: another site made it, or its session has ended. */
export class FormExpired extends Error {}

/**
 * What a form says, held against the same schema as the API's. Throws `invalid-input` with every faulty
 * field; the page puts its own words to them.
 */
export function formInput<S extends z.ZodType>(schema: S, said: unknown): z.output<S> {
  const parsed = schema.safeParse(said, { error: explain })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: `#/${path.map(String).join('/')}`,
    detail: message,
  }))
  throw new Problem('invalid-input', 'Some fields are not valid: see "errors".', errors)
}

/** What a refusal means on a page: beside the fields it is about, or else in one sentence. */
export function pageErrors(problem: Problem, formId: string, t: Translate): PageError[] {
  const faults = problem.errors.map((error) => pageError(error, formId, t))
  const named = faults.filter(({ field }) => field !== undefined)
  return named.length > 0 ? named : [{ text: t(`problem.${problem.problem}`) }]
}

function pageError(error: FieldError, formId: string, t: Translate): PageError {
  const path = 'pointer' in error ? error.pointer.slice(2).split('/') : [error.parameter]
  const whole = path.map((part) => ALIASES[part] ?? part).filter((part) => part !== '')
  // One item of a list is wrong: the field that holds the list says so.
  const named = /^\d+$/.test(whole.at(-1) ?? '') ? whole.slice(0, -1) : whole
  const last = named.findLast((part) => !/^\d+$/.test(part)) ?? ''
  // The same name may ask something else in another form.
  const keys = [`fault.${formId}.${last}`, `fault.${last}`, 'fault.general']
  const text = t(keys.find(isKey) ?? 'fault.general')
  return named.length === 0 ? { text } : { text, field: fieldId(formId, named.join('-')) }
}

/** Parts of the API's bodies that forms do not repeat in their field names. */
const ALIASES: Readonly<Record<string, string>> = { household: '', externalDecision: '' }

/** The id of a form's field: forms of one page may have fields of the same name. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`
}
