/*
 * Stable radix sort of place numbers by whole-number keys (LSD, Knuth, The Art of Computer
 * Programming 3, section 5.2.5). Comparing would cost more than all the rules together.
 */

const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS

/** A key per place, below 2^32, ascending; `bits` says how many bits of it count. */
export interface SortKey {
  readonly values: ArrayLike<number>
  readonly bits: number
}

/** Places in ascending order of the first key, equals by the next, and so on. */
export function sortPlaces(places: Uint32Array, keys: readonly SortKey[]): Uint32Array {
  if (places.length < 2) return places
  let from = places
  let to: Uint32Array = new Uint32Array(places.length)
  for (const { values, bits } of keys.toReversed()) {
    for (let shift = 0; shift < bits; shift += DIGIT_BITS) {
      pass(from, to, values, shift)
      const last = from
      from = to
      to = last === places ? new Uint32Array(places.length) : last
    }
  }
  return from
}

/** Sorts by one digit: count, add up, deal out. */
function pass(from: Uint32Array, to: Uint32Array, values: ArrayLike<number>, shift: number): void {
  const starts = new Uint32Array(DIGITS + 1)
  for (const place of from) {
    const digit = ((values[place] ?? 0) >>> shift) & (DIGITS - 1)
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1
  }
  for (let digit = 1; digit <= DIGITS; digit += 1) {
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0)
  }
  for (const place of from) {
    const digit = ((values[place] ?? 0) >>> shift) & (DIGITS - 1)
    const position = starts[digit] ?? 0
    to[position] = place
    starts[digit] = position + 1
  }
}
