import siftModule from 'sift'
import type { MatchInput } from '../../matching/judge/request-criteria.ts'
import type { PlaceFacts } from '../../matching/place-facts.ts'
import { placeFactsOf, requestFactsOf } from '../../matching/rules/facts.ts'
import type { RequestFacts } from '../../matching/rules/facts.ts'
import { boundsOf } from '../../matching/rules/evaluate.ts'
import type { Rule } from '../../matching/rules/rule.ts'
import { isList, questionOf } from '../../matching/rules/test-language.ts'
import type { Leaf, Operand, Test } from '../../matching/rules/test-language.ts'
import type { Facts } from '../../matching/profile.ts'

/*
 * The same hard rules as MongoDB queries over places, asked with sift: one query per rule, so that
 * each place gets its reasons. Questions about the household are answered while the query is made;
 * sift knows no "unknown", which only makes its work lighter.
 */

const sift = siftModule.default

type Query = Record<string, unknown>
const EVERYWHERE: Query = {}
const NOWHERE: Query = { $nor: [{}] }

const facts = new WeakMap<readonly PlaceFacts[], Facts[]>()

/** Codes of the hard rules that each place does not meet. */
export function siftAnswers(
  { profile, on, tables }: MatchInput,
  places: readonly PlaceFacts[],
): string[][] {
  const known = facts.get(places) ?? places.map(placeFactsOf)
  facts.set(places, known)
  const request = requestFactsOf(profile, on)
  const asked = tables.rules
    .filter(({ kind }) => kind === 'hard')
    .map((rule) => ({ code: rule.code, holds: sift(queryOf(rule, request)) }))
  return known.map((place) => asked.filter(({ holds }) => !holds(place)).map(({ code }) => code))
}

function queryOf(rule: Rule, { request, members }: RequestFacts): Query {
  const concerned = rule.appliesTo === 'household' ? [{}] : members.map((member) => member.facts)
  return {
    $and: concerned.map((member) => {
      const holds = toQuery(rule.test, { request, member })
      return rule.when
        ? { $or: [{ $nor: [toQuery(rule.when, { request, member })] }, holds] }
        : holds
    }),
  }
}

interface Household {
  readonly request: Facts
  readonly member: Facts
}

function toQuery(test: Test, household: Household): Query {
  if ('all' in test) return { $and: test.all.map((part) => toQuery(part, household)) }
  if ('any' in test) return { $or: test.any.map((part) => toQuery(part, household)) }
  if ('not' in test) return { $nor: [toQuery(test.not, household)] }
  return leafQuery(test, household)
}

function leafQuery(leaf: Leaf, household: Household): Query {
  const { operator, operand } = questionOf(leaf)
  const [first, second] = boundsOf(operator, operand)
  if (leaf.fact.startsWith('place.')) {
    const column = leaf.fact.slice('place.'.length)
    return { [column]: condition(operator, known(first, household), second) }
  }
  const value = known({ fact: leaf.fact }, household)
  const column = columnOf(first)
  if (column !== undefined)
    return { [column]: condition(TURNED[operator] ?? operator, value, second) }
  const met = sift({ value: condition(operator, known(first, household), second) })({ value })
  return met ? EVERYWHERE : NOWHERE
}

const TURNED: Readonly<Record<string, string>> = { atLeast: 'atMost', atMost: 'atLeast' }

const CONDITIONS: Readonly<Record<string, (value: unknown, high: unknown) => Query>> = {
  is: (value) => ({ $eq: value }),
  isNot: (value) => ({ $ne: value }),
  in: (value) => ({ $in: value }),
  notIn: (value) => ({ $nin: value }),
  atLeast: (value) => ({ $gte: value }),
  atMost: (value) => ({ $lte: value }),
  between: (value, high) => ({ $gte: value, $lte: high }),
  overlaps: (value) => ({ $in: value ?? [] }),
  includes: (value) => ({ $eq: value }),
  known: (value) => ({ $exists: value }),
}

function condition(operator: string, value: unknown, high: unknown): Query {
  return CONDITIONS[operator]?.(value, high) ?? EVERYWHERE
}

function columnOf(operand: Operand): string | undefined {
  if (typeof operand !== 'object' || isList(operand)) return undefined
  return operand.fact.startsWith('place.') ? operand.fact.slice('place.'.length) : undefined
}

function known(operand: Operand, { request, member }: Household): unknown {
  if (typeof operand !== 'object' || isList(operand)) return operand
  const code = operand.fact.slice(operand.fact.indexOf('.') + 1)
  return operand.fact.startsWith('request.') ? request[code] : member[code]
}
