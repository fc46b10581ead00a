import type { Facts } from '../profile.ts'
import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'
import type { Grouping, PlaceIndex } from './place-index.ts'

/** The answers of one criterion: per group of places, and of which places they are no or unknown. */
export interface AskedCriterion {
  readonly criterion: Criterion
  readonly grouping: Grouping
  readonly answers: readonly Truth[]
  readonly no: Uint32Array
  readonly open: Uint32Array
}

export interface JudgedPlaces {
  readonly index: PlaceIndex
  readonly hard: readonly AskedCriterion[]
  readonly soft: readonly AskedCriterion[]
  /** Places that at least one criterion blocks. */
  readonly blocked: Uint32Array
  /** Places of which at least one criterion is unknown. */
  readonly open: Uint32Array
  /** How many criteria block each place, as binary digits spread over bit sets, lowest first. */
  readonly blockCount: readonly Uint32Array[]
  /** How many criteria are unknown of each place, likewise. */
  readonly openCount: readonly Uint32Array[]
}

/**
 * Judges all places at once.
 *
 * 1. Ask each criterion once per group of places that it cannot tell apart.
 * 2. Join the bit sets of the groups that answer no, and of those that answer unknown.
 * 3. Count blocks per place with vertical counters: 32 places per machine word
 *    (Knuth, The Art of Computer Programming 4A, section 7.1.3, "broadword").
 */
export function judgePlaces(index: PlaceIndex, criteria: readonly Criterion[]): JudgedPlaces {
  const asked = criteria.map((criterion) => askGroups(index, criterion))
  const hard = asked.filter(({ criterion }) => criterion.step !== 'soft')
  const blockCount = countBits(
    hard.map(({ no }) => no),
    index.words,
  )
  const openCount = countBits(
    hard.map(({ open }) => open),
    index.words,
  )
  return {
    index,
    hard,
    soft: asked.filter(({ criterion }) => criterion.step === 'soft'),
    blocked: union(blockCount, index.words),
    open: union(openCount, index.words),
    blockCount,
    openCount,
  }
}

function askGroups(index: PlaceIndex, criterion: Criterion): AskedCriterion {
  const { everywhere } = criterion
  const grouping = index.groupBy(everywhere === undefined ? criterion.reads : [])
  const answers = grouping.examples.map(
    (place, group) => everywhere ?? criterion.ask(place, grouping.facts[group] ?? NOTHING),
  )
  // Points need no bit sets: they are added up for the places that fit.
  if (criterion.step === 'soft') return { criterion, grouping, answers, no: NOWHERE, open: NOWHERE }
  const no = placesWith('no', answers, grouping, index)
  const open = placesWith('unknown', answers, grouping, index)
  return { criterion, grouping, answers, no, open }
}

function placesWith(
  answer: Truth,
  answers: readonly Truth[],
  { bits, groupOf }: Grouping,
  { words }: PlaceIndex,
): Uint32Array {
  if (!answers.includes(answer)) return NOWHERE
  if (bits.length > 0) {
    return union(
      bits.filter((_, group) => answers[group] === answer),
      words,
    )
  }
  const found = new Uint32Array(words)
  const wanted = Uint8Array.from(answers, (given) => Number(given === answer))
  for (let place = 0; place < groupOf.length; place += 1) {
    const bit = wanted[groupOf[place] ?? 0] ?? 0
    found[place >>> 5] = (found[place >>> 5] ?? 0) | (bit << (place & 31))
  }
  return found
}

const NOTHING: Facts = {}

/** Most criteria block nowhere: one empty set stands for all of those. */
const NOWHERE = new Uint32Array(0)

function union(sets: readonly Uint32Array[], words: number): Uint32Array {
  const joined = new Uint32Array(words)
  for (const set of sets) {
    for (let word = 0; word < set.length; word += 1) {
      joined[word] = (joined[word] ?? 0) | (set[word] ?? 0)
    }
  }
  return joined
}

/** Adds one to the counter of every place in each set: a carry ripples through the binary digits. */
export function countBits(sets: readonly Uint32Array[], words: number): Uint32Array[] {
  const used = sets.filter((set) => set.length > 0)
  const digits = Array.from(
    { length: Math.ceil(Math.log2(used.length + 1)) },
    () => new Uint32Array(words),
  )
  for (const set of used) {
    for (let word = 0; word < words; word += 1) addWord(digits, word, set[word] ?? 0)
  }
  return digits
}

function addWord(digits: readonly Uint32Array[], word: number, bits: number): void {
  let carry = bits
  for (const digit of digits) {
    if (carry === 0) return
    const old = digit[word] ?? 0
    digit[word] = old ^ carry
    carry &= old
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
