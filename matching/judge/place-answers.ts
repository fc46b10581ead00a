import type { Truth } from '../truth.ts'
import { not } from '../truth.ts'
import { intersection, NOWHERE, union } from './bits.ts'

/** Which places a claim is true of, and of which it is not, one bit each; of the others it is unknown. */
export interface PlaceSets {
  readonly yes: Uint32Array
  readonly no: Uint32Array
  /** The others, where that is worked out already. */
  readonly open?: Uint32Array
}

/** What is said of all places at once: one truth where they do not differ. Sets are shared: never change them. */
export type PlaceAnswers = Truth | PlaceSets

/** Strong Kleene conjunction, place by place, over sets of as many words. */
export function allOf(claims: readonly PlaceAnswers[]): PlaceAnswers {
  const { joined, isOpen } = together(claims, 'no', both)
  if (joined === undefined) return isOpen ? 'unknown' : 'yes'
  if (typeof joined === 'string' || !isOpen) return joined
  return { yes: NOWHERE, no: joined.no }
}

/** Strong Kleene disjunction, place by place. */
export function anyOf(claims: readonly PlaceAnswers[]): PlaceAnswers {
  const { joined, isOpen } = together(claims, 'yes', either)
  if (joined === undefined) return isOpen ? 'unknown' : 'no'
  if (typeof joined === 'string' || !isOpen) return joined
  return { yes: joined.yes, no: NOWHERE }
}

/** The sets joined, unless one truth settles everything; and whether a claim is unknown everywhere. */
function together(
  claims: readonly PlaceAnswers[],
  settles: 'yes' | 'no',
  join: typeof both,
): { joined: PlaceSets | 'yes' | 'no' | undefined; isOpen: boolean } {
  let joined: PlaceSets | undefined
  let isOpen = false
  for (const claim of claims) {
    if (claim === settles) return { joined: settles, isOpen }
    if (claim === 'unknown') isOpen = true
    else if (typeof claim !== 'string') joined = joined === undefined ? claim : join(joined, claim)
  }
  return { joined, isOpen }
}

export function opposite(claim: PlaceAnswers): PlaceAnswers {
  return typeof claim === 'string' ? not(claim) : { yes: claim.no, no: claim.yes }
}

/** The same, where a no is not certain enough to be one. */
export function noAsUnknown(claim: PlaceAnswers): PlaceAnswers {
  if (typeof claim === 'string') return claim === 'no' ? 'unknown' : claim
  return { yes: claim.yes, no: NOWHERE }
}

function both(one: PlaceSets, other: PlaceSets): PlaceSets {
  return { yes: intersection(one.yes, other.yes), no: union(one.no, other.no) }
}

function either(one: PlaceSets, other: PlaceSets): PlaceSets {
  return { yes: union(one.yes, other.yes), no: intersection(one.no, other.no) }
}
