import type { Response } from 'supertest'
import type { z } from 'zod'

/** The parts of an answer's body that a test looks at, typed. Fails when one is missing. */
export function bodyOf<S extends z.ZodType>(schema: S, { status, text }: Response): z.output<S> {
  const body: unknown = JSON.parse(text)
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Error(`${status}: ${text}\n${parsed.error.message}`)
  return parsed.data
}
