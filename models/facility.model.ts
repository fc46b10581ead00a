import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT, VALIDITY } from './schema-options.ts'

/** A location of an organisation. Its address is never stored: municipality and region are enough to place. */
const facilitySchema = new Schema(
  {
    organisationId: { type: Schema.Types.ObjectId, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    facilityType: { type: String, required: true },
    municipality: { type: String, required: true },
    policeRegion: { type: String, required: true },
    /** Centrumgemeente vrouwenopvang. */
    region: { type: String, required: true },
    ...VALIDITY,
  },
  STRICT,
)
facilitySchema.index({ code: 1 }, { unique: true })
facilitySchema.index({ organisationId: 1 })

export type StoredFacility = InferSchemaType<typeof facilitySchema> & { _id: Types.ObjectId }
export const FacilityModel = model('Facility', facilitySchema, 'facilities')
