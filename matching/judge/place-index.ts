import type { PlaceFacts } from '../place-facts.ts'
import { placeFactsOf } from '../rules/facts.ts'
import { rest } from './bits.ts'
import { groupPlaces } from './groups.ts'
import type { Grouping } from './groups.ts'
import type { PlaceAnswers } from './place-answers.ts'
import { fingerprint } from './tie.ts'

/** Places prepared for many requests. Do not change them afterwards. */
export interface PlaceIndex {
  /** In the order of their ids, so that the order in which they came can change nothing. */
  readonly places: readonly PlaceFacts[]
  /** 32-bit words needed for one bit per place. */
  readonly words: number
  /** A bit for every place. */
  readonly everywhere: Uint32Array
  readonly groupBy: (columns: readonly string[]) => Grouping
  /** What a question answers about these places, whoever asks; worked out when it is first asked. */
  readonly remembered: (question: string, answer: () => PlaceAnswers) => PlaceAnswers
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
  const answers = new Map<string, PlaceAnswers>()
  const everywhere = new Uint32Array(Math.ceil(places.length / 32)).fill(-1)
  // The last word has room for more places than there are.
  if (places.length % 32 > 0) everywhere[everywhere.length - 1] = 2 ** (places.length % 32) - 1
  return {
    places,
    words: everywhere.length,
    everywhere,
    groupBy: (columns) => {
      const key = columns.join(' ')
      const found = groupings.get(key) ?? groupPlaces(places, facts, columns)
      groupings.set(key, found)
      return found
    },
    remembered: (question, answer) => {
      const found = answers.get(question) ?? withOpen(answer(), everywhere)
      answers.set(question, found)
      return found
    },
    fingerprints: Uint32Array.from(places, ({ placeId }) => fingerprint(placeId)),
    doubts: Uint32Array.from(places, ({ confidence }) => Math.round(1000 * (1 - confidence))),
  }
}

/** With the places of which the answer is unknown: whoever asks again need not work them out. */
function withOpen(answers: PlaceAnswers, everywhere: Uint32Array): PlaceAnswers {
  if (typeof answers === 'string') return answers
  const { yes, no } = answers
  return { yes, no, open: rest(everywhere, yes, no) }
}
