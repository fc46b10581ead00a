import { z } from 'zod'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'

const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits')

export const ListLandscape = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, archived: z.enum(['true', 'false']).default('false') }),
  body: NONE,
})

/** Input of an archiving or a restoration: the id of what it is about, and nothing else. */
export const OneThing = z.object({ params: z.strictObject({ id: Id }), query: NONE, body: NONE })

const VALIDITY = {
  validFrom: z.iso.date(),
  /** First day on which it no longer exists; absent while no end is known. */
  validUntil: z.iso.date().optional(),
  archivedAt: z.iso.datetime().optional(),
  /** Made up for the demo country, not a published figure. */
  invented: z.boolean(),
} as const

export const Organisation = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    ...VALIDITY,
  })
  .meta({ id: 'Organisation' })
export type Organisation = z.output<typeof Organisation>

export const Facility = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    code: z.string(),
    name: z.string(),
    facilityType: z.string(),
    municipality: z.string(),
    policeRegion: z.string(),
    region: z.string(),
    ...VALIDITY,
  })
  .meta({ id: 'Facility' })
export type Facility = z.output<typeof Facility>

export const OrganisationPage = z
  .object({ ...PAGE, items: z.array(Organisation) })
  .meta({ id: 'OrganisationPage' })
export const FacilityPage = z
  .object({ ...PAGE, items: z.array(Facility) })
  .meta({ id: 'FacilityPage' })

export const Archived = z
  .object({ id: z.string(), code: z.string(), archivedAt: z.iso.datetime().optional() })
  .meta({ id: 'Archived' })
export type Archived = z.output<typeof Archived>
