import type { Safety } from '../profile.ts'
import type { Truth } from '../truth.ts'
import { all, truthOf } from '../truth.ts'
import { distanceKm } from './geography.ts'
import type { Geography } from './geography.ts'

/** Where a place lies, as far as matching may know. */
export interface Location {
  readonly municipality: string
  readonly policeRegion: string
}

/**
 * Whether a place lies outside every forbidden area. Inside one, or within the radius around a
 * forbidden municipality, is a no; an area or a location that nobody knows is unknown.
 */
export function outsideForbiddenAreas(
  safety: Safety,
  location: Location,
  geography: Geography,
): Truth {
  return all(safety.forbiddenAreas.map((area) => outsideArea(area, safety, location, geography)))
}

/** The forbidden areas that speak against a place, or of which nobody can tell. */
export function areasAgainst(safety: Safety, location: Location, geography: Geography): string[] {
  return safety.forbiddenAreas.filter(
    (area) => outsideArea(area, safety, location, geography) !== 'yes',
  )
}

function outsideArea(
  area: string,
  { forbiddenRadiusKm = 0 }: Safety,
  location: Location,
  geography: Geography,
): Truth {
  const [kind, code = ''] = area.split(':')
  if (kind === 'municipality') {
    return outsideMunicipality(code, forbiddenRadiusKm, location, geography)
  }
  if (kind !== 'police-region' || geography.policeRegions[code] === undefined) return 'unknown'
  return truthOf(location.policeRegion !== code)
}

function outsideMunicipality(
  code: string,
  radiusKm: number,
  location: Location,
  { municipalities }: Geography,
): Truth {
  if (location.municipality === code) return 'no'
  const [from, to] = [municipalities[code], municipalities[location.municipality]]
  if (from === undefined) return 'unknown'
  if (radiusKm === 0) return 'yes'
  return to === undefined ? 'unknown' : truthOf(distanceKm(from.centre, to.centre) > radiusKm)
}

/** A forbidden area in words: "gemeente Utrecht en 30 km daaromheen". */
export function areaName(area: string, geography: Geography): string {
  const [kind, code = ''] = area.split(':')
  const name =
    kind === 'police-region' ? geography.policeRegions[code] : geography.municipalities[code]?.name
  return name ?? code.replaceAll('-', ' ')
}
