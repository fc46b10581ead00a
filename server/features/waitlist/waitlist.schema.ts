import { z } from 'zod'
import { REQUEST_STATUSES, WAIT_STATUSES } from '../../../models/request.model.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'

export const WaitlistQuery = z.object({
  params: NONE,
  query: z.strictObject({
    ...PAGE_QUERY,
    class: z.coerce.number().int().min(1).max(4).optional(),
    region: z.string().max(60).optional(),
    waitStatus: z.enum(WAIT_STATUSES, `must be one of ${WAIT_STATUSES.join(', ')}`).optional(),
  }),
  body: NONE,
})

const Because = z.object({ code: z.string(), textNl: z.string(), textEn: z.string() })

export const WaitlistItem = z
  .object({
    requestId: z.string(),
    /** Place on the national list, whatever part of it is shown. */
    position: z.number().int(),
    class: z.number().int(),
    waitStatus: z.enum(WAIT_STATUSES),
    waitingDays: z.number().int(),
    waitingSince: z.string(),
    because: z.array(Because),
    openOffers: z.number().int(),
    region: z.string(),
    status: z.enum(REQUEST_STATUSES),
    complexity: z.number().int(),
    decideBy: z.iso.datetime().optional(),
    /** Where the household stays tonight, when that is an interim solution. */
    interim: z.object({ kind: z.string(), from: z.iso.date() }).optional(),
  })
  .meta({ id: 'WaitlistItem' })
export type WaitlistItem = z.input<typeof WaitlistItem>

export const SummaryQuery = z.object({ params: NONE, query: NONE, body: NONE })

export const WaitlistSummary = z
  .object({
    asOf: z.iso.datetime(),
    waiting: z.number().int(),
    offered: z.number().int(),
    parked: z.number().int(),
    /** On the list while days do not count. */
    clockStands: z.number().int(),
    byWaitStatus: z.array(z.object({ waitStatus: z.enum(WAIT_STATUSES), count: z.number().int() })),
    lostFromView: z.object({
      count: z.number().int(),
      households: z.array(
        z.object({
          requestId: z.string(),
          class: z.number().int(),
          region: z.string(),
          since: z.iso.date(),
          days: z.number().int(),
        }),
      ),
    }),
  })
  .meta({ id: 'WaitlistSummary' })
export type WaitlistSummary = z.output<typeof WaitlistSummary>

export const Waitlist = z
  .object({ asOf: z.iso.datetime(), ...PAGE, items: z.array(WaitlistItem) })
  .meta({ id: 'Waitlist' })
