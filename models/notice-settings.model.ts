import { Schema, model } from 'mongoose'
import type { InferSchemaType } from 'mongoose'
import { WAYS } from './notice.model.ts'
import { PART, STRICT } from './schema-options.ts'

const choiceSchema = new Schema(
  {
    kind: { type: String, required: true },
    way: { type: String, enum: WAYS, required: true },
  },
  PART,
)

/** How one person wants to be told. Who never chose has no row. */
const noticeSettingsSchema = new Schema(
  {
    /** Id of the user. */
    _id: { type: Schema.Types.ObjectId, required: true },
    choices: { type: [choiceSchema], required: true, default: [] },
    /** Hours of the day, Europe/Amsterdam, between which no mail comes; the same hour twice means never quiet. */
    quietFrom: { type: Number, min: 0, max: 23 },
    quietUntil: { type: Number, min: 0, max: 23 },
    /** Keyed token of an address that refused for good: no mail goes there until the address is another one. */
    deadAddress: String,
  },
  STRICT,
)

export type StoredNoticeSettings = InferSchemaType<typeof noticeSettingsSchema>
export const NoticeSettingsModel = model('NoticeSettings', noticeSettingsSchema, 'notice-settings')
