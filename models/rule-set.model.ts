import { Schema, model } from 'mongoose'
import type { InferSchemaType } from 'mongoose'
import { STRICT } from './schema-options.ts'

/** All tables that verdicts depend on, as they were: kept under their own hash, never changed. */
const ruleSetSchema = new Schema(
  {
    /** SHA-256 of the content. */
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    /** The documents of `TableSources` as JSON, compressed, in base64. */
    content: { type: String, required: true },
  },
  STRICT,
)

export type StoredRuleSet = InferSchemaType<typeof ruleSetSchema>
export const RuleSetModel = model('RuleSet', ruleSetSchema, 'rule-sets')
