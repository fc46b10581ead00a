import { z } from 'zod'
import { CLOSURE_ACTS } from '../../../models/closure-revision.model.ts'
import type { Deps } from '../../deps.ts'
import { NONE } from '../../http/route.ts'
import { Id } from '../requests/request.schema.ts'

const Day = z.iso.date('must be a day, YYYY-MM-DD')

/** What may change of a closure: its end, `null` for not known yet, and its reason. */
function changeBody({ reference }: Deps) {
  return z
    .strictObject({
      until: Day.nullable().optional(),
      reason: z
        .string()
        .refine(
          (code) => reference.closureReasons.get(code)?.scope === 'place',
          'must be a reason of scope "place": see GET /v1/reference/closure-reasons',
        )
        .optional(),
    })
    .refine(({ until, reason }) => until !== undefined || reason !== undefined, {
      path: ['until'],
      message: 'must be given, or reason: there is nothing to change otherwise',
    })
}

export function changeClosureInput(deps: Deps) {
  const params = z.strictObject({ placeId: Id, closureId: z.string().max(80) })
  return z.object({ params, query: NONE, body: changeBody(deps) })
}

export function changeProfileClosureInput(deps: Deps) {
  const params = z.strictObject({ unitId: Id, closureId: z.string().max(80) })
  return z.object({ params, query: NONE, body: changeBody(deps) })
}

export const OnePlace = z.object({
  params: z.strictObject({ placeId: Id }),
  query: NONE,
  body: NONE,
})

export const ClosureHistory = z
  .object({
    closures: z.array(
      z.object({
        id: z.string(),
        revisions: z.array(
          z.object({
            act: z.enum(CLOSURE_ACTS),
            at: z.iso.datetime(),
            from: z.iso.date(),
            until: z.iso.date().optional(),
            reason: z.string(),
            criterion: z.string().optional(),
            values: z.array(z.string()).optional(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ClosureHistory' })
export type ClosureHistory = z.output<typeof ClosureHistory>

export const CELL_STATES = ['free', 'held', 'occupied', 'closed', 'turnaround'] as const

/** Places by nights. No cell says whose it is. */
export const UnitCalendar = z
  .object({
    unitId: z.string(),
    nights: z.array(z.iso.date()),
    rows: z.array(
      z.object({
        placeId: z.string(),
        label: z.string(),
        kind: z.string(),
        programme: z.string().optional(),
        cells: z.array(
          z.object({
            state: z.enum(CELL_STATES),
            closureId: z.string().optional(),
            reason: z.string().optional(),
          }),
        ),
      }),
    ),
    /** Places that may be given out, night by night. */
    available: z.array(z.number().int()),
  })
  .meta({ id: 'UnitCalendar' })
export type UnitCalendar = z.output<typeof UnitCalendar>
