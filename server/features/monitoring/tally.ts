import { addDuration } from '../../../matching/day.ts'
import { waitingDaysOf } from '../../../matching/wait-clock.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { TypeCapacity } from './capacity-on.ts'
import type { InterimMonth } from './tally-interim.ts'
import type { Cell } from './suppress.ts'

/** What of a waiting request is counted. */
export type Waiting = Pick<
  StoredRequest,
  'region' | 'complexity' | 'urgencyClass' | 'waitStatus' | 'waitingSince' | 'clockStandsAt'
>

export interface Table {
  readonly kind: string
  readonly cells: readonly (Cell & { readonly days?: number })[]
}

/** How many rows fall under each code, in order of code. */
export function count<T>(rows: readonly T[], codeOf: (row: T) => string): Cell[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + 1)
  return [...counts]
    .map(([code, number]) => ({ code, count: number }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

export const complexityCode = ({ complexity }: Waiting): string =>
  complexity >= 3 ? '3-or-more' : String(complexity)

/** What can be told of any day, also one long past: region and complexity of a request do not change. */
export function lastingTables(waiting: readonly Waiting[]): Table[] {
  return [
    { kind: 'region', cells: count(waiting, ({ region }) => region) },
    { kind: 'complexity', cells: count(waiting, complexityCode) },
  ]
}

type Terms = ReadonlyMap<string | number, string>

/** What is only known on the day itself: class, wait status, and whether the norm of the class is past. */
export function dayTables(
  waiting: readonly Waiting[],
  today: string,
  terms: { readonly byClass: Terms; readonly byStatus: Terms },
): Table[] {
  // Of who waits on a clock that stands, the days up to where it stands.
  const over = (term: string | undefined, { waitingSince, clockStandsAt }: Waiting): boolean =>
    term !== undefined && addDuration(waitingSince ?? today, term) < (clockStandsAt ?? today)
  const normOf = (term: string | undefined, row: Waiting): string =>
    over(term, row) ? 'over' : 'within'
  const statusOf = ({ waitStatus }: Waiting): string => waitStatus ?? 'active'
  return [
    { kind: 'class', cells: count(waiting, ({ urgencyClass }) => String(urgencyClass)) },
    { kind: 'wait-status', cells: count(waiting, statusOf) },
    {
      kind: 'class-norm',
      cells: count(waiting, (row) => normOf(terms.byClass.get(row.urgencyClass), row)),
    },
    {
      kind: 'status-norm',
      cells: count(waiting, (row) => normOf(terms.byStatus.get(statusOf(row)), row)),
    },
  ]
}

export interface Wait {
  readonly urgencyClass: number
  readonly households: number
  readonly medianDays: number
  readonly ninetyPercentDays: number
}

/** How long households of each class have waited. */
export function waitsOf(waiting: readonly Waiting[], today: string): Wait[] {
  return [1, 2, 3, 4].flatMap((urgencyClass) => {
    const days = daysOf(
      waiting.filter((row) => row.urgencyClass === urgencyClass),
      today,
    )
    if (days.length === 0) return []
    const [medianDays, ninetyPercentDays] = [quantile(days, 0.5), quantile(days, 0.9)]
    return [{ urgencyClass, households: days.length, medianDays, ninetyPercentDays }]
  })
}

/** Waiting days, fewest first. */
export function daysOf(waiting: readonly Waiting[], today: string): number[] {
  return waiting.map((row) => waitingDaysOf(row, today)).toSorted((a, b) => a - b)
}

/** The value below which this share lies, of values in order; 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The country on one day, before it is stored. */
export interface NewPicture {
  readonly _id: string
  readonly at: Date
  readonly basis: 'counted' | 'reconstructed'
  readonly tables: readonly Table[]
  readonly waits: readonly Wait[]
  readonly interim?: InterimMonth
  readonly capacity: readonly TypeCapacity[]
}
