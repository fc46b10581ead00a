import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT } from './schema-options.ts'

/** How a person wants to hear of a kind: not at all, on the screen, also in the next digest, or also by mail at once. */
export const WAYS = ['off', 'app', 'digest', 'mail'] as const
export type Way = (typeof WAYS)[number]

/** Whether a mail still has to speak of it. */
export const MAIL_STATES = ['none', 'due', 'taken'] as const

/** Something that needs one person. What it says is in the table of kinds; here are ids only. */
const noticeSchema = new Schema(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true },
    /** The thing it is about: which field of the event's ids, and that id. */
    subject: { type: String, required: true },
    about: { type: String, required: true },
    /** When it happened last, and how often since it was last read. */
    at: { type: Date, required: true },
    times: { type: Number, required: true },
    urgent: { type: Boolean, required: true },
    /** True until it was read, or until what it asked for was done. */
    open: { type: Boolean, required: true },
    closedAt: Date,
    /** How it was closed. */
    closedBy: { type: String, enum: ['reading', 'event'] },
    mail: { type: String, enum: MAIL_STATES, required: true },
    /** The moment from which a mail may speak of it. */
    mailAt: Date,
    mailId: Schema.Types.ObjectId,
  },
  STRICT,
)
// Whatever happens at once: a person has one open notice of a kind about a thing.
noticeSchema.index(
  { userId: 1, kind: 1, about: 1 },
  { unique: true, partialFilterExpression: { open: true } },
)
noticeSchema.index({ userId: 1, open: 1, at: -1 })
noticeSchema.index({ mail: 1, mailAt: 1 })
noticeSchema.index({ kind: 1, about: 1, open: 1 })

export type StoredNotice = InferSchemaType<typeof noticeSchema> & { _id: Types.ObjectId }
export const NoticeModel = model('Notice', noticeSchema, 'notices')

/** Longer than the outbox keeps its events. */
const DAYS_KEPT = 9

/** An event of which everybody concerned has been told: the id of its outbox row. */
const toldEventSchema = new Schema(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  STRICT,
)
toldEventSchema.index({ at: 1 }, { expireAfterSeconds: DAYS_KEPT * 86_400 })
export const ToldEventModel = model('ToldEvent', toldEventSchema, 'told-events')

/** How far the outbox has been read: only where to begin, never what has been told. */
const outboxReaderSchema = new Schema(
  { _id: { type: String, required: true }, upTo: { type: Date, required: true } },
  STRICT,
)
export const OutboxReaderModel = model('OutboxReader', outboxReaderSchema, 'outbox-readers')
