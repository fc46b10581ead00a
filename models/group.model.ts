import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, STRICT } from './schema-options.ts'

/** An action against labour exploitation after which several households need shelter. Each has a request of its own. */
const groupSchema = new Schema(
  {
    organisationId: { type: Schema.Types.ObjectId, required: true },
    region: { type: String, required: true },
    /** First and last day on which they are expected. */
    arriveFrom: { ...DAY, required: true },
    arriveUntil: { ...DAY, required: true },
    people: { type: Number, required: true },
    announcedAt: { type: Date, required: true },
    announcedBy: { type: String, required: true },
    /** Why it was announced later than the norm; absent when it was in time. */
    shortNotice: String,
  },
  STRICT,
)
groupSchema.index({ organisationId: 1, announcedAt: -1 })
groupSchema.index({ region: 1, announcedAt: -1 })

export type StoredGroup = InferSchemaType<typeof groupSchema> & { _id: Types.ObjectId }
export const GroupModel = model('Group', groupSchema, 'groups')
