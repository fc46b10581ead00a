import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, OPEN_END, PART, STRICT, VALIDITY } from './schema-options.ts'

/** "This is what we see": an operator's count beside what the calendar says. */
const attestationSchema = new Schema(
  {
    at: { type: Date, required: true },
    by: { type: String, required: true },
    available: { type: Number, required: true },
    derived: { type: Number, required: true },
  },
  PART,
)

/** Closed for people of one need profile, while its places stay open for others. */
const profileClosureSchema = new Schema(
  {
    id: { type: String, required: true },
    criterion: { type: String, required: true },
    values: { type: [String], required: true },
    reason: { type: String, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true, default: OPEN_END },
  },
  PART,
)

/** Extra places opened for an event. The places themselves say from when until when; these are their numbers. */
const surgeSchema = new Schema(
  {
    id: { type: String, required: true },
    /** Code of `data/surge-reasons.json`. */
    reason: { type: String, required: true },
    places: { type: Number, required: true, min: 1 },
    /** For how many of them there is staff, and money. */
    staffed: { type: Number, required: true, min: 0 },
    funded: { type: Number, required: true, min: 0 },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true },
    /** Takes nobody in any more: over when the last household has left. */
    closing: Boolean,
  },
  PART,
)

/** One stretch of one weekday (1 is Monday) on the clock of Europe/Amsterdam. */
const dutyWindowSchema = new Schema(
  {
    weekday: { type: Number, required: true, min: 1, max: 7 },
    from: { type: String, required: true },
    until: { type: String, required: true },
  },
  PART,
)

const unitSchema = new Schema(
  {
    facilityId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    facilityType: { type: String, required: true },
    municipality: { type: String, required: true },
    policeRegion: { type: String, required: true },
    region: { type: String, required: true },
    /** How many places there is staff, and money, for. */
    staffed: { type: Number, required: true, min: 0 },
    funded: { type: Number, required: true, min: 0 },
    /** Nights a place stays closed after a departure. */
    turnaroundDays: { type: Number, required: true, min: 0, default: 0 },
    /** Features by code of `data/criteria.json`, as matching reads them. */
    features: { type: Schema.Types.Mixed, required: true, default: {} },
    surges: { type: [surgeSchema], required: true, default: [] },
    closedFor: { type: [profileClosureSchema], required: true, default: [] },
    /** When somebody is there to answer; none: day and night. */
    dutyHours: { type: [dutyWindowSchema], required: true, default: [] },
    attestation: attestationSchema,
    /** When its house was last asked for its number. */
    askedAt: Date,
    /** Rises with every change of the unit or of a place in it; clients order deltas by it. */
    version: { type: Number, required: true, default: 1 },
    ...VALIDITY,
  },
  STRICT,
)
unitSchema.index({ code: 1 }, { unique: true })
unitSchema.index({ organisationId: 1 })
unitSchema.index({ facilityId: 1 })

export type StoredUnit = InferSchemaType<typeof unitSchema> & { _id: Types.ObjectId }
export const UnitModel = model('Unit', unitSchema, 'units')
