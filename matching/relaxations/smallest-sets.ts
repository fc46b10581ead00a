import type { BlockingPattern } from './blocking-patterns.ts'

/** Some rules, and how many places open without them. */
export interface OpeningSet {
  readonly rules: readonly number[]
  readonly opens: number
  /** Whether it is proven that no set of the same size opens more, and no smaller one as many. */
  readonly exact: boolean
}

/** All sets up to this size are tried; beyond it the search is greedy. */
export const EXACT_UP_TO = 3

/** How many places a coordinator may want to choose from. */
const WANTED: readonly number[] = [5, 20, 100]

/**
 * The smallest sets of rules that open places.
 *
 * 1. Every set of at most three rules that opens something, of which no rule can be spared.
 * 2. For each wanted number of places that none of those reaches: add, again and again, the
 *    blocking pattern that opens the most places per added rule.
 */
export function smallestSets(patterns: readonly BlockingPattern[]): OpeningSet[] {
  const exact = exactSets(patterns)
  const most = Math.max(0, ...exact.map(({ opens }) => opens))
  const reachable = patterns.reduce((sum, { places }) => sum + places.length, 0)
  const greedy = [1, ...WANTED]
    .filter((wanted) => wanted > most && wanted <= reachable)
    .map((wanted) => greedySet(patterns, wanted))
  return [...exact, ...unique(greedy)]
}

/** How many places open when these rules are set aside. */
export function opensWithout(
  rules: readonly number[],
  patterns: readonly BlockingPattern[],
): number {
  return patterns.reduce(
    (sum, pattern) =>
      pattern.rules.every((rule) => rules.includes(rule)) ? sum + pattern.places.length : sum,
    0,
  )
}

function exactSets(patterns: readonly BlockingPattern[]): OpeningSet[] {
  const small = patterns.filter(({ rules }) => rules.length <= EXACT_UP_TO)
  const rules = [...new Set(small.flatMap((pattern) => pattern.rules))].toSorted((a, b) => a - b)
  return subsets(rules, EXACT_UP_TO)
    .map((set) => ({ rules: set, opens: opensWithout(set, small), exact: true }))
    .filter(({ rules: set, opens }) =>
      set.every(
        (spared) =>
          opensWithout(
            set.filter((rule) => rule !== spared),
            small,
          ) < opens,
      ),
    )
}

/** Every non-empty subset of at most `size` elements. */
function subsets(elements: readonly number[], size: number): number[][] {
  if (size === 0) return []
  return elements.flatMap((element, position) => [
    [element],
    ...subsets(elements.slice(position + 1), size - 1).map((rest) => [element, ...rest]),
  ])
}

function greedySet(patterns: readonly BlockingPattern[], wanted: number): OpeningSet {
  let rules: number[] = []
  while (opensWithout(rules, patterns) < wanted) {
    const before = rules
    const steps = patterns
      .map((pattern) => [...new Set([...before, ...pattern.rules])])
      .filter((joined) => joined.length > before.length)
    const [best] = steps.toSorted((one, other) => gain(other, before) - gain(one, before))
    if (best === undefined) break
    rules = best
  }
  return {
    rules: rules.toSorted((a, b) => a - b),
    opens: opensWithout(rules, patterns),
    exact: false,
  }

  function gain(joined: readonly number[], before: readonly number[]): number {
    const opened = opensWithout(joined, patterns) - opensWithout(before, patterns)
    return opened / (joined.length - before.length)
  }
}

function unique(sets: readonly OpeningSet[]): OpeningSet[] {
  return [...new Map(sets.map((set) => [set.rules.join(' '), set])).values()]
}
