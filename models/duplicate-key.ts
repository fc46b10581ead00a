const DUPLICATE_KEY = 11_000

/** True when a write was refused because a unique index has such a key already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY
}
