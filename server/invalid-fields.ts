import type { z } from 'zod'
import { Problem } from './problem.ts'
import type { FieldError } from './problem.ts'

/** A body that a service itself could not accept: one problem that names every faulty field. */
export function invalidFields(issues: readonly z.core.$ZodIssue[]): Problem {
  const errors: FieldError[] = issues.map(({ path, message }) => ({
    pointer: `#/${path.map(String).join('/')}`,
    detail: message,
  }))
  return new Problem('invalid-input', 'The body is not valid: see "errors".', errors)
}
