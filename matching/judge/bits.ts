/*
 * Sets of places, one bit each, by position in the index. Sets are shared: nobody changes one that
 * is not of their own making. A set without places may have no words.
 */

/** Most criteria block nowhere: one empty set stands for all of those. */
export const NOWHERE = new Uint32Array(0)

/** Appends the places whose bits are set in one word. */
export function pushBits(bits: number, word: number, places: number[]): void {
  let left = bits
  while (left !== 0) {
    const lowest = left & -left
    places.push(word * 32 + 31 - Math.clz32(lowest))
    left ^= lowest
  }
}

/** Whether a bit set holds a place; an empty set holds none. */
export function holds(set: Uint32Array, place: number): boolean {
  return (((set[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
}

/** Places in either set. */
export function union(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const joined = new Uint32Array(one.length)
  for (let word = 0; word < joined.length; word += 1) {
    joined[word] = (one[word] ?? 0) | (other[word] ?? 0)
  }
  return joined
}

/** Places in both sets. */
export function intersection(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length === 0 || other.length === 0) return NOWHERE
  const shared = new Uint32Array(one.length)
  for (let word = 0; word < shared.length; word += 1) {
    shared[word] = (one[word] ?? 0) & (other[word] ?? 0)
  }
  return shared
}

/** Places in the first set and not in the other. */
export function difference(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length === 0 || other.length === 0) return one
  const left = new Uint32Array(one.length)
  for (let word = 0; word < left.length; word += 1) {
    left[word] = (one[word] ?? 0) & ~(other[word] ?? 0)
  }
  return left
}

/** Places of the first set that are in neither of the others; mostly there are none, so that is looked at first. */
export function rest(all: Uint32Array, one: Uint32Array, other: Uint32Array): Uint32Array {
  if (one.length === 0 || other.length === 0) {
    return orNowhere(difference(difference(all, one), other))
  }
  let some = 0
  for (let word = 0; word < all.length; word += 1) some |= leftAt(all, one, other, word)
  if (some === 0) return NOWHERE
  const left = new Uint32Array(all.length)
  for (let word = 0; word < left.length; word += 1) left[word] = leftAt(all, one, other, word)
  return left
}

function leftAt(all: Uint32Array, one: Uint32Array, other: Uint32Array, word: number): number {
  return (all[word] ?? 0) & ~((one[word] ?? 0) | (other[word] ?? 0))
}

/** The set, or the one without words when no place is in it. */
export function orNowhere(set: Uint32Array): Uint32Array {
  for (const bits of set) if (bits !== 0) return set
  return NOWHERE
}
