import { z } from 'zod'
import { REVIEW_STATUSES } from '../../../models/offer-review.ts'
import type { Deps } from '../../deps.ts'
import { PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { Id, IdParams } from '../requests/request.schema.ts'
import { mitigationCode } from './mitigation-code.ts'
import { OFFER_ACTS } from './offer-access.ts'
import { STEP_BACK_REASONS } from './step-back.service.ts'

const text = z.string().trim().min(1, 'must say why, without names').max(2_000)

export function mitigationInput({ reference }: Deps) {
  const body = z.strictObject({
    /** Empty: nothing can be offered, and the desk looks at once. */
    codes: z.array(mitigationCode(reference)).max(20),
  })
  return z.object({ params: IdParams, query: NONE, body })
}

export const GiveOpinion = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({
    decision: z.enum(['confirm', 'override'], 'must be confirm or override'),
    grounds: text,
    mandate: z
      .strictObject({
        decider: z.string().trim().min(1, 'must name who decides').max(120),
        reference: z.string().trim().min(1, 'must be the number of the mandate').max(120),
      })
      .optional(),
  }),
})

export const Appeal = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({ grounds: text }),
})

export const DecideAppeal = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({
    decision: z.enum(['upheld', 'dismissed'], 'must be upheld or dismissed'),
  }),
})

export const StepBack = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({
    reason: z.enum(STEP_BACK_REASONS, `must be one of ${STEP_BACK_REASONS.join(', ')}`),
  }),
})

/** Why a unit that refused may be asked again. */
export const REASSESSMENT_GROUNDS = [
  ...(['situation-changed', 'support-arranged', 'unit-changed', 'assessed-again'] as const),
] as const

export const Reassess = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({
    unitId: Id,
    ground: z.enum(REASSESSMENT_GROUNDS, `must be one of ${REASSESSMENT_GROUNDS.join(', ')}`),
  }),
})

export const ListSecondOpinions = z.object({
  params: NONE,
  query: z.strictObject(PAGE_QUERY),
  body: NONE,
})

const Moment = z.iso.datetime()

/** Where a second look stands, for lists: nothing of what was said. */
export const ReviewState = z
  .object({
    status: z.enum(REVIEW_STATUSES),
    dueBy: Moment.optional(),
    overdueSince: Moment.optional(),
    appeal: z.enum(['open', 'upheld', 'dismissed']).optional(),
  })
  .meta({ id: 'ReviewState' })
export type ReviewState = z.output<typeof ReviewState>

/** The whole second look: for the unit, for who asks, and for the desk. */
export const SecondLook = z
  .object({
    wanted: z.array(z.string()),
    offered: z.object({ codes: z.array(z.string()), at: Moment }).optional(),
    opinion: z
      .object({
        decision: z.enum(['confirm', 'override']),
        grounds: z.string(),
        at: Moment,
        mandate: z.object({ decider: z.string(), reference: z.string() }).optional(),
      })
      .optional(),
    appeal: z
      .object({
        side: z.enum(['requester', 'unit']),
        grounds: z.string(),
        at: Moment,
        decision: z.enum(['upheld', 'dismissed']).optional(),
      })
      .optional(),
  })
  .meta({ id: 'SecondLook' })
export type SecondLook = z.output<typeof SecondLook>

/** One line of an offer's history; roles, never persons. */
export const OfferStep = z
  .object({
    act: z.enum(OFFER_ACTS),
    role: z.string(),
    at: Moment,
    code: z.string().optional(),
    onBehalf: z.boolean(),
  })
  .meta({ id: 'OfferStep' })
export type OfferStep = z.output<typeof OfferStep>
