import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** One JSON file of the product's own data, checked against its schema. */
export function readJson<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
): z.output<S> {
  const path = join(folder, `${file}.json`)
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const parsed = schema.safeParse(json)
  if (!parsed.success)
    throw new Error(`${path} is not as expected: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
