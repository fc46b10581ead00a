import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT } from './schema-options.ts'

const DAYS_KEPT = 7

/** What happened, written in the transaction in which it happened; the relay of each node reads it. */
const outboxEventSchema = new Schema(
  {
    name: { type: String, required: true },
    at: { type: Date, required: true },
    ids: { type: Schema.Types.Mixed, required: true },
    /** Id of the user who did it; absent in older rows. */
    by: String,
  },
  STRICT,
)
outboxEventSchema.index({ at: 1 }, { expireAfterSeconds: DAYS_KEPT * 86_400 })

export type StoredOutboxEvent = InferSchemaType<typeof outboxEventSchema> & { _id: Types.ObjectId }
export const OutboxEventModel = model('OutboxEvent', outboxEventSchema, 'outbox-events')
