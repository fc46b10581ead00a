import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT } from './schema-options.ts'

export const CONFLICT_STATUSES = ['open', 'resolved'] as const
/** How it was put right: the calendar was right after all, was corrected, or a later feed agreed. */
export const RESOLUTIONS = ['calendar-right', 'corrected', 'agrees-now'] as const
export const FEED_STATES = ['free', 'held', 'occupied', 'closed'] as const

/** What a house's own system says and the calendar does not. One per unit or place, whose id it has. */
const capacityConflictSchema = new Schema(
  {
    /** Id of the place; of the unit, when it is about its count. */
    _id: { type: Schema.Types.ObjectId, required: true },
    unitId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    region: { type: String, required: true },
    placeId: Schema.Types.ObjectId,
    /** A state, of a place; a count of available places, of a unit. */
    said: { type: String, required: true },
    known: { type: String, required: true },
    /** Which system said so. */
    source: { type: String, required: true },
    since: { type: Date, required: true },
    saidAt: { type: Date, required: true },
    status: { type: String, enum: CONFLICT_STATUSES, required: true },
    resolution: { type: String, enum: RESOLUTIONS },
    resolvedAt: Date,
    resolvedBy: String,
  },
  STRICT,
)
capacityConflictSchema.index({ organisationId: 1, status: 1 })

export type StoredCapacityConflict = InferSchemaType<typeof capacityConflictSchema> & {
  _id: Types.ObjectId
}
export const CapacityConflictModel = model(
  'CapacityConflict',
  capacityConflictSchema,
  'capacity-conflicts',
)
