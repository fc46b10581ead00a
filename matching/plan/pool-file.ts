import { z } from 'zod'
import { type Fault, Id, doubleIds, outside, pathOf } from './faults.ts'
import type { PoolProblem } from './pool-problem.ts'

const Amounts = z.array(z.number().nonnegative()).min(1)

/**
 * The pool model as people hand it in. `weight` runs beside `compatible`: weight[h][k] is for
 * pool compatible[h][k]. When every row of `weight` has one number per pool, and some row of
 * `compatible` has fewer, weights are taken by pool index instead.
 */
export const PoolFile = z.object({
  households: z.array(z.object({ id: Id, size: Amounts })),
  pools: z.array(z.object({ id: Id, capacity: Amounts })),
  compatible: z.array(z.array(z.int().nonnegative())),
  weight: z.array(z.array(z.number())),
  seed: z.string().default(''),
})
export type PoolFile = z.infer<typeof PoolFile>

/** The problem that a faultless file describes. */
export function toPoolProblem(file: PoolFile): PoolProblem {
  const byPool = isByPool(file)
  return {
    households: file.households,
    pools: file.pools,
    pairs: file.compatible.map((pools, h) =>
      pools.map((pool, k) => ({ pool, weight: file.weight[h]?.[byPool ? pool : k] ?? 0 })),
    ),
    seed: file.seed,
  }
}

interface Rows {
  readonly pools: readonly unknown[]
  readonly compatible: readonly unknown[]
  readonly weight: readonly unknown[]
}

function isByPool({ pools, compatible, weight }: Rows): boolean {
  const lengths = (rows: readonly unknown[]): number[] =>
    rows.map((row) => (Array.isArray(row) ? row.length : 0))
  return (
    lengths(weight).every((length) => length === pools.length) &&
    lengths(compatible).some((length) => length !== pools.length)
  )
}

const Row = z.array(z.unknown()).catch([])
const Shape = z.object({ households: Row, pools: Row, compatible: Row, weight: Row })

/** What only shows across the file: lengths that differ, ids used twice, indices of nothing. */
export function poolFaults(content: unknown): Fault[] {
  const shape = Shape.safeParse(content)
  if (!shape.success) return []
  const { households, pools, compatible, weight } = shape.data
  const kinds = amountsOf(pools[0] ?? households[0], pools.length > 0 ? 'capacity' : 'size')
  return [
    ...doubleIds('households', households),
    ...doubleIds('pools', pools),
    ...amountFaults({ list: 'households', name: 'size', items: households, kinds }),
    ...amountFaults({ list: 'pools', name: 'capacity', items: pools, kinds }),
    ...lengthFaults(['compatible'], compatible.length, households.length),
    ...lengthFaults(['weight'], weight.length, households.length),
    ...compatible.flatMap((row, h) => rowFaults(row, h, pools.length)),
    ...(isByPool(shape.data)
      ? []
      : compatible.flatMap((row, h) =>
          lengthFaults(['weight', h], Row.parse(weight[h]).length, Row.parse(row).length),
        )),
  ]
}

function rowFaults(row: unknown, h: number, pools: number): Fault[] {
  const seen = new Set<number>()
  return Row.parse(row).flatMap((pool, k) => {
    const index = z.int().nonnegative().safeParse(pool)
    if (!index.success) return []
    const path = ['compatible', h, k]
    const isDouble = seen.has(index.data)
    seen.add(index.data)
    if (isDouble) return [{ path: pathOf(path), message: `Pool ${index.data} is named before` }]
    return outside(index.data, pools, path)
  })
}

function lengthFaults(path: readonly PropertyKey[], found: number, expected: number): Fault[] {
  if (found === expected) return []
  return [{ path: pathOf(path), message: `Expected ${expected} elements, found ${found}` }]
}

function amountsOf(item: unknown, name: 'size' | 'capacity'): number | undefined {
  const found = z.object({ [name]: z.array(z.unknown()) }).safeParse(item)
  return found.success ? found.data[name]?.length : undefined
}

interface AmountList {
  readonly list: string
  readonly name: 'size' | 'capacity'
  readonly items: readonly unknown[]
  readonly kinds: number | undefined
}

/** Every size and capacity counts the same kinds of things (beds, seats, budget). */
function amountFaults({ list, name, items, kinds }: AmountList): Fault[] {
  return items.flatMap((item, index) => {
    const found = amountsOf(item, name)
    if (found === undefined || kinds === undefined) return []
    return lengthFaults([list, index, name], found, kinds)
  })
}
