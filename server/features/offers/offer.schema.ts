import { z } from 'zod'
import { OFFER_STATUSES } from '../../../models/offer.model.ts'
import type { Deps } from '../../deps.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { Id, IdParams } from '../requests/request.schema.ts'
import { mitigationCode } from './mitigation-code.ts'
import { OfferStep, ReviewState, SecondLook } from './review.schema.ts'

export const ExternalDecision = z.strictObject({
  decider: z.string().min(1, 'must name who decided').max(120),
  reference: z.string().min(1, 'must be the number of the decision').max(120),
  date: z.iso.date(),
})

/** Blocking rules that somebody with the right to do so sets aside. */
export const SetAsides = z
  .array(z.strictObject({ ruleId: z.string().max(120), reason: z.string().min(1).max(500) }))
  .max(20)
  .default([])

export const MakeOffer = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({
    placeId: Id,
    seatIds: z.array(Id).max(10).default([]),
    from: z.iso.date('must be a day, YYYY-MM-DD'),
    until: z.iso.date('must be a day, YYYY-MM-DD').optional(),
    externalDecision: ExternalDecision.optional(),
    setAside: SetAsides,
  }),
})

export const OneOffer = z.object({ params: IdParams, query: NONE, body: NONE })

export const ListOffers = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, status: z.enum(OFFER_STATUSES).optional() }),
  body: NONE,
})

/** A refusal by a code; some codes need an explanation, because a second person will look at them. */
export function refusalInput({ reference }: Deps) {
  const body = z
    .strictObject({
      reason: z.string().max(60),
      explanation: z.string().trim().min(1, 'must not be empty').max(2_000).optional(),
      wanted: z.array(mitigationCode(reference)).max(20).optional(),
    })
    .superRefine(({ reason, explanation }, ctx) => {
      const known = reference.refusalReasons.get(reason)
      if (known?.phase !== 'refusal' || known.side === 'system') {
        const message =
          'must be a reason of phase "refusal" and side "provider" or "client": see GET /v1/reference/refusal-reasons'
        ctx.addIssue({ code: 'custom', path: ['reason'], message })
      } else if (known.evidenceRequired && explanation === undefined) {
        const message = 'must be given with this reason: what was seen, and what was tried'
        ctx.addIssue({ code: 'custom', path: ['explanation'], message })
      }
    })
  return z.object({ params: IdParams, query: NONE, body })
}

export function offerWithdrawalInput({ reference }: Deps) {
  const Reason = z
    .string()
    .refine(
      (code) => reference.refusalReasons.has(code),
      'must be a known reason: see GET /v1/reference/refusal-reasons',
    )
  return z.object({ params: IdParams, query: NONE, body: z.strictObject({ reason: Reason }) })
}

export const Offer = z
  .object({
    id: z.string(),
    requestId: z.string(),
    /** A seat by itself: the wait it answers. */
    programmeWaitId: z.string().optional(),
    unitId: z.string(),
    placeIds: z.array(z.string()),
    status: z.enum(OFFER_STATUSES),
    /** First, second, ... choice of those that run at once. */
    order: z.number().int(),
    policyVersion: z.string(),
    from: z.iso.date(),
    until: z.iso.date(),
    answerBy: z.iso.datetime(),
    madeAt: z.iso.datetime(),
    authority: z.object({
      basis: z.enum(['desk', 'mandate', 'external-decision']),
      reference: z.string(),
      decider: z.string(),
      decidedOn: z.iso.date(),
    }),
    runId: z.string(),
    verdict: z.enum(['fits', 'assess', 'blocked']),
    answer: z
      .object({ code: z.string(), at: z.iso.datetime(), onBehalf: z.boolean().optional() })
      .optional(),
    /** The second look at a refusal, when there is or was one. */
    review: ReviewState.optional(),
    stayId: z.string().optional(),
  })
  .meta({ id: 'Offer' })
export type Offer = z.output<typeof Offer>

export const OfferPage = z.object({ ...PAGE, items: z.array(Offer) })

/** What a unit may know before it accepts: needs, never a name or a birth date. */
export const NeedProfile = z
  .object({
    members: z.array(
      z.object({
        role: z.string(),
        age: z.number().int().optional(),
        gender: z.string(),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
    needs: z.array(z.object({ criterion: z.string(), value: z.unknown(), importance: z.string() })),
    programmes: z.array(z.string()),
    securityLevel: z.string().optional(),
  })
  .meta({ id: 'NeedProfile' })
export type NeedProfile = z.output<typeof NeedProfile>

export const OfferWithProfile = Offer.extend({
  needProfile: NeedProfile,
  explanation: z.string().optional(),
  secondLook: SecondLook.optional(),
  /** What was done with it, oldest first. */
  steps: z.array(OfferStep),
}).meta({ id: 'OfferWithProfile' })
export type OfferWithProfile = z.output<typeof OfferWithProfile>
