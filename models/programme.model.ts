import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT, VALIDITY } from './schema-options.ts'

/** A care programme of a unit. Its seats are places of kind `seat`, never counted as beds. */
const programmeSchema = new Schema(
  {
    unitId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    code: { type: String, required: true },
    nameNl: { type: String, required: true },
    nameEn: { type: String, required: true },
    /** What it treats or teaches; requests ask for programmes by this code. */
    kind: { type: String, required: true },
    /** Followed from wherever people live: its seats outlast a stay in the house. */
    ambulant: { type: Boolean, required: true, default: false },
    ...VALIDITY,
  },
  STRICT,
)
programmeSchema.index({ code: 1 }, { unique: true })
programmeSchema.index({ unitId: 1 })

export type StoredProgramme = InferSchemaType<typeof programmeSchema> & { _id: Types.ObjectId }
export const ProgrammeModel = model('Programme', programmeSchema, 'programmes')
