import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT, VALIDITY } from './schema-options.ts'

const organisationSchema = new Schema(
  {
    code: { type: String, required: true },
    name: { type: String, required: true },
    /** What it does: shelter, care-coordination, national-desk, municipality, ministry, ... */
    roles: { type: [String], required: true },
    ...VALIDITY,
  },
  STRICT,
)
organisationSchema.index({ code: 1 }, { unique: true })

export type StoredOrganisation = InferSchemaType<typeof organisationSchema> & {
  _id: Types.ObjectId
}
export const OrganisationModel = model('Organisation', organisationSchema, 'organisations')
