import type { BoardUnit } from '../../../server/board/capacity-board.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { Reference } from '../../../server/reference/reference.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import type { Random } from '../random.ts'
import type { Calendars } from './journey.ts'

/** Where and when the demo's households live: what every part of the story is told in. */
export interface Scene {
  readonly today: string
  readonly units: readonly BoardUnit[]
  readonly reference: Reference
  readonly random: Random
  readonly calendars: Calendars
}

/** Hosts of care coordination by police region (`data/regions.json` careCoordinationRegions, source S48). */
const COORDINATORS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  amsterdam: ['HVO-QUERIDO'],
  'noord-holland': ['HVO-QUERIDO'],
  'den-haag': ['SHOP'],
  rotterdam: ['HUMANITAS-PMW'],
  'midden-nederland': ['MOVIERA', 'BLIJF'],
  'oost-nederland': ['MOVIERA', 'COMENSHA'],
  'noord-nederland': ['FIER', 'MJD', 'GGD-DRENTHE'],
  'oost-brabant': ['LUMENS', 'MO-DEN-BOSCH'],
  limburg: ['KORAAL', 'COMENSHA'],
  'zeeland-west-brabant': ['COMENSHA'],
}

/** Who coordinates care for a household from a region: the id of the organisation. */
export function coordinatorFor(region: string, { reference, random }: Scene): string {
  const policeRegion = reference.municipalities.get(region)?.policeRegion ?? 'amsterdam'
  return fixedId('organisation', random.pick(COORDINATORS[policeRegion] ?? ['COMENSHA']))
}

/** A region a household comes from: the large cities more often. */
export function someRegion({ reference, random }: Scene): string {
  if (random.chance(0.35)) {
    return random.pick(['amsterdam', 'rotterdam', 'den-haag', 'utrecht'] as const)
  }
  const codes = [...reference.regions.keys()]
  return codes[random.between(0, codes.length - 1)] ?? 'amsterdam'
}

/** Where somebody sleeps, in order of code; a seat is no such place. */
export function bedsOf({ places }: BoardUnit): StoredPlace[] {
  return places.filter(({ kind }) => kind !== 'seat')
}
