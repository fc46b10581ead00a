/**
 * A linear programme: maximise costs * x with every x between 0 and 1 and every row at most its
 * limit. Every column is 1 in some row with limit 1, so that rows alone keep it to 1. Columns are
 * packed: those of column c are starts[c] <= k < starts[c + 1].
 */
export interface LinearModel {
  readonly costs: readonly number[]
  readonly starts: readonly number[]
  readonly rows: readonly number[]
  readonly values: readonly number[]
  readonly limits: Float64Array
}

/** Values of the columns and prices of the rows (prices are empty for whole-number answers). */
export interface LinearAnswer {
  readonly columns: Float64Array
  readonly prices: Float64Array
}

/**
 * A solver that is handed in. What it says is never taken on faith: prices become a bound only
 * through `boundOf`, and plans are checked. Both return undefined when it found nothing.
 * The same model must give the same answer, so work is limited by counts, never by a clock.
 */
export interface LinearSolver {
  /** Prices amid all optimal ones. */
  solveRelaxed(model: LinearModel): LinearAnswer | undefined
  /** Every column 0 or 1; at most about this many branches. */
  solveWhole(model: LinearModel, branches: number): LinearAnswer | undefined
}
