import type { Cell } from './suppress.ts'
import { LEAST_SHOWN } from './suppress.ts'

/** A table of one day. */
export interface DayTable {
  readonly day: string
  readonly cells: readonly Cell[]
}

/**
 * At least so many households differ between two tables that part the same population: each that came, left or
 * changed heading adds one to a heading at most, and takes one from a heading at most.
 */
export function leastMoved(before: readonly Cell[], after: readonly Cell[]): number {
  const old = new Map(before.map(({ code, count }) => [code, count]))
  const fresh = new Map(after.map(({ code, count }) => [code, count]))
  let [risen, fallen] = [0, 0]
  for (const code of new Set([...old.keys(), ...fresh.keys()])) {
    const change = (fresh.get(code) ?? 0) - (old.get(code) ?? 0)
    if (change > 0) risen += change
    else fallen -= change
  }
  return Math.max(risen, fallen)
}

/**
 * Which of the daily tables may be shown. Whoever looks every day could otherwise tell by subtraction what
 * kind of household came or left: so a table is replaced only when at least five households differ.
 * Oldest first; the first is shown.
 */
export function released<T extends DayTable>(days: readonly T[]): T[] {
  const shown: T[] = []
  for (const day of days) {
    const last = shown.at(-1)
    if (!last || leastMoved(last.cells, day.cells) >= LEAST_SHOWN) shown.push(day)
  }
  return shown
}
