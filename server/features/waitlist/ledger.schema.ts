import { z } from 'zod'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { IdParams } from '../requests/request.schema.ts'

export const PositionsQuery = z.object({
  params: IdParams,
  query: z.strictObject(PAGE_QUERY),
  body: NONE,
})

const PositionChange = z.object({
  at: z.iso.datetime(),
  /** Absent: not on the list before, or after. */
  from: z.number().int().optional(),
  to: z.number().int().optional(),
  because: z.object({ code: z.string(), textNl: z.string(), textEn: z.string() }),
})
export type PositionChange = z.output<typeof PositionChange>

export const Positions = z
  .object({
    requestId: z.string(),
    /** By which the ledger of the list names this request. */
    token: z.string(),
    asOf: z.iso.datetime(),
    /** Now; absent when it is not on the list. */
    position: z.number().int().optional(),
    ...PAGE,
    /** The newest first. */
    items: z.array(PositionChange),
  })
  .meta({ id: 'Positions' })

const Moment = z.iso.datetime({ offset: true })

export const LedgerQuery = z.object({
  params: NONE,
  query: z.strictObject({
    ...PAGE_QUERY,
    from: Moment.optional(),
    until: Moment.optional(),
  }),
  body: NONE,
})

const ListKey = z.object({
  class: z.number().int(),
  since: z.iso.date(),
  draw: z.number().int(),
})

export const LedgerRow = z
  .object({
    /** A pseudonym: the same for every row of one request. */
    token: z.string(),
    step: z.number().int(),
    at: z.iso.datetime(),
    cause: z.string(),
    /** Absent: it was not on the list. */
    before: ListKey.optional(),
    /** Absent: it is not on the list any more. */
    after: ListKey.optional(),
    /** SHA-256 over all of the above; the audit entry of the act holds it under `listMoves`. */
    hash: z.string(),
  })
  .meta({ id: 'LedgerRow' })
export type LedgerRow = z.output<typeof LedgerRow>

/** In the order in which they are taken over. */
export const Ledger = z.object({ ...PAGE, items: z.array(LedgerRow) }).meta({ id: 'Ledger' })
