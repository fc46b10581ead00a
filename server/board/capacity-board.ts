import { PlaceModel } from '../../models/place.model.ts'
import type { StoredPlace } from '../../models/place.model.ts'
import { ProgrammeModel } from '../../models/programme.model.ts'
import type { StoredProgramme } from '../../models/programme.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import type { StoredUnit } from '../../models/unit.model.ts'
import type { Bus } from '../events/bus.ts'

export interface BoardUnit {
  readonly unit: StoredUnit
  readonly places: readonly StoredPlace[]
  readonly programmes: readonly StoredProgramme[]
}

/**
 * Every unit with its calendar, in this node's memory: searches and matching read it, and each act's
 * write checks again in the database. Kept by the same events that open screens hear.
 */
export interface CapacityBoard {
  /** Reads the whole landscape. Before that the board is empty. */
  readonly load: () => Promise<void>
  /** Reads some units again. Later readings never give way to earlier ones. */
  readonly refresh: (unitIds: readonly string[]) => Promise<void>
  readonly units: () => readonly BoardUnit[]
  readonly unit: (unitId: string) => BoardUnit | undefined
  /** Rises with every change of any unit: the sum of the units' versions. */
  readonly version: () => number
}

/** How soon units that could not be read, because the database was away, are asked for again. */
const AGAIN_AFTER_MS = 1_000

export function createBoard(bus: Bus): CapacityBoard {
  const byId = new Map<string, BoardUnit>()
  let queue: Promise<void> = Promise.resolve()
  const state: { version: number; sorted: readonly BoardUnit[] } = { version: 0, sorted: [] }

  const keep = (units: readonly BoardUnit[]): void => {
    for (const entry of units) byId.set(String(entry.unit._id), entry)
    state.sorted = [...byId.values()].toSorted((a, b) => (a.unit.code < b.unit.code ? -1 : 1))
    state.version = state.sorted.reduce((sum, { unit }) => sum + unit.version, 0)
  }
  // One reading at a time, so that an older reading can never overwrite a newer one.
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }
  const load = (): Promise<void> =>
    inTurn(async () => {
      const units = await readUnits({})
      byId.clear()
      keep(units)
    })
  const refresh = gatherWishes((unitIds) =>
    inTurn(async () => {
      const asked = unitIds()
      const units = await readUnits({ _id: { $in: asked } })
      for (const unitId of asked) byId.delete(unitId)
      keep(units)
    }),
  )

  bus.subscribe(async ({ name, ids }) => {
    if (name === 'landscape.changed' && !ids.unitIds) await load()
    else if (ids.unitIds && ids.unitIds.length > 0) await refresh(ids.unitIds)
  })
  return {
    load,
    refresh,
    units: () => state.sorted,
    unit: (unitId) => byId.get(unitId),
    version: () => state.version,
  }
}

/**
 * While one reading runs or waits its turn, what others want gathers: one next reading serves them all. `read`
 * takes the wishes when its turn has come.
 */
function gatherWishes(
  read: (takeWishes: () => string[]) => Promise<void>,
): (unitIds: readonly string[]) => Promise<void> {
  const wanted = new Set<string>()
  let next: Promise<void> | undefined
  const readNext = async (): Promise<void> => {
    let taken: string[] = []
    try {
      await read(() => {
        next = undefined
        taken = [...wanted]
        wanted.clear()
        return taken
      })
    } catch (error: unknown) {
      // Nobody will tell of this change again, so the units stay wanted until they have been read.
      for (const unitId of taken) wanted.add(unitId)
      setTimeout(() => void wish([]).catch(() => undefined), AGAIN_AFTER_MS).unref()
      throw error
    }
  }
  const wish = (unitIds: readonly string[]): Promise<void> => {
    for (const unitId of unitIds) wanted.add(unitId)
    next ??= readNext()
    return next
  }
  return wish
}

async function readUnits(filter: { _id?: { $in: readonly string[] } }): Promise<BoardUnit[]> {
  // Units first: a version may be older than the places it is shown with, never newer, or answers kept under
  // that version would stay wrong.
  const units = await UnitModel.find(filter).lean()
  const ofUnits = filter._id ? { unitId: filter._id } : {}
  const [allPlaces, allProgrammes] = await Promise.all([
    PlaceModel.find(ofUnits).sort({ code: 1 }).lean(),
    ProgrammeModel.find(ofUnits).sort({ code: 1 }).lean(),
  ])
  const [places, programmes] = [groupByUnit(allPlaces), groupByUnit(allProgrammes)]
  return units.map((unit) => {
    const id = String(unit._id)
    return { unit, places: places.get(id) ?? [], programmes: programmes.get(id) ?? [] }
  })
}

function groupByUnit<T extends { readonly unitId: unknown }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const id = String(row.unitId)
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}
