/*
 * The published order of the waitlist, and the only place that knows it.
 */

/** What a household's place on the list rests on. */
export interface ListKey {
  /** Urgency class, 1 to 4; 1 goes first. */
  readonly class: number
  /** Start of the clock, `YYYY-MM-DD`; the earliest goes first. */
  readonly since: string
  /** The lot between equals, 0 to 2^32 - 1: `fingerprint` of the request's own id. */
  readonly draw: number
}

/** Class, then who waits longest, then the lot. Negative when the first goes before the second. */
export function compareKeys(one: ListKey, other: ListKey): number {
  if (one.class !== other.class) return one.class - other.class
  if (one.since !== other.since) return one.since < other.since ? -1 : 1
  return one.draw - other.draw
}

/** Both off the list, or both on it with one key. */
export function sameKey(one: ListKey | undefined, other: ListKey | undefined): boolean {
  if (!one || !other) return one === other
  return compareKeys(one, other) === 0
}
