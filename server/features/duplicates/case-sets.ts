/** What is known of a case beside others. */
export interface KnownCase {
  readonly id: string
  readonly mergedInto?: string | undefined
  readonly apartFrom: readonly string[]
  /** `kind:token` */
  readonly tokens: readonly string[]
}

/** Two cases that may be one household, each the one that goes on for all that were merged into it. */
export interface PossiblePair {
  readonly left: string
  readonly right: string
  /** Kinds of tokens they share. */
  readonly sharedBy: readonly string[]
}

/** For each case the one that goes on in its place: itself when it was merged into none. */
export function rootsOf(cases: readonly KnownCase[]): ReadonlyMap<string, string> {
  const into = new Map(cases.map(({ id, mergedInto }) => [id, mergedInto]))
  const rootOf = (id: string): string => {
    const next = into.get(id)
    return next === undefined ? id : rootOf(next)
  }
  return new Map(cases.map(({ id }) => [id, rootOf(id)]))
}

/**
 * The pairs somebody still has to look at.
 *
 * 1. Cases that were merged count as one, so that A~B and B~C leave one pair, AB~C.
 * 2. Two of them are a pair when any of their cases share a token,
 * 3. unless any of their cases were found to be different before: what was told apart stays so after a merge.
 */
export function possiblePairs(cases: readonly KnownCase[]): PossiblePair[] {
  const roots = rootsOf(cases)
  const rootOf = (id: string): string => roots.get(id) ?? id
  const apart = new Set(
    cases.flatMap(({ id, apartFrom }) =>
      apartFrom.map((other) => pairKey(rootOf(id), rootOf(other))),
    ),
  )
  const shared = new Map<string, Set<string>>()
  for (const [token, holders] of holdersOf(cases, rootOf)) {
    const kind = token.split(':')[0] ?? ''
    for (const [left, right] of pairsAmong([...holders])) {
      const key = pairKey(left, right)
      if (!apart.has(key)) shared.set(key, (shared.get(key) ?? new Set()).add(kind))
    }
  }
  return [...shared].map(([key, kinds]) => {
    const [left = '', right = ''] = key.split(' ')
    return { left, right, sharedBy: [...kinds].toSorted() }
  })
}

/** Whether any case of one set was found to be another than any of the other set. */
export function toldApart(left: string, right: string, cases: readonly KnownCase[]): boolean {
  const roots = rootsOf(cases)
  const key = pairKey(roots.get(left) ?? left, roots.get(right) ?? right)
  return cases.some(({ id, apartFrom }) =>
    apartFrom.some((other) => pairKey(roots.get(id) ?? id, roots.get(other) ?? other) === key),
  )
}

function holdersOf(
  cases: readonly KnownCase[],
  rootOf: (id: string) => string,
): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>()
  for (const { id, tokens } of cases) {
    for (const token of tokens) {
      holders.set(token, (holders.get(token) ?? new Set()).add(rootOf(id)))
    }
  }
  return holders
}

function pairsAmong(ids: readonly string[]): [string, string][] {
  return ids.flatMap((left, index) =>
    ids.slice(index + 1).map((right): [string, string] => [left, right]),
  )
}

function pairKey(left: string, right: string): string {
  return [left, right].toSorted().join(' ')
}
