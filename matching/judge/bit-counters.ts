import { pushBits } from './bits.ts'

/*
 * Counting in many places at once: counter p is bit p of a row of words, one word row per binary
 * digit, so that one machine operation works on 32 counters (Knuth, The Art of Computer Programming
 * 4A, section 7.1.3, "broadword").
 */

/**
 * How many of the sets hold each place, as binary digits spread over bit sets, lowest first. Full
 * adders take three sets of one weight to a sum and a carry until one set is left; the carries are
 * the sets of the next weight. An empty set may have no words.
 */
export function countBits(sets: readonly Uint32Array[], words: number): Uint32Array[] {
  const digits: Uint32Array[] = []
  let carries = sets.filter((set) => set.length > 0)
  while (carries.length > 0) {
    const { sum, carried } = addUp(carries, words)
    digits.push(sum)
    carries = carried
  }
  return digits
}

function addUp(
  sets: readonly Uint32Array[],
  words: number,
): { sum: Uint32Array; carried: Uint32Array[] } {
  const none = new Uint32Array(words)
  const sum = new Uint32Array(words)
  const carried: Uint32Array[] = []
  sum.set(sets[0] ?? none)
  for (let next = 1; next < sets.length; next += 2) {
    const carry = new Uint32Array(words)
    addTwo(sum, sets[next] ?? none, sets[next + 1] ?? none, carry)
    carried.push(carry)
  }
  return { sum, carried }
}

function addTwo(sum: Uint32Array, one: Uint32Array, other: Uint32Array, carry: Uint32Array): void {
  for (let word = 0; word < sum.length; word += 1) {
    const [a, b, c] = [sum[word] ?? 0, one[word] ?? 0, other[word] ?? 0]
    sum[word] = a ^ b ^ c
    carry[word] = (a & b) | ((a ^ b) & c)
  }
}

/**
 * Places by the number that vertical counters say of them, lowest number first, until `limit` places
 * are found; those with the same number together, in the order of the index.
 */
export function placesByCount(
  digits: readonly Uint32Array[],
  wanted: Uint32Array,
  limit: number,
): number[][] {
  const found: number[][] = []
  let total = 0
  for (let count = 0; count < 1 << digits.length && total < limit; count += 1) {
    const places = placesCounted(digits, wanted, count)
    total += places.length
    found.push(places)
  }
  return found
}

function placesCounted(
  digits: readonly Uint32Array[],
  wanted: Uint32Array,
  count: number,
): number[] {
  const places: number[] = []
  for (let word = 0; word < wanted.length; word += 1) {
    let bits = wanted[word] ?? 0
    for (let power = 0; bits !== 0 && power < digits.length; power += 1) {
      const digit = digits[power]?.[word] ?? 0
      bits &= (count >>> power) & 1 ? digit : ~digit
    }
    pushBits(bits, word, places)
  }
  return places
}
