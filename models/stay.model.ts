import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

export const STAY_STATUSES = ['planned', 'arrived', 'departed', 'cancelled', 'not-arrived'] as const
export type StayStatus = (typeof STAY_STATUSES)[number]
export const TRANSFER_KINDS = ['planned', 'emergency'] as const
export type TransferKind = (typeof TRANSFER_KINDS)[number]
export const OVERSTAY_STATUSES = ['asked', 'approved', 'declined'] as const

const extensionSchema = new Schema(
  {
    until: { ...DAY, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: String,
  },
  PART,
)

/** How a household came from the place where it was to this one. */
const transferSchema = new Schema(
  {
    kind: { type: String, enum: TRANSFER_KINDS, required: true },
    /** Code of `data/transfer-reasons.json`. */
    reason: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    /** The stay it comes from. */
    fromStayId: { type: Schema.Types.ObjectId, required: true },
    /** What was judged before, and what came out for this place. */
    runId: { type: Schema.Types.ObjectId, required: true },
    verdict: { type: String, enum: ['fits', 'assess', 'blocked'], required: true },
    /** Whose decision it rests on, where somebody else decides on the new place. */
    decider: String,
    reference: String,
  },
  PART,
)

/** Why somebody stays longer than was planned, and who agreed. */
const overstaySchema = new Schema(
  {
    /** Code of `data/overstay-reasons.json`. */
    reason: { type: String, required: true },
    /** Until when is asked. */
    until: { ...DAY, required: true },
    status: { type: String, enum: OVERSTAY_STATUSES, required: true },
    askedBy: { type: String, required: true },
    askedAt: { type: Date, required: true },
    decidedBy: String,
    decidedAt: Date,
  },
  PART,
)

/** Something that keeps a household from moving on. */
const obstacleSchema = new Schema(
  {
    /** Code of `data/through-flow-obstacles.json`. */
    code: { type: String, required: true },
    since: { ...DAY, required: true },
    by: { type: String, required: true },
    resolvedOn: DAY,
  },
  PART,
)

/** Who should have come, or left, and did not. */
const overdueSchema = new Schema(
  {
    /** The day on which it should have been. */
    since: { ...DAY, required: true },
    /** When its owner was told; absent until then. */
    noticedAt: Date,
  },
  PART,
)

const staySchema = new Schema(
  {
    requestId: { type: Schema.Types.ObjectId, required: true },
    caseId: { type: Schema.Types.ObjectId, required: true },
    /** The offer that brought the household in; after a transfer still that first one. */
    offerId: { type: Schema.Types.ObjectId, required: true },
    /** A seat taken by itself: the wait it ended. The household lives elsewhere. */
    programmeWaitId: Schema.Types.ObjectId,
    /** Which stay after that offer, counted from 2; absent for the first. */
    leg: { type: Number, min: 2 },
    unitId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    requestedBy: { type: Schema.Types.ObjectId, required: true },
    region: { type: String, required: true },
    placeIds: { type: [Schema.Types.ObjectId], required: true },
    status: { type: String, enum: STAY_STATUSES, required: true },
    /** True until it ends, so that an index can allow one expected and one present stay per case. */
    open: { type: Boolean, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true },
    plannedAt: { type: Date, required: true },
    arrivedOn: DAY,
    departedOn: DAY,
    /** Code of `data/departure-destinations.json`. */
    destination: String,
    /** The stay it moved on to, where that is known. */
    movedToStayId: Schema.Types.ObjectId,
    nonArrivalReason: String,
    transfer: transferSchema,
    overstay: overstaySchema,
    overdue: overdueSchema,
    obstacles: { type: [obstacleSchema], default: undefined },
    extensions: { type: [extensionSchema], required: true, default: [] },
  },
  STRICT,
)
// A household is in one place, and is expected in one place: moving on is expected while one is still there. Seats it
// takes by themselves come beside that.
staySchema.index(
  { caseId: 1, programmeWaitId: 1, status: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'one_open_of_a_kind' },
)
staySchema.index({ offerId: 1, leg: 1 }, { unique: true, name: 'one_per_leg' })
staySchema.index({ organisationId: 1, status: 1 })
staySchema.index({ status: 1, until: 1 })
staySchema.index({ caseId: 1, from: 1 })

export type StoredStay = InferSchemaType<typeof staySchema> & { _id: Types.ObjectId }
export const StayModel = model('Stay', staySchema, 'stays')
