import type { BlockingPattern } from './blocking-patterns.ts'

/** Some rules, and how many places open without them. */
export interface OpeningSet {
  readonly rules: readonly number[]
  readonly opens: number
  /** Whether all sets of this size were tried, and no rule can be spared; greedy otherwise. */
  readonly exact: boolean
}

/** All sets up to this size are tried; beyond it the search is greedy. */
export const EXACT_UP_TO = 3

/** How many sets of one, two and three rules are kept: more choices help nobody. */
const KEPT = [0, 6, 4, 3] as const

/** How many places a coordinator may want to choose from. */
const WANTED: readonly number[] = [1, 5]

/**
 * The smallest sets of rules that open places.
 *
 * 1. Every set of at most three rules that opens something and of which no rule can be spared; of
 *    each size those that open the most.
 * 2. When those reach no wanted number of places: add, again and again, the blocking pattern that
 *    opens the most places per added rule. `allPatterns` is only asked for then.
 */
export function smallestSets(
  patterns: readonly BlockingPattern[],
  allPatterns: () => readonly BlockingPattern[] = () => patterns,
): OpeningSet[] {
  const exact = exactSets(patterns)
  const most = exact.reduce((best, { opens }) => Math.max(best, opens), 0)
  const unreached = WANTED.filter((wanted) => wanted > most)
  return unreached.length > 0 ? [...exact, ...greedySets(allPatterns(), unreached)] : exact
}

/** Greedy sets are long lists of rules: one is enough to see that the way is long. */
function greedySets(
  patterns: readonly BlockingPattern[],
  unreached: readonly number[],
): OpeningSet[] {
  const reachable = patterns.reduce((sum, { count }) => sum + count, 0)
  return unreached
    .filter((wanted) => wanted <= reachable)
    .slice(0, 1)
    .map((wanted) => greedySet(patterns, wanted))
    .filter(({ rules }) => rules.length > EXACT_UP_TO)
}

/** How many places open when these rules are set aside. */
export function opensWithout(
  rules: readonly number[],
  patterns: readonly BlockingPattern[],
): number {
  const aside = new Set(rules)
  return patterns.reduce(
    (sum, pattern) => (pattern.rules.every((rule) => aside.has(rule)) ? sum + pattern.count : sum),
    0,
  )
}

/**
 * All sets of one to three rules, in one walk. What a set opens is the sum over the patterns inside
 * it: a table of exact patterns gives each of the at most seven terms at once.
 */
function exactSets(patterns: readonly BlockingPattern[]): OpeningSet[] {
  const small = patterns.filter(({ rules }) => rules.length <= EXACT_UP_TO)
  const rules = [...new Set(small.flatMap((pattern) => pattern.rules))].toSorted((a, b) => a - b)
  const exactly = tableOf(small, rules)
  const best: OpeningSet[][] = [[], [], [], []]
  rules.forEach((a, first) => {
    keep(best, [a], exactly(first, -1, -1), 1)
    for (let second = first + 1; second < rules.length; second += 1) {
      const b = rules[second] ?? 0
      pairSet(best, [a, b], [first, second], exactly)
      for (let third = second + 1; third < rules.length; third += 1) {
        tripleSet(best, [a, b, rules[third] ?? 0], [first, second, third], exactly)
      }
    }
  })
  return best.flat()
}

/** How many places exactly these rules block; -1 stands for no rule. Positions ascend. */
type Exactly = (first: number, second: number, third: number) => number

function tableOf(small: readonly BlockingPattern[], rules: readonly number[]): Exactly {
  const size = rules.length + 1
  const position = new Map(rules.map((rule, index) => [rule, index]))
  const counts = new Uint32Array(size ** 3)
  const at: Exactly = (first, second, third) => ((first + 1) * size + second + 1) * size + third + 1
  for (const pattern of small) {
    const [first = -1, second = -1, third = -1] = pattern.rules.map(
      (rule) => position.get(rule) ?? -1,
    )
    counts[at(first, second, third)] = pattern.count
  }
  return (first, second, third) => counts[at(first, second, third)] ?? 0
}

type Pair = readonly [number, number]
type Triple = readonly [number, number, number]

function pairSet(best: OpeningSet[][], rules: Pair, [a, b]: Pair, exactly: Exactly): void {
  const [onlyA, onlyB, both] = [exactly(a, -1, -1), exactly(b, -1, -1), exactly(a, b, -1)]
  const spare = Math.min(onlyA + both, onlyB + both)
  keep(best, rules, onlyA + onlyB + both, spare)
}

/** A rule can be spared when no pattern inside the set needs it. */
function tripleSet(best: OpeningSet[][], rules: Triple, [a, b, c]: Triple, exactly: Exactly): void {
  const [onlyA, onlyB, onlyC] = [exactly(a, -1, -1), exactly(b, -1, -1), exactly(c, -1, -1)]
  const [ab, ac, bc] = [exactly(a, b, -1), exactly(a, c, -1), exactly(b, c, -1)]
  const abc = exactly(a, b, c)
  const spare = Math.min(onlyA + ab + ac + abc, onlyB + ab + bc + abc, onlyC + ac + bc + abc)
  keep(best, rules, onlyA + onlyB + onlyC + ab + ac + bc + abc, spare)
}

/** Keeps a set among the best of its size, unless one of its rules could be spared. */
function keep(best: OpeningSet[][], rules: readonly number[], opens: number, spare: number): void {
  const [shelf = [], room = 0] = [best[rules.length], KEPT[rules.length]]
  const least = shelf.length < room ? 0 : (shelf.at(-1)?.opens ?? 0)
  if (spare === 0 || opens <= least) return
  const position = shelf.findIndex((kept) => kept.opens < opens)
  shelf.splice(position < 0 ? shelf.length : position, 0, { rules, opens, exact: true })
  if (shelf.length > room) shelf.pop()
}

function greedySet(patterns: readonly BlockingPattern[], wanted: number): OpeningSet {
  let rules: number[] = []
  while (opensWithout(rules, patterns) < wanted) {
    const grown = bestStep(rules, patterns)
    if (grown === undefined) break
    rules = grown
  }
  const sorted = rules.toSorted((a, b) => a - b)
  return { rules: sorted, opens: opensWithout(rules, patterns), exact: false }
}

/** The rules with one more pattern opened: the one that opens the most places per added rule. */
function bestStep(
  rules: readonly number[],
  patterns: readonly BlockingPattern[],
): number[] | undefined {
  const missing = patterns.map((pattern) => pattern.rules.filter((rule) => !rules.includes(rule)))
  let [best, most]: [readonly number[] | undefined, number] = [undefined, 0]
  for (const added of missing) {
    if (added.length === 0) continue
    // Opened besides: every pattern that misses nothing but what is added.
    const opened = missing.reduce((sum, lacks, at) => {
      const inside = lacks.length <= added.length && lacks.every((rule) => added.includes(rule))
      return inside && lacks.length > 0 ? sum + (patterns[at]?.count ?? 0) : sum
    }, 0)
    if (opened / added.length > most) [best, most] = [added, opened / added.length]
  }
  return best === undefined ? undefined : [...rules, ...best]
}
