import type { StoredPlanLine } from '../../../models/plan.model.ts'
import type { FreeUnit } from './make-plan.ts'
import type { PlanLine } from './plan-lines.ts'

type Proposed = Pick<StoredPlanLine, 'requestId' | 'placeId' | 'unitId' | 'position'>

/** What is left of a unit beside what is proposed to other acute cases; nothing when that is all. */
export function withoutProposed(unit: FreeUnit, acute: readonly Proposed[]): FreeUnit[] {
  const there = acute.filter(({ unitId }) => String(unitId) === unit.unitId)
  const taken = new Set(there.map(({ placeId }) => String(placeId)))
  const places = unit.places.filter(({ placeId }) => !taken.has(placeId))
  const room = Math.max(0, unit.room - there.length)
  return places.length > 0 && room > 0 ? [{ ...unit, places, room }] : []
}

/** Places of a unit that are proposed to the less urgent; all of them when its last room is. */
export function claimedPlaces(
  { unitId, room, places }: FreeUnit,
  others: readonly Proposed[],
): string[] {
  const there = others.filter((line) => String(line.unitId) === unitId)
  const proposed = new Set(there.map(({ placeId }) => String(placeId)))
  const all = places.map(({ placeId }) => placeId)
  return there.length >= room ? all : all.filter((placeId) => proposed.has(placeId))
}

/** Whose proposal each line on a claimed place displaces: that place's, else the unit's least urgent. Each once. */
export function displacements<Line extends Proposed>(
  lines: readonly PlanLine[],
  claimed: ReadonlySet<string>,
  others: readonly Line[],
): { readonly requestId: string; readonly displaced: Line }[] {
  const left = new Set(others)
  return lines.flatMap(({ requestId, placed }) => {
    if (!placed || !claimed.has(placed.placeId)) return []
    const there = [...left]
      .filter((line) => String(line.unitId) === placed.unitId)
      .toSorted((a, b) => b.position - a.position)
    const displaced = there.find((line) => String(line.placeId) === placed.placeId) ?? there[0]
    if (!displaced) return []
    left.delete(displaced)
    return [{ requestId, displaced }]
  })
}
