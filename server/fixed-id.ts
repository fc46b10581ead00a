import { createHash } from 'node:crypto'

/** The same 24 hex digits for the same kind and code, always: so that imports repeat and examples work as they stand. */
export function fixedId(kind: string, code: string): string {
  return createHash('sha256').update(`${kind}:${code}`).digest('hex').slice(0, 24)
}
