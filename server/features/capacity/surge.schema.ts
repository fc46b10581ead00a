import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { NONE } from '../../http/route.ts'
import { Id } from '../requests/request.schema.ts'

const Day = z.iso.date('must be a day, YYYY-MM-DD')
const AT_MOST = 100

/** Extra places opened for an event. */
export const Surge = z
  .object({
    id: z.string(),
    /** Code of `surge-reasons`. */
    reason: z.string(),
    places: z.number().int(),
    /** For how many of them there is staff, and money. */
    staffed: z.number().int(),
    funded: z.number().int(),
    from: z.iso.date(),
    until: z.iso.date(),
    /** `closing`: takes nobody in any more, and is over when the last household has left. */
    status: z.enum(['planned', 'open', 'closing']),
  })
  .meta({ id: 'Surge' })
export type Surge = z.output<typeof Surge>

/** How many places, for how long and why; staff and money for all of them unless said otherwise. */
export function openSurgeInput({ reference }: Deps) {
  const howMany = z.coerce.number().int().min(0).max(AT_MOST)
  const body = z
    .strictObject({
      places: howMany.min(1),
      staffed: howMany.optional(),
      funded: howMany.optional(),
      kind: z.enum(['bed', 'room', 'family-room']).default('bed'),
      /** How many people of one household a family room sleeps. */
      sleeps: z.coerce.number().int().min(1).max(12).default(1),
      from: Day,
      until: Day,
      reason: z
        .string()
        .refine(
          (code) => reference.surgeReasons.has(code),
          'must be a known reason: see GET /v1/reference/surge-reasons',
        ),
    })
    .superRefine(({ places, staffed, funded, kind, sleeps, from, until }, ctx) => {
      const fault = (field: string, message: string): void => {
        ctx.addIssue({ code: 'custom', path: [field], message })
      }
      if (until <= from) fault('until', 'must lie after from: it is the first day without them')
      if ((staffed ?? 0) > places) fault('staffed', 'must not exceed places')
      if ((funded ?? 0) > places) fault('funded', 'must not exceed places')
      if (kind === 'bed' && sleeps > 1)
        fault('sleeps', 'must be 1 for a bed: make it a family-room')
    })
  return z.object({ params: z.strictObject({ unitId: Id }), query: NONE, body })
}
export type NewSurge = z.output<ReturnType<typeof openSurgeInput>>['body']

export const CloseSurge = z.object({
  params: z.strictObject({ unitId: Id, surgeId: z.string().max(80) }),
  query: NONE,
  body: z.strictObject({
    /** At once, which is refused while somebody has one of the places; or as each becomes empty. */
    when: z.enum(['now', 'when-empty']),
  }),
})
