import { Schema, model } from 'mongoose'
import type { InferSchemaType } from 'mongoose'
import { PART, STRICT } from './schema-options.ts'

/** Lists of which a view can be kept under a name. */
export const FILTERED_LISTS = ['waitlist', 'requests'] as const
export type FilteredList = (typeof FILTERED_LISTS)[number]

const filterSchema = new Schema(
  {
    id: { type: String, required: true },
    list: { type: String, enum: FILTERED_LISTS, required: true },
    name: { type: String, required: true },
    /** Query of the list's address: codes only, `class=1&region=utrecht`. */
    query: { type: String, default: '' },
  },
  PART,
)

/** How one person likes to use the service. Who never chose has no row. */
const preferencesSchema = new Schema(
  {
    /** Id of the user. */
    _id: { type: Schema.Types.ObjectId, required: true },
    language: { type: String, enum: ['nl', 'en'] },
    easyDutch: Boolean,
    /** Whether keys are shortcuts; on unless switched off. */
    shortcuts: Boolean,
    filters: { type: [filterSchema], required: true, default: [] },
  },
  STRICT,
)

export type StoredPreferences = InferSchemaType<typeof preferencesSchema>
export const PreferencesModel = model('Preferences', preferencesSchema, 'preferences')
