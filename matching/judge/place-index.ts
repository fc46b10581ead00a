import type { PlaceFacts } from '../place-facts.ts'
import type { Facts } from '../profile.ts'
import { placeFactsOf } from '../rules/facts.ts'
import { fingerprint } from './tie.ts'

/**
 * Places that agree on some columns. A criterion that reads only those columns has one answer per
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
  readonly bits: readonly Uint32Array[]
}

/** Places prepared for many requests. Do not change them afterwards. */
export interface PlaceIndex {
  /** In the order of their ids, so that the order in which they came can change nothing. */
  readonly places: readonly PlaceFacts[]
  /** 32-bit words needed for one bit per place. */
  readonly words: number
  readonly groupBy: (columns: readonly string[]) => Grouping
  /** Fingerprint of each id, for the seeded draw. */
  readonly fingerprints: Uint32Array
  /** How unsure each vacancy is, in thousandths: 0 is certain. */
  readonly doubts: Uint32Array
}

const indexes = new WeakMap<readonly PlaceFacts[], PlaceIndex>()

/** The index of a list of places, made once per list. */
export function indexPlaces(places: readonly PlaceFacts[]): PlaceIndex {
  const found = indexes.get(places) ?? makeIndex(places)
  indexes.set(places, found)
  return found
}

function makeIndex(unsorted: readonly PlaceFacts[]): PlaceIndex {
  const places = unsorted.toSorted((one, other) => (one.placeId < other.placeId ? -1 : 1))
  const facts = places.map(placeFactsOf)
  const groupings = new Map<string, Grouping>()
  return {
    places,
    words: Math.ceil(places.length / 32),
    fingerprints: Uint32Array.from(places, ({ placeId }) => fingerprint(placeId)),
    doubts: Uint32Array.from(places, ({ confidence }) => Math.round(1000 * (1 - confidence))),
    groupBy: (columns) => {
      const key = columns.join(' ')
      const found = groupings.get(key) ?? group(places, facts, columns)
      groupings.set(key, found)
      return found
    },
  }
}

/** Above this, going through the places one by one is quicker than joining bit sets. */
const MOST_GROUPS_AS_BITS = 48

function group(
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
  return {
    groupOf,
    examples: firsts.flatMap((place) => places[place] ?? []),
    facts: firsts.map((place) => facts[place] ?? {}),
    bits: bitsOf(groupOf, firsts.length),
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
