import { z } from 'zod'
import { OFFER_STATUSES } from '../../../models/offer.model.ts'
import { LINE_STATES } from '../../../models/plan.model.ts'
import { STAY_STATUSES } from '../../../models/stay.model.ts'
import { REQUEST_STATUSES, WAIT_STATUSES } from '../../../models/request.model.ts'
import { Need, Safety } from '../../../matching/profile.ts'
import { Member } from '../../../matching/profile.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { InterimSolutions } from '../interim/interim-solutions.schema.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { Wait } from '../waitlist/wait.schema.ts'
import { addFaults, checkContent } from './request-check.ts'
import { readableContent } from './readable-content.ts'

export const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits')
export const IdParams = z.strictObject({ id: Id })

const Household = z.strictObject({
  members: z.array(z.strictObject(Member.shape)).max(20, 'may have at most 20 members'),
})
const Urgency = z.strictObject({
  class: z.union(
    [z.literal(1), z.literal(2), z.literal(3), z.literal(4)],
    'must be 1 (today), 2 (three days), 3 (two weeks) or 4 (six weeks)',
  ),
  reason: z.string().max(60).optional(),
})

/** Who the household is. Stored apart from the request and sealed; never part of an answer. */
export const Identity = z.strictObject({
  givenNames: z.string().min(1).max(200),
  familyName: z.string().min(1).max(200),
  birthDate: z.iso.date(),
  contact: z.string().max(500).optional(),
  foreignerNumber: z
    .string()
    .regex(/^\d{10}$/, 'must be the ten digits of a V-number')
    .optional(),
})
export type Identity = z.output<typeof Identity>

const SECTIONS = {
  household: Household.optional(),
  needs: z.array(z.strictObject(Need.shape)).max(60).optional(),
  safety: z.strictObject(Safety.shape).optional(),
  programmes: z.array(z.string().max(60)).max(10).optional(),
  facilityTypes: z.array(z.string().max(60)).max(20).optional(),
  urgency: Urgency.optional(),
} as const

/** What may be sent, checked against the code lists of this service. */
export function requestInputs({ reference, tables, now }: Deps) {
  const check = (body: unknown, ctx: z.RefinementCtx): void => {
    const today = dayOf(now())
    const { funding } = tables.tablesOn(today)
    addFaults(checkContent(readableContent(body), today, { reference, funding }), ctx)
  }
  // Also when something is of the wrong form, so that one answer names both kinds of faults.
  const always = { when: () => true }
  const known = z
    .string()
    .refine(
      (code) => reference.regions.has(code),
      'is not a known region: see GET /v1/reference/regions',
    )
  const Draft = z
    .strictObject({
      region: known,
      caseId: Id.optional(),
      identity: Identity.optional(),
      ...SECTIONS,
    })
    .superRefine(check, always)
  const Change = z
    .strictObject({ region: known.optional(), identity: Identity.optional(), ...SECTIONS })
    .superRefine(check, always)
  return {
    create: z.object({ params: NONE, query: NONE, body: Draft }),
    change: z.object({ params: IdParams, query: NONE, body: Change }),
  }
}

export const OneRequest = z.object({ params: IdParams, query: NONE, body: NONE })

const text = z.string().trim().min(1, 'must not be empty').max(2_000)

export const AnswerQuestion = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({ answer: text }),
})

/** Reasons are codes; the refinement names the list they come from. */
export function triageInput({ reference }: Deps) {
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('accept') }),
      z.strictObject({
        decision: z.literal('refuse'),
        reason: z
          .string()
          .refine(
            (code) => reference.refusalReasons.get(code)?.side === 'system',
            'must be a refusal reason of side "system": see GET /v1/reference/refusal-reasons',
          ),
      }),
      z.strictObject({ decision: z.literal('ask'), question: text }),
    ]),
  })
}

export function withdrawalInput({ reference }: Deps) {
  const Reason = z
    .string()
    .refine(
      (code) => reference.refusalReasons.get(code)?.phase === 'withdrawal',
      'must be a reason of phase "withdrawal": see GET /v1/reference/refusal-reasons',
    )
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.strictObject({ reason: Reason }),
  })
}

