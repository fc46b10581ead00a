import { z } from 'zod'
import { OVERSTAY_STATUSES, STAY_STATUSES, TRANSFER_KINDS } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { ExternalDecision, SetAsides } from '../offers/offer.schema.ts'
import { Id, IdParams } from '../requests/request.schema.ts'

export const OneStay = z.object({ params: IdParams, query: NONE, body: NONE })
export const ListStays = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, status: z.enum(STAY_STATUSES).optional() }),
  body: NONE,
})

export function nonArrivalInput({ reference }: Deps) {
  const Reason = z
    .string()
    .refine(
      (code) => reference.refusalReasons.get(code)?.side === 'client',
      'must be a reason of side "client": see GET /v1/reference/refusal-reasons',
    )
  return z.object({ params: IdParams, query: NONE, body: z.strictObject({ reason: Reason }) })
}

export function departureInput({ reference }: Deps) {
  const Destination = z
    .string()
    .refine(
      (code) => reference.destinations.has(code),
      'must be a known destination: see GET /v1/reference/departure-destinations',
    )
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.strictObject({ destination: Destination, on: z.iso.date().optional() }),
  })
}

const Day = z.iso.date('must be a day, YYYY-MM-DD')

/** A code of `data/overstay-reasons.json`. */
function overstayReason({ reference }: Deps) {
  return z
    .string()
    .refine(
      (code) => reference.overstayReasons.has(code),
      'must be a known reason: see GET /v1/reference/overstay-reasons',
    )
}

export function extensionInput(deps: Deps) {
  const body = z.strictObject({ until: Day, reason: overstayReason(deps).optional() })
  return z.object({ params: IdParams, query: NONE, body })
}

export function overstayInput(deps: Deps) {
  const body = z.strictObject({ until: Day, reason: overstayReason(deps) })
  return z.object({ params: IdParams, query: NONE, body })
}

export const DecideOverstay = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({ decision: z.enum(['approve', 'decline']) }),
})

export function obstacleInput({ reference }: Deps) {
  const Obstacle = z
    .string()
    .refine(
      (code) => reference.obstacles.has(code),
      'must be a known obstacle: see GET /v1/reference/through-flow-obstacles',
    )
  return z.object({ params: IdParams, query: NONE, body: z.strictObject({ obstacle: Obstacle }) })
}

export const ResolveObstacle = z.object({
  params: z.strictObject({ ...IdParams.shape, code: z.string().max(60) }),
  query: NONE,
  body: NONE,
})

export function transferInput({ reference }: Deps) {
  const body = z
    .strictObject({
      kind: z.enum(TRANSFER_KINDS),
      placeId: Id,
      seatIds: z.array(Id).max(10).default([]),
      reason: z
        .string()
        .refine(
          (code) => reference.transferReasons.has(code),
          'must be a known reason: see GET /v1/reference/transfer-reasons',
        ),
      on: Day.optional(),
      until: Day.optional(),
      externalDecision: ExternalDecision.optional(),
      setAside: SetAsides,
    })
    .superRefine(({ kind, reason, on }, ctx) => {
      if (kind === 'planned') return
      const known = reference.transferReasons.get(reason)
      if (known && !known.emergency) {
        const message =
          'is no reason for an emergency: choose one that is, or send kind "planned" (see GET /v1/reference/transfer-reasons)'
        ctx.addIssue({ code: 'custom', path: ['reason'], message })
      }
      if (on !== undefined) {
        const message = 'must be left out of an emergency: that happens at once'
        ctx.addIssue({ code: 'custom', path: ['on'], message })
      }
    })
  return z.object({ params: IdParams, query: NONE, body })
}

export const Stay = z
  .object({
    id: z.string(),
    requestId: z.string(),
    offerId: z.string(),
    unitId: z.string(),
    placeIds: z.array(z.string()),
    status: z.enum(STAY_STATUSES),
    from: z.iso.date(),
    until: z.iso.date(),
    arrivedOn: z.iso.date().optional(),
    departedOn: z.iso.date().optional(),
    destination: z.string().optional(),
    /** The day on which the household should have come or left, once that has passed. */
    overdueSince: z.iso.date().optional(),
    transfer: z
      .object({ kind: z.enum(TRANSFER_KINDS), reason: z.string(), fromStayId: z.string() })
      .optional(),
    /** The stay it moved on to. */
    movedToStayId: z.string().optional(),
    overstay: z
      .object({ reason: z.string(), until: z.iso.date(), status: z.enum(OVERSTAY_STATUSES) })
      .optional(),
    /** What stands in the way of moving on; what is out of the way again is in the timeline. */
    obstacles: z.array(z.object({ code: z.string(), since: z.iso.date() })),
  })
  .meta({ id: 'Stay' })
export type Stay = z.output<typeof Stay>

export const StayPage = z.object({ ...PAGE, items: z.array(Stay) })
