/** One measured goal: what was found, what was asked, and whether it holds. */
export interface BenchRow {
  readonly goal: string
  readonly figure: string
  readonly bound: string
  readonly holds: boolean
}

/** Whether the rows of a goal, "G7", are asked for. */
export type Wanted = (goal: string) => boolean
