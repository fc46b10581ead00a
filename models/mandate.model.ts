import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, OPEN_END, STRICT } from './schema-options.ts'

/** The recorded right of a region's users to decide on places of some facility types (Wmo 2015, art. 2.6.3). */
const mandateSchema = new Schema(
  {
    /** Centrumgemeente vrouwenopvang. */
    region: { type: String, required: true },
    facilityTypes: { type: [String], required: true },
    reference: { type: String, required: true },
    decider: { type: String, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true, default: OPEN_END },
  },
  STRICT,
)
mandateSchema.index({ region: 1 })

export type StoredMandate = InferSchemaType<typeof mandateSchema> & { _id: Types.ObjectId }
export const MandateModel = model('Mandate', mandateSchema, 'mandates')
