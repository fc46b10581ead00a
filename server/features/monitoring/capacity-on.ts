import type { Deps } from '../../deps.ts'
import { countCapacity, existsOn } from '../capacity/numbers.ts'

export interface TypeCapacity {
  readonly facilityType: string
  readonly physical: number
  readonly occupied: number
  readonly held: number
  readonly closed: number
  readonly available: number
}

/** Places per facility type tonight: the same sums as everybody may see of tonight. */
export function capacityOn(
  today: string,
  { board, reference }: Pick<Deps, 'board' | 'reference'>,
): TypeCapacity[] {
  return [...reference.facilityTypes.keys()].flatMap((facilityType) => {
    const units = board
      .units()
      .filter(({ unit }) => unit.facilityType === facilityType && existsOn(unit, today))
    if (units.length === 0) return []
    const sum = { physical: 0, occupied: 0, held: 0, closed: 0, available: 0 }
    for (const { unit, places } of units) {
      const numbers = countCapacity(unit, places, { night: today, today })
      sum.physical += numbers.physical
      sum.occupied += numbers.occupied
      sum.held += numbers.held
      sum.closed += numbers.closed
      sum.available += numbers.available
    }
    return [{ facilityType, ...sum }]
  })
}
