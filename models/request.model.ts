import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

export const REQUEST_STATUSES = [
  'draft',
  'submitted',
  'information-asked',
  'waiting',
  'parked',
  'offered',
  'placed',
  'closed',
  'refused',
  'withdrawn',
  'lost-contact',
  'title-ended',
] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

export const WAIT_STATUSES = ['urgent', 'active', 'preference', 'precaution'] as const
export type WaitStatus = (typeof WAIT_STATUSES)[number]

/** How an answer on paper came to be: by whom, on what ground, under which reference. */
const decisionSchema = new Schema(
  {
    code: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    text: String,
  },
  PART,
)

/** Words about a household: sealed under the case key. */
const sealedWords = new Schema(
  {
    sealed: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  PART,
)

/** A question of who decides, and what the coordinator answered. */
const exchangeSchema = new Schema(
  {
    question: { type: sealedWords, required: true },
    answerBy: Date,
    answer: sealedWords,
  },
  PART,
)

/** Who is deciding on it just now. A claim that nobody renews ends by itself. */
const claimSchema = new Schema(
  {
    by: { type: String, required: true },
    role: { type: String, required: true },
    at: { type: Date, required: true },
    until: { type: Date, required: true },
  },
  PART,
)

/** A unit that refused: it is not asked again until somebody has assessed the household anew. */
const exclusionSchema = new Schema(
  {
    unitId: { type: String, required: true },
    offerId: { type: String, required: true },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
  },
  PART,
)

/** Who set how it waits or stopped its clock, and when, with a coded reason. */
const waitDecisionSchema = new Schema(
  {
    reason: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    /** The day of `at` in Europe/Amsterdam: terms count from it. */
    on: { ...DAY, required: true },
  },
  PART,
)

/** Off the list until a day, and why. */
const parkingSchema = new Schema(
  {
    reason: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    on: { ...DAY, required: true },
    until: { ...DAY, required: true },
  },
  PART,
)

/** By which day somebody says that they still wait, and what has been sent for it. */
const checkInSchema = new Schema(
  {
    dueOn: { ...DAY, required: true },
    remindedAt: Date,
    firstWarningAt: Date,
    secondWarningAt: Date,
  },
  PART,
)

/** A stretch `[from, until)` of days in which the clock ran or stood; the last one has no end. */
const spellSchema = new Schema(
  {
    from: { ...DAY, required: true },
    until: DAY,
    kind: { type: String, enum: ['running', 'stopped'], required: true },
    reason: { type: String, required: true },
  },
  PART,
)

/** Where a household stays while it waits; nights are half-open, and no two of a request overlap. */
const interimSchema = new Schema(
  {
    kind: { type: String, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true },
    /** In cents. */
    costPerNight: { type: Number, required: true, min: 0 },
    /** The title under which it is paid; absent when it costs nothing. */
    title: String,
    safetyChecked: { type: Boolean, required: true },
    uncheckedReason: String,
    startedBy: { type: String, required: true },
    startedAt: { type: Date, required: true },
    /** Absent: it runs, or ended on the day that was planned. */
    endReason: String,
    endedBy: String,
    endedAt: Date,
  },
  PART,
)

const requestSchema = new Schema(
  {
    caseId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    /** Centrumgemeente vrouwenopvang the request comes from. */
    region: { type: String, required: true },
    /** The action in which the household was found, when there was one. */
    groupId: Schema.Types.ObjectId,
    status: { type: String, enum: REQUEST_STATUSES, required: true },
    /** True until it ends, so that an index can allow one live request per case. */
    live: { type: Boolean, required: true },
    /** The need profile, sealed under the case key. */
    profile: { type: String, required: true },
    /** Care domains with a complex need; a count tells no diagnosis. */
    complexity: { type: Number, required: true, min: 0 },
    /** Asked class, and the class waiting has promoted it to. 1 is most urgent. */
    askedClass: { type: Number, required: true, min: 1, max: 4 },
    urgencyClass: { type: Number, required: true, min: 1, max: 4 },
    decideBy: Date,
    createdAt: { type: Date, required: true },
    submittedAt: Date,
    /** The clock: it runs from the first complete request, and is moved later by the days it stood. */
    waitingSince: DAY,
    /** Only while the clock stands: the day up to which `waitingSince` has been moved. */
    clockStandsAt: DAY,
    /** Every stretch since it came on the list; empty as long as the clock never stood. */
    spells: { type: [spellSchema], required: true, default: [] },
    waitStatus: { type: String, enum: WAIT_STATUSES },
    waitStatusSet: waitDecisionSchema,
    /** Somebody has stopped the clock. */
    clockStop: waitDecisionSchema,
    /** Only while it is parked. */
    parking: parkingSchema,
    checkIn: checkInSchema,
    /** When triage must have decided, in working hours: only while it is with triage. */
    triageBy: Date,
    /** When it was told that triage is past its term: once per term. */
    triageOverdueAt: Date,
    claim: claimSchema,
    exchanges: { type: [exchangeSchema], required: true, default: [] },
    ending: decisionSchema,
    exclusions: { type: [exclusionSchema], required: true, default: [] },
    interims: { type: [interimSchema], required: true, default: [] },
    version: { type: Number, required: true, default: 1 },
  },
  STRICT,
)
requestSchema.index({ caseId: 1 }, { unique: true, partialFilterExpression: { live: true } })
requestSchema.index({ status: 1, urgencyClass: 1, waitingSince: 1 })
requestSchema.index({ status: 1, 'parking.until': 1 })
requestSchema.index({ organisationId: 1, status: 1 })
requestSchema.index({ region: 1, status: 1 })
requestSchema.index({ status: 1, triageBy: 1 })

requestSchema.index({ 'interims.until': 1 })
requestSchema.index({ groupId: 1 }, { sparse: true })

export type StoredRequest = InferSchemaType<typeof requestSchema> & { _id: Types.ObjectId }
export const RequestModel = model('PlacementRequest', requestSchema, 'placement-requests')
