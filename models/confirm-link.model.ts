import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT } from './schema-options.ts'

const DAYS_KEPT = 7

/** A link that confirms one unit's number once, without signing in. Only the hash of its token is stored. */
const confirmLinkSchema = new Schema(
  {
    tokenHash: { type: String, required: true },
    unitId: { type: Schema.Types.ObjectId, required: true },
    /** To whom it was sent: that person confirms. */
    userId: { type: Schema.Types.ObjectId, required: true },
    sentAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: Date,
  },
  STRICT,
)
confirmLinkSchema.index({ tokenHash: 1 }, { unique: true })
// Kept a little longer, so that who comes late is told so.
confirmLinkSchema.index({ expiresAt: 1 }, { expireAfterSeconds: DAYS_KEPT * 86_400 })

export type StoredConfirmLink = InferSchemaType<typeof confirmLinkSchema> & { _id: Types.ObjectId }
export const ConfirmLinkModel = model('ConfirmLink', confirmLinkSchema, 'confirm-links')
