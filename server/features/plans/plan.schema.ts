import { z } from 'zod'
import { LINE_STATES, PLAN_KINDS, PLAN_STATUSES } from '../../../models/plan.model.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { MakeOffer } from '../offers/offer.schema.ts'
import { Id, IdParams } from '../requests/request.schema.ts'

export const StartPlan = z.object({
  params: NONE,
  query: NONE,
  body: z
    .strictObject({
      /** An acute case (class 1): a place at once, without a new national plan. */
      requestId: Id.optional(),
    })
    .optional(),
})

export const ListPlans = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, status: z.enum(PLAN_STATUSES).optional() }),
  body: NONE,
})

export const OnePlan = z.object({ params: IdParams, query: NONE, body: NONE })

export const ReadPlan = z.object({
  params: IdParams,
  query: z.strictObject({ ...PAGE_QUERY, state: z.enum(LINE_STATES).optional() }),
  body: NONE,
})

const LineParams = z.strictObject({ id: Id, requestId: Id })

/** As for an ordinary offer; the line knows the place. */
export const AcceptLine = z.object({
  params: LineParams,
  query: NONE,
  body: MakeOffer.shape.body
    .omit({ placeId: true })
    .extend({
      /** Absent: free seats of the programmes that the household needs. */
      seatIds: z.array(Id).max(10).optional(),
      /** Absent: the day planned for, or today when that has passed. */
      from: z.iso.date().optional(),
    })
    .prefault({}),
})
export type LineAcceptance = z.output<typeof AcceptLine>['body']

/** Why the desk departs from a plan. */
export const OVERRIDE_REASONS = [
  'better-place-elsewhere',
  'household-objects',
  'unit-objects',
  'circumstances-changed',
  'facts-not-right',
  'safety',
  'other',
] as const

export const OverrideLine = z.object({
  params: LineParams,
  query: NONE,
  body: z.strictObject({
    reason: z.enum(OVERRIDE_REASONS),
    /** In words; kept sealed with the case. */
    explanation: z.string().trim().min(1, 'must say why, in a few words').max(2_000),
  }),
})

/** What the independent checker found; see the plan's promises. */
export const Checks = z.object({
  validAssignment: z.boolean(),
  lexicographicByClass: z.boolean(),
  maximumPlaced: z.boolean(),
  maximumWaiting: z.boolean(),
  noJustifiedEnvy: z.boolean(),
  higherRankedHold: z.boolean(),
  bestFit: z.boolean(),
  gapClosed: z.boolean(),
  repeatable: z.boolean(),
})

export const Totals = z.object({
  placedByClass: z.record(z.string(), z.number().int()),
  placed: z.number().int(),
  totalWaiting: z.number(),
  totalFit: z.number(),
})

export const Plan = z
  .object({
    id: z.string(),
    kind: z.enum(PLAN_KINDS),
    status: z.enum(PLAN_STATUSES),
    /** The night that is planned for. */
    on: z.iso.date(),
    /** The acute case it was made for. */
    requestId: z.string().optional(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    /** Per cent. */
    progress: z.number().int(),
    failure: z.string().optional(),
    ruleSetVersion: z.string().optional(),
    ruleSetId: z.string().optional(),
    /** SHA-256 of what it was computed from, and of what came out. */
    fingerprints: z.object({ inputs: z.string(), result: z.string() }).optional(),
    counts: z
      .object({
        households: z.number().int(),
        places: z.number().int(),
        pairs: z.number().int(),
        seatless: z.number().int(),
        unreadable: z.number().int(),
      })
      .optional(),
    checks: Checks.optional(),
    totals: Totals.optional(),
    /** Only where programme seats were short: no plan can place more than this. */
    bound: Totals.optional(),
  })
  .meta({ id: 'Plan' })
export type Plan = z.output<typeof Plan>

export const PlanPage = z.object({ ...PAGE, items: z.array(Plan) })

const LINE = {
  position: z.number().int(),
  requestId: z.string(),
  class: z.number().int(),
  waitingDays: z.number().int(),
  /** Places that a human could open for this household. */
  assess: z.number().int(),
} as const

export const PlanLine = z
  .object({
    ...LINE,
    state: z.enum(['proposed', 'offered', 'overridden', 'withdrawn']),
    placeId: z.string(),
    unitId: z.string(),
    fit: z.number(),
    /** A less urgent household that was proposed this place, or this unit's last room. */
    displaces: z.string().optional(),
    offerId: z.string().optional(),
    override: z
      .object({
        reason: z.string(),
        explanation: z.string().optional(),
        by: z.string(),
        at: z.iso.datetime(),
      })
      .optional(),
  })
  .meta({ id: 'PlanLine' })
export type PlanLine = z.output<typeof PlanLine>

export const UnplacedLine = z
  .object({
    ...LINE,
    /** In words, from the household's Hall set. */
    certificate: z.object({
      places: z.number().int(),
      own: z.number().int(),
      textNl: z.string(),
      textEn: z.string(),
    }),
  })
  .meta({ id: 'UnplacedLine' })
export type UnplacedLine = z.output<typeof UnplacedLine>

/** A page of households in the plan's order, parted into those with a place and those without. */
export const PlanWithLines = Plan.extend({
  ...PAGE,
  lines: z.array(PlanLine),
  unplaced: z.array(UnplacedLine),
}).meta({ id: 'PlanWithLines' })
export type PlanWithLines = z.output<typeof PlanWithLines>
