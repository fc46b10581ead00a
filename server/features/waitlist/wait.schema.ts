import { z } from 'zod'
import { WAIT_STATUSES } from '../../../models/request.model.ts'
import { addDuration } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { PARKED_AT_MOST } from './parking.service.ts'
import { NONE } from '../../http/route.ts'

const IdParams = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits'),
})

export const OneWait = z.object({ params: IdParams, query: NONE, body: NONE })

/** A status, with a reason that belongs to it. */
export function waitStatusInput({ reference }: Deps) {
  return z.object({
    params: IdParams,
    query: NONE,
    body: z
      .strictObject({
        waitStatus: z.enum(WAIT_STATUSES, `must be one of ${WAIT_STATUSES.join(', ')}`),
        reason: z.string(),
      })
      .superRefine(({ waitStatus, reason }, ctx) => {
        const { reasons = [] } = reference.waitStatuses.get(waitStatus) ?? {}
        if (reasons.some(({ code }) => code === reason)) return
        const message = `must be a reason of wait status "${waitStatus}": see GET /v1/reference/wait-statuses`
        ctx.addIssue({ code: 'custom', path: ['reason'], message })
      }),
  })
}

export function clockStopInput({ reference }: Deps) {
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.strictObject({
      reason: z
        .string()
        .refine(
          (code) => reference.clockReasons.get(code)?.byHand === true,
          'must be a reason to stop a clock (byHand): see GET /v1/reference/clock-reasons',
        ),
    }),
  })
}

/** Until a day after today, and no further away than half a year. */
export function parkingInput({ reference, now }: Deps) {
  const lastDay = () => addDuration(dayOf(now()), PARKED_AT_MOST)
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.strictObject({
      until: z.iso
        .date()
        .refine((day) => day > dayOf(now()), 'must lie after today')
        .refine((day) => day <= lastDay(), 'must lie within half a year: park it again then'),
      reason: z
        .string()
        .refine(
          (code) => (reference.clockReasons.get(code)?.whileParked ?? null) !== null,
          'must be a reason to park (whileParked): see GET /v1/reference/clock-reasons',
        ),
    }),
  })
}

const ClockKind = z.enum(['running', 'stopped'])

/** How a household waits, with every clock and stretch it is made of. */
export const Wait = z
  .object({
    waitStatus: z.enum(WAIT_STATUSES).optional(),
    /** Why it has this status: a reason of the status, or `by-class`. */
    waitStatusReason: z.string().optional(),
    enteredOn: z.iso.date().meta({ description: 'The day it came on the list' }),
    waitingDays: z.number().int().meta({ description: 'Days on which the clock ran' }),
    stoppedDays: z.number().int(),
    clock: z.object({ kind: ClockKind, reason: z.string(), since: z.iso.date() }),
    /** Whether somebody stopped it, and may let it go on. */
    stoppedByHand: z.boolean(),
    parking: z.object({ until: z.iso.date(), reason: z.string() }).optional(),
    checkIn: z
      .object({
        due: z.iso.datetime(),
        reminded: z.boolean(),
        warnings: z
          .number()
          .int()
          .meta({ description: 'Sent for it: after two it is lost from view' }),
      })
      .optional(),
    spells: z.array(
      z.object({
        from: z.iso.date(),
        until: z.iso.date().optional(),
        kind: ClockKind,
        reason: z.string(),
        days: z.number().int(),
      }),
    ),
    clocks: z.array(
      z.object({
        norm: z.string().meta({ description: 'Code of data/wait-norms.json' }),
        labelNl: z.string(),
        labelEn: z.string(),
        kind: z.enum(['norm', 'review', 'decision']),
        since: z.iso.date(),
        days: z.number().int(),
        term: z.string().meta({ description: 'ISO 8601' }),
        due: z.iso
          .datetime()
          .optional()
          .meta({ description: 'Absent while the clock stands: nobody knows when it goes on' }),
        over: z.boolean(),
        source: z.string().meta({ description: 'Code of a source in the data files' }),
      }),
    ),
  })
  .meta({ id: 'Wait' })
export type Wait = z.output<typeof Wait>
