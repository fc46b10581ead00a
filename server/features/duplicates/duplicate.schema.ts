import { z } from 'zod'
import { REQUEST_STATUSES } from '../../../models/request.model.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { TOKEN_KINDS } from '../requests/identity.ts'

const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits')

/** One of two cases that may be the same: what tells them apart, and no name. */
export const DuplicateSide = z.object({
  caseId: z.string(),
  caseToken: z.string(),
  organisation: z.string(),
  openedAt: z.iso.datetime(),
  request: z
    .object({
      requestId: z.string(),
      status: z.enum(REQUEST_STATUSES),
      live: z.boolean(),
      region: z.string(),
      urgencyClass: z.number().int(),
      waitingSince: z.iso.date().optional(),
      /** Of the principal. */
      age: z.number().int().optional(),
      gender: z.string().optional(),
      nationalityGroup: z.string().optional(),
      people: z.number().int(),
    })
    .optional(),
})
export type DuplicateSide = z.output<typeof DuplicateSide>

export const Duplicate = z
  .object({
    left: DuplicateSide,
    right: DuplicateSide,
    /** What both have in common: kinds of keyed tokens. */
    sharedBy: z.array(z.enum(TOKEN_KINDS)),
  })
  .meta({ id: 'Duplicate' })
export type Duplicate = z.output<typeof Duplicate>

export const DuplicatePage = z.object({ ...PAGE, items: z.array(Duplicate) })
export const ListDuplicates = z.object({
  params: NONE,
  query: z.strictObject(PAGE_QUERY),
  body: NONE,
})

export const ResolveDuplicate = z.object({
  params: NONE,
  query: NONE,
  body: z
    .strictObject({
      /** Of two that are the same, the case that goes on. */
      keep: Id,
      other: Id,
      decision: z.enum(['same', 'different'], 'must be same or different'),
    })
    .refine(({ keep, other }) => keep !== other, {
      path: ['other'],
      message: 'must be another case than keep',
    }),
})
export type Resolution = z.output<typeof ResolveDuplicate>['body']
export const Resolved = z
  .object({ keep: z.string(), other: z.string(), decision: z.enum(['same', 'different']) })
  .meta({ id: 'ResolvedDuplicate' })
