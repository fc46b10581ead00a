import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { escalationSchema, reviewSchema, stepSchema } from './offer-review.ts'
import { DAY, PART, STRICT } from './schema-options.ts'

export const OFFER_STATUSES = [
  'open',
  'contested',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'lapsed',
] as const
/** An offer in one of these holds its places, and is one of the few that may run at once. */
export const HOLDING = ['open', 'contested'] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

/** Under which authority the offer was made: the desk's own, a mandate, or somebody else's decision. */
const authoritySchema = new Schema(
  {
    basis: { type: String, enum: ['desk', 'mandate', 'external-decision'], required: true },
    reference: { type: String, required: true },
    decider: { type: String, required: true },
    decidedOn: { ...DAY, required: true },
  },
  PART,
)

/** A rule that somebody with the right to do so set aside for this household. */
const setAsideSchema = new Schema(
  { ruleId: { type: String, required: true }, reason: { type: String, required: true } },
  PART,
)

const answerSchema = new Schema(
  {
    code: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    /** Sealed under the case key: what was seen is about a person. */
    explanation: String,
    /** The desk answered for the unit. */
    onBehalf: Boolean,
  },
  PART,
)

const offerSchema = new Schema(
  {
    requestId: { type: Schema.Types.ObjectId, required: true },
    caseId: { type: Schema.Types.ObjectId, required: true },
    /** The wait for a seat that it answers; absent when it offers a place. */
    programmeWaitId: Schema.Types.ObjectId,
    unitId: { type: Schema.Types.ObjectId, required: true },
    /** The organisation that is asked, and the one that asks. */
    organisationId: { type: Schema.Types.ObjectId, required: true },
    requestedBy: { type: Schema.Types.ObjectId, required: true },
    region: { type: String, required: true },
    /** Whole places: a bed, seats with it, or several beds. All or nothing. */
    placeIds: { type: [Schema.Types.ObjectId], required: true },
    status: { type: String, enum: OFFER_STATUSES, required: true },
    /** First, second, ... choice of the offers that run at once for one household. */
    order: { type: Number, required: true, min: 1 },
    /** The version of `data/offer-policies.json` it was made under; a later one does not touch it. */
    policyVersion: { type: String, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true },
    answerBy: { type: Date, required: true },
    madeAt: { type: Date, required: true },
    madeBy: { type: String, required: true },
    authority: { type: authoritySchema, required: true },
    /** What was evaluated when the offer was made, and what came out for this place. */
    runId: { type: Schema.Types.ObjectId, required: true },
    verdict: { type: String, enum: ['fits', 'assess', 'blocked'], required: true },
    setAside: { type: [setAsideSchema], required: true, default: [] },
    answer: answerSchema,
    /** The second look at a refusal; while it lasts the offer is contested and keeps its places. */
    review: reviewSchema,
    escalations: { type: [escalationSchema], required: true, default: [] },
    steps: { type: [stepSchema], required: true, default: [] },
    stayId: Schema.Types.ObjectId,
  },
  STRICT,
)
offerSchema.index(
  { requestId: 1, programmeWaitId: 1 },
  { unique: true, partialFilterExpression: { status: 'accepted' } },
)
// Together with the largest `order` of the policy: never more offers at once than it allows.
offerSchema.index(
  { requestId: 1, programmeWaitId: 1, order: 1 },
  { unique: true, partialFilterExpression: { status: { $in: [...HOLDING] } } },
)
offerSchema.index({ requestId: 1, status: 1 })
offerSchema.index({ status: 1, answerBy: 1 })
offerSchema.index({ organisationId: 1, status: 1 })
offerSchema.index({ 'review.status': 1, 'review.dueBy': 1 })

export type StoredOffer = InferSchemaType<typeof offerSchema> & { _id: Types.ObjectId }
export const OfferModel = model('Offer', offerSchema, 'offers')
