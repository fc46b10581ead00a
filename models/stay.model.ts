import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

export const STAY_STATUSES = ['planned', 'arrived', 'departed', 'cancelled', 'not-arrived'] as const
export type StayStatus = (typeof STAY_STATUSES)[number]

const extensionSchema = new Schema(
  {
    until: { ...DAY, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: String,
  },
  PART,
)

const staySchema = new Schema(
  {
    requestId: { type: Schema.Types.ObjectId, required: true },
    caseId: { type: Schema.Types.ObjectId, required: true },
    offerId: { type: Schema.Types.ObjectId, required: true },
    unitId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    requestedBy: { type: Schema.Types.ObjectId, required: true },
    region: { type: String, required: true },
    placeIds: { type: [Schema.Types.ObjectId], required: true },
    status: { type: String, enum: STAY_STATUSES, required: true },
    /** True until it ends, so that an index can allow one open stay per case. */
    open: { type: Boolean, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true },
    plannedAt: { type: Date, required: true },
    arrivedOn: DAY,
    departedOn: DAY,
    /** Code of `data/departure-destinations.json`. */
    destination: String,
    nonArrivalReason: String,
    extensions: { type: [extensionSchema], required: true, default: [] },
  },
  STRICT,
)
staySchema.index({ caseId: 1 }, { unique: true, partialFilterExpression: { open: true } })
staySchema.index({ offerId: 1 }, { unique: true })
staySchema.index({ organisationId: 1, status: 1 })
staySchema.index({ status: 1, until: 1 })

export type StoredStay = InferSchemaType<typeof staySchema> & { _id: Types.ObjectId }
export const StayModel = model('Stay', staySchema, 'stays')
