import type { MemberFacts } from '../rules/facts.ts'
import type { Truth } from '../truth.ts'

/** What is known about people of the same case, apart from who they are. */
export interface Links {
  /** Tokens of linked cases; undefined when nobody recorded them. */
  readonly caseTokens: readonly string[] | undefined
  readonly members: readonly MemberFacts[]
}

/**
 * Whether a house is free of people from the same case.
 *
 * 1. Someone linked lives there and a co-accused is involved, or a perpetrator knows the shelter: no.
 * 2. Someone linked lives there: a human asks, because co-victims may want to be together.
 * 3. A link is reported, but not to which case, and the house is lived in: a human asks.
 */
export function freeOfConflict(
  { caseTokens, members }: Links,
  residents: readonly string[],
): Truth {
  const says = (fact: string): boolean => members.some(({ facts }) => facts[fact] === true)
  const linked = residents.some((token) => caseTokens?.includes(token) === true)
  if (linked) return says('coAccused') || says('perpetratorKnowsShelter') ? 'no' : 'unknown'
  const unrecorded = caseTokens === undefined || caseTokens.length === 0
  const reported = ['linkedCase', 'coAccused', 'perpetratorKnowsShelter'].some(says)
  return reported && unrecorded && residents.length > 0 ? 'unknown' : 'yes'
}
