import { Schema } from 'mongoose'
import { PART } from './schema-options.ts'

/** Where the second look at a refusal stands. */
export const REVIEW_STATUSES = [
  'mitigation',
  'unit-again',
  'opinion',
  'confirmed',
  'overridden',
  'resolved',
] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

const mitigationSchema = new Schema(
  {
    codes: { type: [String], required: true, default: [] },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  PART,
)

const opinionSchema = new Schema(
  {
    decision: { type: String, enum: ['confirm', 'override'], required: true },
    /** Sealed under the case key. */
    grounds: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    /** An override rests on the recorded right of somebody to place here. */
    mandate: new Schema(
      {
        decider: { type: String, required: true },
        reference: { type: String, required: true },
      },
      PART,
    ),
  },
  PART,
)

const appealSchema = new Schema(
  {
    side: { type: String, enum: ['requester', 'unit'], required: true },
    grounds: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    decision: { type: String, enum: ['upheld', 'dismissed'] },
    decidedBy: String,
    decidedAt: Date,
  },
  PART,
)

/** The second look at a refusal: what was asked and offered, what the desk decided, and who objected. */
export const reviewSchema = new Schema(
  {
    status: { type: String, enum: REVIEW_STATUSES, required: true },
    /** Before when whoever it waits for must act; absent once it is decided. */
    dueBy: Date,
    /** Since when the desk's own term is over. */
    overdueSince: Date,
    /** What the unit says would make it possible, and what it was offered. */
    wanted: { type: [String], required: true, default: [] },
    offered: mitigationSchema,
    opinion: opinionSchema,
    appeal: appealSchema,
  },
  PART,
)

/** Who is told when nobody has answered, and since when they were. */
export const escalationSchema = new Schema(
  {
    level: { type: String, enum: ['manager', 'desk', 'duty-officer'], required: true },
    dueAt: { type: Date, required: true },
    doneAt: Date,
  },
  PART,
)

/** What was done with an offer, in order: who, in which role, and whether for somebody else. */
export const stepSchema = new Schema(
  {
    act: { type: String, required: true },
    role: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    code: String,
    /** The desk did it for the unit. */
    onBehalf: Boolean,
  },
  PART,
)
