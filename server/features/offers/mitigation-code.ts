import { z } from 'zod'
import type { Reference } from '../../reference/reference.ts'

/** What can make a place possible after all. */
export function mitigationCode({ mitigations }: Pick<Reference, 'mitigations'>) {
  return z
    .string()
    .refine(
      (code) => mitigations.has(code),
      'must be a known mitigation: see GET /v1/reference/mitigations',
    )
}
