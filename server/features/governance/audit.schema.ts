import { z } from 'zod'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'

/** With any offset: who asks need not reckon in UTC (/core/date-time). */
const Moment = z.iso.datetime({ offset: true })

export const AuditQuery = z.object({
  params: NONE,
  query: z.strictObject({
    ...PAGE_QUERY,
    caseToken: z.string().max(64).optional(),
    actorId: z.string().max(64).optional(),
    act: z.string().max(60).optional(),
    from: Moment.optional(),
    until: Moment.optional(),
  }),
  body: NONE,
})

export const AuditEntry = z
  .object({
    id: z.string(),
    act: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ id: z.string(), role: z.string(), organisationId: z.string().optional() }),
    ids: z.record(z.string(), z.unknown()),
    caseTokens: z.array(z.string()),
    fields: z.array(z.string()),
    purpose: z.string(),
    reason: z.string().optional(),
    /** Hashes of the rows that came of it in the ledger of the waitlist. */
    listMoves: z.array(z.string()).optional(),
    seal: z.number().int().optional(),
  })
  .meta({ id: 'AuditEntry' })

export const AuditPage = z.object({ ...PAGE, items: z.array(AuditEntry) })

export const Nothing = z.object({ params: NONE, query: NONE, body: NONE })

export const AuditChain = z
  .object({
    /** Nothing up to the last seal was changed, removed or inserted. */
    whole: z.boolean(),
    entries: z.number().int(),
    seals: z.number().int(),
    unsealed: z.number().int(),
    /** Rows of the ledger of the waitlist, which the log holds too. */
    listMoves: z.number().int(),
    faults: z.array(z.string()),
  })
  .meta({ id: 'AuditChain' })
