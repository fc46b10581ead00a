/*
 * A seeded draw between equals that anyone can repeat: no order of arrival, no alphabet, no name.
 */

/** A 32-bit fingerprint of a text (FNV-1a, Fowler, Noll and Vo). Not for secrets. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** The lot of an id under a seed, 0 to 2^32 - 1; both are fingerprints (finaliser of MurmurHash3). */
export function lotOf(seed: number, id: number): number {
  let mixed = Math.imul(seed ^ id ^ (id >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
