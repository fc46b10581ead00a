import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, OPEN_END, PART, STRICT, VALIDITY } from './schema-options.ts'

export const PLACE_KINDS = ['bed', 'room', 'family-room', 'seat'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]
export const BOOKING_KINDS = ['hold', 'stay', 'closure', 'turnaround'] as const
export type BookingKind = (typeof BOOKING_KINDS)[number]

/** Nights [from, until). A place's bookings never overlap: the filter of every write says so. */
const bookingSchema = new Schema(
  {
    id: { type: String, required: true },
    kind: { type: String, enum: BOOKING_KINDS, required: true },
    from: { ...DAY, required: true },
    until: { ...DAY, required: true, default: OPEN_END },
    caseId: Schema.Types.ObjectId,
    /** A stay: true once the person is there, absent while planned and after departure. */
    present: Boolean,
    /** A closure: code of `data/closure-reasons.json`. */
    reason: String,
  },
  PART,
)

/** Belongs to extra places that were opened for an event: see the unit's `surges`. */
const surgePartSchema = new Schema({ id: { type: String, required: true }, closing: Boolean }, PART)

const placeSchema = new Schema(
  {
    unitId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    code: { type: String, required: true },
    label: { type: String, required: true },
    kind: { type: String, enum: PLACE_KINDS, required: true },
    sleeps: { type: Number, required: true, min: 1 },
    /** The programme a seat belongs to. */
    programme: String,
    surge: surgePartSchema,
    features: { type: Schema.Types.Mixed, required: true, default: {} },
    bookings: { type: [bookingSchema], required: true, default: [] },
    ...VALIDITY,
  },
  STRICT,
)
placeSchema.index({ code: 1 }, { unique: true })
placeSchema.index({ unitId: 1 })
placeSchema.index({ 'bookings.id': 1 })

export type StoredBooking = InferSchemaType<typeof bookingSchema>
export type StoredPlace = InferSchemaType<typeof placeSchema> & { _id: Types.ObjectId }
export const PlaceModel = model('Place', placeSchema, 'places')
