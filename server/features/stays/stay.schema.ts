import { z } from 'zod'
import { STAY_STATUSES } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { IdParams } from '../requests/request.schema.ts'

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

export const ExtendStay = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({
    until: z.iso.date('must be a day, YYYY-MM-DD'),
    reason: z.string().max(60).optional(),
  }),
})

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
  })
  .meta({ id: 'Stay' })
export type Stay = z.output<typeof Stay>

export const StayPage = z.object({ ...PAGE, items: z.array(Stay) })
