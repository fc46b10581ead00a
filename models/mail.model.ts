import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, STRICT } from './schema-options.ts'

export const MAIL_STATUSES = ['due', 'sent', 'dead-address', 'given-up'] as const
export type MailStatus = (typeof MAIL_STATUSES)[number]

const DAYS_KEPT = 90

/** A mail to one person: how many things wait, never what they are. The address is looked up when it is sent. */
const mailSchema = new Schema(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    status: { type: String, enum: MAIL_STATUSES, required: true },
    urgent: { type: Boolean, required: true },
    /** Notices it speaks of. */
    count: { type: Number, required: true },
    at: { type: Date, required: true },
    /** The day it counts for in the person's budget. */
    day: { ...DAY, required: true },
    /** Not before this moment: the next attempt, or the end of a node's turn at it. */
    nextAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    /** What the mail server said last: its code, never its words, in which the address stands. */
    lastCode: Number,
    endedAt: Date,
  },
  STRICT,
)
mailSchema.index({ status: 1, nextAt: 1 })
mailSchema.index({ userId: 1, day: 1, urgent: 1 })
mailSchema.index({ at: 1 }, { expireAfterSeconds: DAYS_KEPT * 86_400 })

export type StoredMail = InferSchemaType<typeof mailSchema> & { _id: Types.ObjectId }
export const MailModel = model('Mail', mailSchema, 'mails')
