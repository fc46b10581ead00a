import type { PlaceFacts } from '../place-facts.ts'
import type { Facts } from '../profile.ts'
import type { Truth } from '../truth.ts'
import { NOWHERE } from './bits.ts'
import type { PlaceAnswers } from './place-answers.ts'

/**
 * Places that agree on some columns. A question that reads only those columns has one answer per
 * group, so it is asked once per group and not once per place.
 */
export interface Grouping {
  /** Group of each place. */
  readonly groupOf: Uint32Array
  /** One place of each group. */
  readonly examples: readonly PlaceFacts[]
  /** The same places as rules read them. */
  readonly facts: readonly Facts[]
  /** Places of each group as bits; empty when there are too many groups for bits to pay. */
  readonly bits: () => readonly Uint32Array[]
}

/** Above this, going through the places one by one is quicker than joining bit sets. */
const MOST_GROUPS_AS_BITS = 96

export function groupPlaces(
  places: readonly PlaceFacts[],
  facts: readonly Facts[],
  columns: readonly string[],
): Grouping {
  const numbers = new Map<string, number>()
  const firsts: number[] = []
  const groupOf = Uint32Array.from(facts, (known, place) => {
    const key = JSON.stringify(columns.map((column) => known[column] ?? null))
    const number = numbers.get(key) ?? firsts.push(place) - 1
    numbers.set(key, number)
    return number
  })
  let bits: Uint32Array[] | undefined
  return {
    groupOf,
    examples: firsts.flatMap((place) => places[place] ?? []),
    facts: firsts.map((place) => facts[place] ?? {}),
    bits: () => (bits ??= bitsOf(groupOf, firsts.length)),
  }
}

function bitsOf(groupOf: Uint32Array, groups: number): Uint32Array[] {
  if (groups > MOST_GROUPS_AS_BITS) return []
  const words = Math.ceil(groupOf.length / 32)
  const bits = Array.from({ length: groups }, () => new Uint32Array(words))
  groupOf.forEach((number, place) => {
    const set = bits[number]
    const word = place >>> 5
    if (set !== undefined) set[word] = (set[word] ?? 0) | (1 << (place & 31))
  })
  return bits
}

/** Asks each group once. */
export function answersOfGroups(grouping: Grouping, ask: (place: Facts) => Truth): PlaceAnswers {
  return joinGroups(grouping, grouping.facts.map(ask))
}

/** The answers about places, from those about their groups. */
export function joinGroups(grouping: Grouping, answers: readonly Truth[]): PlaceAnswers {
  const [first] = answers
  if (first !== undefined && answers.every((answer) => answer === first)) return first
  return {
    yes: placesWith('yes', answers, grouping),
    no: placesWith('no', answers, grouping),
  }
}

function placesWith(answer: Truth, answers: readonly Truth[], grouping: Grouping): Uint32Array {
  if (!answers.includes(answer)) return NOWHERE
  const { groupOf } = grouping
  const bits = grouping.bits()
  const found = new Uint32Array(Math.ceil(groupOf.length / 32))
  if (bits.length === 0) {
    const wanted = Uint8Array.from(answers, (given) => Number(given === answer))
    for (let place = 0; place < groupOf.length; place += 1) {
      const bit = wanted[groupOf[place] ?? 0] ?? 0
      found[place >>> 5] = (found[place >>> 5] ?? 0) | (bit << (place & 31))
    }
    return found
  }
  for (let group = 0; group < bits.length; group += 1) {
    if (answers[group] === answer) addTo(found, bits[group] ?? found)
  }
  return found
}

function addTo(found: Uint32Array, set: Uint32Array): void {
  for (let word = 0; word < found.length; word += 1) {
    found[word] = (found[word] ?? 0) | (set[word] ?? 0)
  }
}
