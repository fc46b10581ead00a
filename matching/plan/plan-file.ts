import { z } from 'zod'
import { type Fault, Id, doubleIds, outside, pathOf } from './faults.ts'
import { PoolFile, poolFaults, toPoolProblem } from './pool-file.ts'
import type { PoolProblem } from './pool-problem.ts'
import { type UnitProblem, pairsOf } from './unit-problem.ts'

/** The unit model as people hand it in. */
export const UnitFile = z.object({
  requests: z.array(
    z.object({ id: Id, class: z.int().min(1), waitingDays: z.number().nonnegative() }),
  ),
  places: z.array(z.object({ id: Id })),
  edges: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.number()])),
  seed: z.string().default(''),
})
export type UnitFile = z.infer<typeof UnitFile>

export type ReadPlanFile =
  | { readonly model: 'unit'; readonly problem: UnitProblem }
  | { readonly model: 'pool'; readonly problem: PoolProblem }
  | { readonly model: 'none'; readonly faults: readonly Fault[] }

/** Reads either model. A file with faults gives every one of them, in the order of the file. */
export function readPlanFile(content: unknown): ReadPlanFile {
  const isPool = z.looseObject({ pools: z.unknown() }).safeParse(content)
  if (isPool.success && isPool.data.pools !== undefined) return readPool(content)
  const parsed = UnitFile.safeParse(content)
  const faults = [...faultsOf(parsed.error), ...unitFaults(content)]
  if (parsed.success && faults.length === 0) {
    return { model: 'unit', problem: toUnitProblem(parsed.data) }
  }
  return { model: 'none', faults }
}

function readPool(content: unknown): ReadPlanFile {
  const parsed = PoolFile.safeParse(content)
  const faults = [...faultsOf(parsed.error), ...poolFaults(content)]
  if (parsed.success && faults.length === 0) {
    return { model: 'pool', problem: toPoolProblem(parsed.data) }
  }
  return { model: 'none', faults }
}

function toUnitProblem({ requests, places, edges, seed }: UnitFile): UnitProblem {
  return {
    households: requests,
    places,
    pairs: pairsOf(requests.length, edges),
    seed,
  }
}

function faultsOf(error: z.ZodError | undefined): Fault[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ path: pathOf(path), message }))
}

const Rows = z.array(z.unknown()).catch([])
const UnitShape = z.object({ requests: Rows, places: Rows, edges: Rows })
const EdgeEnds = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).rest(z.unknown())

/** What only shows across the file: ids used twice, indices of nothing. */
function unitFaults(content: unknown): Fault[] {
  const shape = UnitShape.safeParse(content)
  if (!shape.success) return []
  const { requests, places, edges } = shape.data
  return [
    ...doubleIds('requests', requests),
    ...doubleIds('places', places),
    ...edges.flatMap((edge, index) => {
      const ends = EdgeEnds.safeParse(edge)
      if (!ends.success) return []
      const [request, place] = ends.data
      return [
        ...outside(request, requests.length, ['edges', index, 0]),
        ...outside(place, places.length, ['edges', index, 1]),
      ]
    }),
  ]
}
