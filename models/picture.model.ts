import { Schema, model } from 'mongoose'
import type { InferSchemaType } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

/** `days`: median of the days that these households had waited. */
const cellSchema = new Schema(
  { code: { type: String, required: true }, count: { type: Number, required: true }, days: Number },
  PART,
)
const tableSchema = new Schema(
  { kind: { type: String, required: true }, cells: { type: [cellSchema], required: true } },
  PART,
)
/** Waiting days within one urgency class: of half of the households, and of nine in ten. */
const waitSchema = new Schema(
  {
    urgencyClass: { type: Number, required: true },
    households: { type: Number, required: true },
    medianDays: { type: Number, required: true },
    ninetyPercentDays: { type: Number, required: true },
  },
  PART,
)
/** In interim solutions this month, until the day: households, nights, and cost in cents. */
const interimSchema = new Schema(
  {
    households: { type: Number, required: true },
    nights: { type: Number, required: true },
    cost: { type: Number, required: true },
  },
  PART,
)
const capacitySchema = new Schema(
  {
    facilityType: { type: String, required: true },
    physical: { type: Number, required: true },
    occupied: { type: Number, required: true },
    held: { type: Number, required: true },
    closed: { type: Number, required: true },
    available: { type: Number, required: true },
  },
  PART,
)

/**
 * The country on one day in numbers: never a person, never an id of one. Made once and never changed. Counts are
 * as they were; what is too small to show is withheld by whoever reads them.
 */
const pictureSchema = new Schema(
  {
    /** The day. */
    _id: { ...DAY, required: true },
    at: { type: Date, required: true },
    /** Counted on the day itself, or afterwards from what was recorded about it. */
    basis: { type: String, enum: ['counted', 'reconstructed'], required: true },
    tables: { type: [tableSchema], required: true },
    waits: { type: [waitSchema], required: true },
    /** Absent in older pictures, and in those made afterwards. */
    interim: interimSchema,
    capacity: { type: [capacitySchema], required: true },
  },
  STRICT,
)

export type StoredPicture = InferSchemaType<typeof pictureSchema> & { _id: string }
export const PictureModel = model('Picture', pictureSchema, 'daily-pictures')
