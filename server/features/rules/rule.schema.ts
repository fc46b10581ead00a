import { z } from 'zod'
import { RuleShape } from '../../../matching/rules/rule.ts'
import { RULE_STATUSES } from '../../../models/rule.model.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { IdParams } from '../requests/request.schema.ts'

/** What an author writes: all of a rule but its version, status and approvals, which the service keeps. */
export const DraftRule = z.object({
  params: NONE,
  query: NONE,
  body: RuleShape.omit({ version: true, status: true, approvedBy: true }),
})

/** A draft written anew: all of it, under the code it has. */
export const ReviseRule = DraftRule.extend({ params: IdParams })

export const OneRule = z.object({ params: IdParams, query: NONE, body: NONE })
export const WithdrawRule = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({ reason: z.string().trim().min(1, 'must not be empty').max(500) }),
})
export const ListRules = z.object({
  params: NONE,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: z.enum(RULE_STATUSES).optional(),
    code: z.string().max(60).optional(),
  }),
  body: NONE,
})

export const RuleView = z
  .object({
    /** Absent for rules of the delivered national set. */
    id: z.string().optional(),
    code: z.string(),
    version: z.number().int(),
    status: z.enum(RULE_STATUSES),
    kind: z.string(),
    effectiveFrom: z.iso.date(),
    effectiveUntil: z.iso.date().optional(),
    textNl: z.string(),
    textEn: z.string(),
    relaxableBy: z.string(),
    approvals: z.array(z.object({ by: z.string(), at: z.iso.datetime() })),
    document: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Rule' })
export type RuleView = z.output<typeof RuleView>
export const RulePage = z.object({ ...PAGE, items: z.array(RuleView) })

const Change = z.object({
  requestId: z.string(),
  gained: z.number().int(),
  lost: z.number().int(),
  fitsBefore: z.number().int(),
  fitsAfter: z.number().int(),
})

export const RulePreview = z
  .object({
    /** What approval would find: an error must be mended, a warning must be read. */
    findings: z.array(
      z.object({
        level: z.enum(['error', 'warning']),
        rules: z.array(z.string()),
        textNl: z.string(),
        textEn: z.string(),
      }),
    ),
    on: z.iso.date(),
    requests: z.number().int(),
    /** Households on the waitlist of whom something changes. */
    changes: z.array(Change),
    firstChance: z.number().int(),
    lastChanceLost: z.number().int(),
  })
  .meta({ id: 'RulePreview' })
export type RulePreview = z.output<typeof RulePreview>
