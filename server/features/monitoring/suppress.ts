/** A count of households under one heading. */
export interface Cell {
  readonly code: string
  readonly count: number
}

/** `null`: too few to show. */
export interface ShownCell {
  readonly code: string
  readonly count: number | null
}

export interface ShownTable {
  readonly total: number | null
  readonly cells: readonly ShownCell[]
  /** How many cells are withheld. */
  readonly withheld: number
}

/** Fewer households than this could be recognised. */
export const LEAST_SHOWN = 5

/**
 * Withholds small numbers, and as many others as are needed so that nobody can work them out.
 *
 * 1. Counts from 1 to 4 are withheld. Zero tells of nobody.
 * 2. What is withheld together must be at least 5, over at least two cells, or subtraction from the total
 *    would give it away: the smallest shown counts are withheld too until that holds.
 * 3. Where even all of them are too few, the total is withheld as well.
 */
export function suppress(cells: readonly Cell[]): ShownTable {
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  const bySize = cells.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count)
  const withheld = new Set<string>()
  let sum = 0
  for (const { code, count } of bySize) {
    const small = count < LEAST_SHOWN
    const safe = withheld.size === 0 || (withheld.size >= 2 && sum >= LEAST_SHOWN)
    if (!small && safe) break
    withheld.add(code)
    sum += count
  }
  const safe = withheld.size === 0 || (withheld.size >= 2 && sum >= LEAST_SHOWN)
  return {
    total: safe ? total : null,
    cells: cells.map(({ code, count }) => ({ code, count: withheld.has(code) ? null : count })),
    withheld: withheld.size,
  }
}

/** Headings under which one household can stand more than once: there is no total to subtract from. */
export function withholdSmall<T extends Cell>(
  cells: readonly T[],
): (Omit<T, 'count'> & ShownCell)[] {
  return cells.map((cell) => ({ ...cell, count: cell.count < LEAST_SHOWN ? null : cell.count }))
}
