import { Schema, model } from 'mongoose'
import type { InferSchemaType } from 'mongoose'
import { STRICT } from './schema-options.ts'

const HOURS_KEPT = 24

/** The outcome of an act under the key its caller gave it: the same key gives the same outcome, once. */
const idempotencyKeySchema = new Schema(
  {
    /** Hash of user, route and key. */
    _id: { type: String, required: true },
    requestHash: { type: String, required: true },
    at: { type: Date, required: true },
    outcome: { type: Schema.Types.Mixed },
  },
  STRICT,
)
idempotencyKeySchema.index({ at: 1 }, { expireAfterSeconds: HOURS_KEPT * 3600 })

export type StoredIdempotencyKey = InferSchemaType<typeof idempotencyKeySchema>
export const IdempotencyKeyModel = model('IdempotencyKey', idempotencyKeySchema, 'idempotency-keys')
