import type { Reference } from '../../reference/reference.ts'
import type { LandscapeRows, RawRow, RowKind } from './landscape-rows.ts'
import type { StoredLandscape } from './stored-landscape.ts'

/** What rows are held against. */
export interface CheckContext {
  /** Every row that was read, also those with a fault: what they name is known, so that one fault is told once. */
  readonly raw: readonly RawRow[]
  readonly rows: LandscapeRows
  readonly stored: StoredLandscape
  readonly reference: Reference
}

/** Whether a code of a kind is in the file, or stored and not archived. */
export function isKnown(kind: RowKind, code: string, context: CheckContext): boolean {
  const { raw, stored } = context
  const kept = stored[kind].get(code)
  if (kept && !kept.archivedAt) return true
  return codesIn(raw, kind).has(code)
}

const codesOf = new WeakMap<readonly RawRow[], Map<RowKind, Set<unknown>>>()

function codesIn(raw: readonly RawRow[], kind: RowKind): Set<unknown> {
  const known = codesOf.get(raw) ?? new Map<RowKind, Set<unknown>>()
  codesOf.set(raw, known)
  const codes =
    known.get(kind) ??
    new Set(raw.filter((row) => row.kind === kind).map(({ values }) => values['code']))
  known.set(kind, codes)
  return codes
}