/** Who is deciding on it, until when it stays with him. */
const Claim = z.object({ userId: z.string(), role: z.string(), until: z.iso.datetime() })
const Words = z.object({ text: z.string(), at: z.iso.datetime() })

/** What withdrawing would end, from the request down to the places that become free. */
export const WithdrawalTree = z
  .object({
    requestId: z.string(),
    status: z.enum(REQUEST_STATUSES),
    becomes: z.enum(REQUEST_STATUSES),
    leavesWaitlist: z.boolean(),
    offers: z.array(
      z.object({
        offerId: z.string(),
        unitId: z.string(),
        status: z.enum(OFFER_STATUSES),
        becomes: z.enum(OFFER_STATUSES),
        from: z.iso.date(),
        until: z.iso.date(),
        frees: z.array(z.string()),
        stay: z.object({ stayId: z.string(), becomes: z.enum(STAY_STATUSES) }).optional(),
      }),
    ),
    /** The interim solution that runs, which ends too. */
    interim: z.object({ kind: z.string(), from: z.iso.date() }).optional(),
    planLines: z.array(
      z.object({ planId: z.string(), unitId: z.string().optional(), becomes: z.enum(LINE_STATES) }),
    ),
  })
  .meta({ id: 'WithdrawalTree' })
export type WithdrawalTree = z.output<typeof WithdrawalTree>

const Ending = z.object({ reason: z.string(), at: z.iso.datetime() })

export const PlacementRequest = z
  .object({
    id: z.string(),
    caseToken: z.string(),
    organisationId: z.string(),
    region: z.string(),
    status: z.enum(REQUEST_STATUSES),
    household: z.object({ members: z.array(Member) }).optional(),
    needs: z.array(Need),
    safety: Safety.optional(),
    programmes: z.array(z.string()),
    facilityTypes: z.array(z.string()),
    urgency: z.object({ class: z.number().int(), reason: z.string().optional() }).optional(),
    /** The class the waitlist uses: asked, or promoted by waiting. */
    urgencyClass: z.number().int(),
    decideBy: z.iso.datetime().optional(),
    createdAt: z.iso.datetime(),
    submittedAt: z.iso.datetime().optional(),
    waitingSince: z.iso.date().optional(),
    waitStatus: z.enum(WAIT_STATUSES).optional(),
    /** How it waits, with its clocks: once it was submitted. */
    wait: Wait.optional(),
    /** By when triage decides: only while it is with triage. */
    triageBy: z.iso.datetime().optional(),
    claim: Claim.optional(),
    /** The latest question of triage, and all of them with their answers. */
    question: Words.optional(),
    questions: z.array(
      Words.extend({ answerBy: z.iso.datetime().optional(), answer: Words.optional() }),
    ),
    ending: Ending.optional(),
    interimSolutions: InterimSolutions,
    /** The group action it belongs to. */
    groupId: z.string().optional(),
    version: z.number().int(),
    /** Units that refused the household and may not be asked again yet. */
    exclusions: z.array(z.object({ unitId: z.string(), reason: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: 'PlacementRequest' })
export type PlacementRequest = z.output<typeof PlacementRequest>

export const RequestSummary = z
  .object({
    id: z.string(),
    caseToken: z.string(),
    region: z.string(),
    status: z.enum(REQUEST_STATUSES),
    urgencyClass: z.number().int(),
    complexity: z.number().int(),
    createdAt: z.iso.datetime(),
    triageBy: z.iso.datetime().optional(),
    claim: Claim.optional(),
  })
  .meta({ id: 'RequestSummary' })
export type RequestSummary = z.output<typeof RequestSummary>

export const RequestPage = z.object({ ...PAGE, items: z.array(RequestSummary) })
export const ListRequests = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, status: z.enum(REQUEST_STATUSES).optional() }),
  body: NONE,
})
