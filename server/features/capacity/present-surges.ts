import type { StoredPlace } from '../../../models/place.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import { countsOn } from './numbers.ts'
import type { Surge } from './surge.schema.ts'

interface Counted {
  readonly unit: Pick<StoredUnit, '_id'> & { readonly surges?: StoredUnit['surges'] }
  readonly places: readonly StoredPlace[]
}

/** The extra places of a unit that are not over: open, planned, or with somebody still in them. Absent when none are. */
export function surgesOf({ unit, places }: Counted, today: string): { surges?: Surge[] } {
  const surges = (unit.surges ?? []).flatMap((surge): Surge[] => {
    const { id, reason, staffed, funded, from, until } = surge
    const used = places.some((place) => place.surge?.id === id && countsOn(place, today, today))
    const closing = surge.closing === true || until <= today
    if (closing && !used) return []
    const status = closing ? 'closing' : from > today ? 'planned' : 'open'
    return [{ id, reason, places: surge.places, staffed, funded, from, until, status }]
  })
  return surges.length > 0 ? { surges } : {}
}
