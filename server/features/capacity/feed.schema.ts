import { z } from 'zod'
import { CONFLICT_STATUSES, FEED_STATES } from '../../../models/capacity-conflict.model.ts'
import { NONE } from '../../http/route.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { IdParams } from '../requests/request.schema.ts'

const Code = z.string().min(1).max(120)

/** One line of a house's own system: the count of a unit, or the state of one of its places, tonight. */
export const FeedRow = z
  .strictObject({
    unit: Code,
    place: Code.optional(),
    available: z.number().int().min(0).max(10_000).optional(),
    state: z.enum(FEED_STATES).optional(),
  })
  .refine(({ place, available }) => place !== undefined || available !== undefined, {
    path: ['available'],
    message: 'must say how many places are available, unless the row is about a place',
  })
  .refine(({ place, state }) => (place === undefined) === (state === undefined), {
    path: ['state'],
    message: `must be one of ${FEED_STATES.join(', ')} in a row about a place, and absent in others`,
  })
export type FeedRow = z.output<typeof FeedRow>

export const SendFeed = z.object({
  params: NONE,
  query: NONE,
  body: z
    .strictObject({
      source: z
        .string()
        .regex(/^[a-z0-9-]{1,40}$/, 'must be the name of a system: small letters, digits, hyphens'),
      rows: z.array(FeedRow).min(1).max(2_000).optional(),
      csv: z.string().max(200_000).optional(),
    })
    .refine(({ rows, csv }) => (rows === undefined) !== (csv === undefined), {
      path: ['rows'],
      message: 'must be given, or csv: one of both',
    }),
})

export const Conflict = z
  .object({
    id: z.string(),
    unitId: z.string(),
    placeId: z.string().optional(),
    said: z.string(),
    known: z.string(),
    source: z.string(),
    since: z.iso.datetime(),
    saidAt: z.iso.datetime(),
    status: z.enum(CONFLICT_STATUSES),
    resolution: z.string().optional(),
  })
  .meta({ id: 'CapacityConflict' })
export type Conflict = z.output<typeof Conflict>

export const FeedOutcome = z
  .object({
    rows: z.number().int(),
    agreed: z.number().int(),
    conflicts: z.array(Conflict),
  })
  .meta({ id: 'FeedOutcome' })
export type FeedOutcome = z.output<typeof FeedOutcome>

export const ListConflicts = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, status: z.enum(CONFLICT_STATUSES).optional() }),
  body: NONE,
})
export const ConflictPage = z.object({ ...PAGE, items: z.array(Conflict) })

export const ResolveConflict = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({ resolution: z.enum(['calendar-right', 'corrected']) }),
})
