import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

export const PROGRAMME_WAIT_STATUSES = [
  'waiting',
  'offered',
  'placed',
  'closed',
  'withdrawn',
] as const
export type ProgrammeWaitStatus = (typeof PROGRAMME_WAIT_STATUSES)[number]

const endingSchema = new Schema(
  {
    code: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  PART,
)

/** A household that waits for a seat in a kind of programme by itself, beside its request for a place or after it. */
const programmeWaitSchema = new Schema(
  {
    requestId: { type: Schema.Types.ObjectId, required: true },
    caseId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    region: { type: String, required: true },
    status: { type: String, enum: PROGRAMME_WAIT_STATUSES, required: true },
    /** True until it ends, so that an index can allow one live wait per household and kind. */
    live: { type: Boolean, required: true },
    /** The kind of programme, sealed under the case key: what somebody needs treatment for is nobody's to list. */
    programme: { type: String, required: true },
    /** Keyed pseudonym of household and kind together: equal only for the same wish. */
    token: { type: String, required: true },
    /** The class of the request when it was asked; waiting promotes it when it is read. */
    askedClass: { type: Number, required: true, min: 1, max: 4 },
    waitingSince: { ...DAY, required: true },
    askedAt: { type: Date, required: true },
    ending: endingSchema,
  },
  STRICT,
)
programmeWaitSchema.index({ token: 1 }, { unique: true, partialFilterExpression: { live: true } })
programmeWaitSchema.index({ requestId: 1 })
programmeWaitSchema.index({ status: 1 })

export type StoredProgrammeWait = InferSchemaType<typeof programmeWaitSchema> & {
  _id: Types.ObjectId
}
export const ProgrammeWaitModel = model('ProgrammeWait', programmeWaitSchema, 'programme-waits')
