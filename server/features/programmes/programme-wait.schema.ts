import { z } from 'zod'
import { PROGRAMME_WAIT_STATUSES } from '../../../models/programme-wait.model.ts'
import type { Deps } from '../../deps.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { IdParams, withdrawalInput } from '../requests/request.schema.ts'

/** A kind of programme, as units name theirs in `GET /v1/units/{unitId}`. */
const Kind = z.string().min(1, 'must be filled in').max(60)

export function programmeWaitInputs(deps: Deps) {
  return {
    ask: z.object({ params: IdParams, query: NONE, body: z.strictObject({ programme: Kind }) }),
    withdraw: withdrawalInput(deps),
    list: z.object({
      params: NONE,
      query: z.strictObject({ ...PAGE_QUERY, programme: Kind.optional() }),
      body: NONE,
    }),
  }
}

export const WaitsOfRequest = z.object({ params: IdParams, query: NONE, body: NONE })

export const ProgrammeWait = z
  .object({
    id: z.string(),
    requestId: z.string(),
    /** Kind of programme. */
    programme: z.string(),
    status: z.enum(PROGRAMME_WAIT_STATUSES),
    region: z.string(),
    class: z.number().int(),
    waitingSince: z.iso.date(),
    waitingDays: z.number().int(),
    openOffers: z.number().int(),
    /** Place among all who wait for this kind, in the published order; absent once it is over or a seat was accepted. */
    position: z.number().int().optional(),
    because: z.array(z.object({ code: z.string(), textNl: z.string(), textEn: z.string() })),
  })
  .meta({ id: 'ProgrammeWait' })
export type ProgrammeWait = z.output<typeof ProgrammeWait>

export const ProgrammeWaitList = z.object({ items: z.array(ProgrammeWait) })
export const ProgrammeWaitPage = z.object({ ...PAGE, items: z.array(ProgrammeWait) })
