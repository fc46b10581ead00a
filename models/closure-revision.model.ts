import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, OPEN_END, PART, STRICT } from './schema-options.ts'

export const CLOSURE_ACTS = ['closed', 'changed', 'reopened'] as const

const profileSchema = new Schema(
  {
    criterion: { type: String, required: true },
    values: { type: [String], required: true },
  },
  PART,
)

/** What a closure said from a moment on. Append-only: what it said before stays to be read. */
const closureRevisionSchema = new Schema(
  {
    closureId: { type: String, required: true },
    /** Id of the place; of the unit, when it is closed for one need profile. */
    about: { type: Schema.Types.ObjectId, required: true },
    act: { type: String, enum: CLOSURE_ACTS, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true, default: OPEN_END },
    /** Code of `data/closure-reasons.json`. */
    reason: { type: String, required: true },
    profile: profileSchema,
  },
  STRICT,
)
closureRevisionSchema.index({ about: 1, at: 1 })

export type StoredClosureRevision = InferSchemaType<typeof closureRevisionSchema> & {
  _id: Types.ObjectId
}
export const ClosureRevisionModel = model(
  'ClosureRevision',
  closureRevisionSchema,
  'closure-revisions',
)
