import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { PART, STRICT } from './schema-options.ts'

export const RULE_STATUSES = ['draft', 'approved', 'withdrawn'] as const

const approvalSchema = new Schema(
  { by: { type: String, required: true }, at: { type: Date, required: true } },
  PART,
)
const withdrawalSchema = new Schema(
  {
    by: { type: String, required: true },
    at: { type: Date, required: true },
    reason: { type: String, required: true },
  },
  PART,
)

/** A rule beside the delivered national set, or a newer version of one of it. A published version never changes. */
const ruleSchema = new Schema(
  {
    code: { type: String, required: true },
    version: { type: Number, required: true },
    /** The rule document as JSON: fact names hold dots, which field names may not. */
    document: { type: String, required: true },
    status: { type: String, enum: RULE_STATUSES, required: true },
    draftedBy: { type: String, required: true },
    draftedAt: { type: Date, required: true },
    approvals: { type: [approvalSchema], required: true, default: [] },
    withdrawal: withdrawalSchema,
  },
  STRICT,
)
ruleSchema.index({ code: 1, version: 1 }, { unique: true })
ruleSchema.index({ status: 1 })

export type StoredRule = InferSchemaType<typeof ruleSchema> & { _id: Types.ObjectId }
export const RuleModel = model('Rule', ruleSchema, 'rules')
