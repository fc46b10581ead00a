import type { Highs, Model } from 'highs'
import type { LinearAnswer, LinearModel, LinearSolver } from '../../matching/plan/linear-solver.ts'

/** HiGHS, compiled to WebAssembly, as the solver that the pool plan asks. */
export async function highsSolver(): Promise<LinearSolver> {
  // The package's types describe its CommonJS form; what import gives is checked instead.
  const { default: load }: { default: unknown } = await import('highs')
  if (!isLoader(load)) throw new TypeError('The package highs has no loader')
  const highs = await load()
  return {
    // An interior answer lies amid all optimal prices, which makes good columns come sooner. Rows keep
    // columns to 1; a bound of their own would take its part of the price away from the rows.
    solveRelaxed: (model) =>
      withModel(highs, { ...model, most: Infinity }, (native) => relaxation(native, model.limits)),
    solveWhole: (model, branches) =>
      withModel(highs, { ...model, most: 1 }, (native) => {
        const all = { kind: 'range', from: 0, to: model.costs.length - 1 } as const
        native.changeColsIntegrality(all, new Int32Array(model.costs.length).fill(1))
        native.options.set({ mip_max_nodes: branches, mip_rel_gap: 1e-4 })
        native.run()
        return { columns: native.getSolution().colValue, prices: new Float64Array() }
      }),
  }
}

function relaxation(native: Model, limits: Float64Array): LinearAnswer {
  native.options.set({ solver: 'ipm', run_crossover: 'off' })
  native.run()
  const { colValue, rowDual } = native.getSolution()
  // Without crossover the sign is now that of the largest total and now that of the smallest. Here
  // more room is never worth less than nothing, so the sum of limits times prices tells which.
  const worth = rowDual.reduce((sum, price, row) => sum + price * (limits[row] ?? 0), 0)
  return { columns: colValue, prices: worth < 0 ? rowDual.map((price) => -price) : rowDual }
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === 'function'
}

function withModel(
  highs: Highs,
  model: LinearModel & { readonly most: number },
  ask: (native: Model) => LinearAnswer,
): LinearAnswer | undefined {
  const columns = model.costs.length
  if (columns === 0) return undefined
  const rows = model.limits.length
  const native = highs.createModel({
    sense: highs.constants.objectiveSense.maximize,
    numCols: columns,
    numRows: rows,
    colCost: model.costs,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(model.most),
    rowLower: new Float64Array(rows).fill(-Infinity),
    rowUpper: model.limits,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: columns,
      starts: model.starts,
      indices: model.rows,
      values: model.values,
    },
  })
  try {
    native.options.set({ output_flag: false })
    const answer = ask(native)
    return answer.columns.length === columns ? answer : undefined
  } finally {
    native.dispose()
  }
}
