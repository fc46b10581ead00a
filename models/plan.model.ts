import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

export const PLAN_KINDS = ['national', 'acute'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]
export const PLAN_STATUSES = ['running', 'proposed', 'failed', 'cancelled', 'superseded'] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]
export const LINE_STATES = ['proposed', 'offered', 'overridden', 'unplaced', 'withdrawn'] as const
export type LineState = (typeof LINE_STATES)[number]

const countsSchema = new Schema(
  {
    households: { type: Number, required: true },
    places: { type: Number, required: true },
    /** Household and place that fit each other. */
    pairs: { type: Number, required: true },
    /** Pairs left out because the seats of a programme go to households that go first. */
    seatless: { type: Number, required: true },
    /** Requests that could not be opened: their key is gone. */
    unreadable: { type: Number, required: true },
  },
  PART,
)

/** One run of the national plan, or of an acute case put in between. What it was computed from: `plan-parts`. */
const planSchema = new Schema(
  {
    kind: { type: String, enum: PLAN_KINDS, required: true },
    status: { type: String, enum: PLAN_STATUSES, required: true },
    /** The night that is planned for. */
    on: { ...DAY, required: true },
    /** Set on the run of a night, so that an index can allow one. */
    night: DAY,
    /** The acute case that asked for it. */
    requestId: Schema.Types.ObjectId,
    startedAt: { type: Date, required: true },
    startedBy: { type: String, required: true },
    finishedAt: Date,
    /** While running: whoever runs it has stopped when this moment has passed. */
    lockedUntil: Date,
    /** Per cent. */
    progress: { type: Number, required: true, min: 0, max: 100 },
    failure: String,
    ruleSetVersion: String,
    /** Id of the stored rule set with which households were judged. */
    ruleSetId: String,
    counts: countsSchema,
    /** Which promises the independent checker found kept. */
    checks: Schema.Types.Mixed,
    totals: Schema.Types.Mixed,
    /** What no plan can exceed: only where seats were short, and the plan may fall short of it. */
    bound: Schema.Types.Mixed,
    /** SHA-256 of the parts, uncompressed. */
    inputsHash: String,
    resultHash: String,
  },
  STRICT,
)
// The database, not the code, keeps these two promises: one run at a time, one run a night.
planSchema.index(
  { status: 1 },
  { unique: true, partialFilterExpression: { status: 'running' }, name: 'one_running' },
)
planSchema.index(
  { night: 1 },
  { unique: true, partialFilterExpression: { night: { $exists: true } } },
)
planSchema.index({ startedAt: -1 })

export type StoredPlan = InferSchemaType<typeof planSchema> & { _id: Types.ObjectId }
export const PlanModel = model('Plan', planSchema, 'plans')

export const PLAN_PARTS = ['inputs', 'result'] as const
export type PlanPartName = (typeof PLAN_PARTS)[number]

/** Inputs and result of a plan: compressed, in pieces that fit a document, append-only. No facts about people. */
const planPartSchema = new Schema(
  {
    planId: { type: Schema.Types.ObjectId, required: true },
    part: { type: String, enum: PLAN_PARTS, required: true },
    number: { type: Number, required: true },
    bytes: { type: Buffer, required: true },
  },
  STRICT,
)
planPartSchema.index({ planId: 1, part: 1, number: 1 }, { unique: true })
export const PlanPartModel = model('PlanPart', planPartSchema, 'plan-parts')

const overrideSchema = new Schema(
  {
    code: { type: String, required: true },
    /** Why, in words: sealed under the case key. */
    sealed: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  PART,
)

/** Why a household got no place, in numbers. */
const certificateSchema = new Schema(
  {
    /** Places that fit it, and places of the whole Hall set. */
    own: { type: Number, required: true },
    places: { type: Number, required: true },
    /** Those of the set for which there is no staff or money. */
    unusable: { type: Number, required: true },
    /** Fitting places left out because the programme's seats go to others. */
    seatless: { type: Number, required: true },
    facilityTypes: { type: [String], required: true },
    regions: { type: [String], required: true },
  },
  PART,
)

/** What a plan says of one household: a place that is proposed, or why there is none. */
const planLineSchema = new Schema(
  {
    planId: { type: Schema.Types.ObjectId, required: true },
    /** In the plan's order, most urgent first. */
    position: { type: Number, required: true },
    requestId: { type: Schema.Types.ObjectId, required: true },
    urgencyClass: { type: Number, required: true },
    waitingDays: { type: Number, required: true },
    state: { type: String, enum: LINE_STATES, required: true },
    placeId: Schema.Types.ObjectId,
    unitId: Schema.Types.ObjectId,
    fit: Number,
    /** Places that a human could open for this household. */
    assess: { type: Number, required: true },
    certificate: certificateSchema,
    /** An acute case may be proposed what a less urgent household was: that one's request. */
    displaces: Schema.Types.ObjectId,
    offerId: Schema.Types.ObjectId,
    override: overrideSchema,
  },
  STRICT,
)
planLineSchema.index({ planId: 1, requestId: 1 }, { unique: true })
planLineSchema.index({ planId: 1, position: 1 }, { unique: true })
planLineSchema.index({ requestId: 1, state: 1 })

export type StoredPlanLine = InferSchemaType<typeof planLineSchema> & { _id: Types.ObjectId }
export const PlanLineModel = model('PlanLine', planLineSchema, 'plan-lines')
