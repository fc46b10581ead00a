import { z } from 'zod'

/** Where municipalities lie: their police region and a coarse centre, never an address. */
export interface Geography {
  readonly municipalities: Readonly<Record<string, Municipality>>
  readonly policeRegions: Readonly<Record<string, string>>
}

export interface Municipality {
  readonly name: string
  readonly policeRegion: string
  readonly centre: Point
}

/** Degrees, rounded to about ten kilometres in the source. */
export interface Point {
  readonly lat: number
  readonly lon: number
}

const Regions = z.object({
  policeRegions: z.array(z.object({ code: z.string(), nameNl: z.string() })),
  municipalities: z.array(
    z.object({
      code: z.string(),
      nameNl: z.string(),
      policeRegion: z.string(),
      centre: z.object({ lat: z.number(), lon: z.number() }),
    }),
  ),
})

/** Reads the list of regions, `data/regions.json`. */
export function geographyFrom(regions: unknown): Geography {
  const { policeRegions, municipalities } = Regions.parse(regions)
  return {
    policeRegions: Object.fromEntries(policeRegions.map(({ code, nameNl }) => [code, nameNl])),
    municipalities: Object.fromEntries(
      municipalities.map(({ code, nameNl, policeRegion, centre }) => [
        code,
        { name: nameNl, policeRegion, centre },
      ]),
    ),
  }
}

const EARTH_RADIUS_KM = 6371

/** Great-circle distance in kilometres (haversine formula). Centres are coarse: read it as ±10 km. */
export function distanceKm(from: Point, to: Point): number {
  const [lat1, lat2] = [radians(from.lat), radians(to.lat)]
  const halfLat = Math.sin((lat2 - lat1) / 2)
  const halfLon = Math.sin(radians(to.lon - from.lon) / 2)
  const chord = halfLat ** 2 + Math.cos(lat1) * Math.cos(lat2) * halfLon ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
