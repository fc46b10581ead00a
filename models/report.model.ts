import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { PART, STRICT } from './schema-options.ts'

export const REPORT_STATUSES = ['received', 'taken-up', 'closed'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]
export const OWNER_KINDS = ['organisation', 'region', 'desk'] as const

const ownerSchema = new Schema(
  {
    kind: { type: String, enum: OWNER_KINDS, required: true },
    /** Of `kind` organisation. */
    organisationId: Schema.Types.ObjectId,
    name: String,
  },
  PART,
)

/** What is fed back to who reported: a code, never words. */
const followUpSchema = new Schema(
  {
    code: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  PART,
)

/** It went from one owner to another. */
const handOverSchema = new Schema(
  {
    /** Code of `data/handover-reasons.json`. */
    reason: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    from: { type: ownerSchema, required: true },
  },
  PART,
)

/** A report of a presumed victim, without a name. What it says of people is sealed under a key of its own. */
const reportSchema = new Schema(
  {
    /** What the reporter quotes. It says nothing by itself. */
    reference: { type: String, required: true },
    wrappedKey: { type: String, required: true },
    sealed: { type: String, required: true },
    region: { type: String, required: true },
    /** Along which road it goes: code of `data/report-routing.json`. */
    road: { type: String, required: true },
    owner: { type: ownerSchema, required: true },
    status: { type: String, enum: REPORT_STATUSES, required: true },
    reportedBy: { type: Schema.Types.ObjectId, required: true },
    reporterKind: { type: String, required: true },
    /** Code of `data/processing-grounds.json`, and whether the victim agreed in writing. */
    ground: { type: String, required: true },
    consent: { type: Boolean, required: true },
    urgencyClass: { type: Number, required: true, min: 1, max: 4 },
    receivedAt: { type: Date, required: true },
    /** By when something must be heard. */
    actBy: { type: Date, required: true },
    /** How far it has escalated, and when it does so next. */
    level: { type: Number, required: true, default: 0 },
    escalateAt: Date,
    followUps: { type: [followUpSchema], required: true, default: [] },
    handOvers: { type: [handOverSchema], required: true, default: [] },
    outcome: String,
    requestId: Schema.Types.ObjectId,
    version: { type: Number, required: true, default: 1 },
  },
  STRICT,
)
reportSchema.index({ reference: 1 }, { unique: true })
reportSchema.index({ reportedBy: 1, receivedAt: -1 })
reportSchema.index({ 'owner.organisationId': 1, status: 1 })
reportSchema.index({ region: 1, road: 1, status: 1 })
// One request comes from a report, whoever makes it first.
reportSchema.index(
  { requestId: 1 },
  { unique: true, partialFilterExpression: { requestId: { $exists: true } } },
)
reportSchema.index({ status: 1, escalateAt: 1 })

export type StoredReport = InferSchemaType<typeof reportSchema> & { _id: Types.ObjectId }
export const ReportModel = model('Report', reportSchema, 'reports')
