import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, STRICT } from './schema-options.ts'

/** What was evaluated and what came out, kept for good: any past decision can be replayed. */
const matchRunSchema = new Schema(
  {
    requestId: { type: Schema.Types.ObjectId, required: true },
    caseId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
    on: { ...DAY, required: true },
    ruleSetVersion: { type: String, required: true },
    /** Id of the stored rule set, from which the run can be replayed. */
    ruleSetId: { type: String, required: true },
    /** Inputs and result: compressed, sealed under the case key; the hashes (SHA-256) outlive that key. */
    inputs: { type: String, required: true },
    inputsHash: { type: String, required: true },
    result: { type: String, required: true },
    resultHash: { type: String, required: true },
  },
  STRICT,
)
matchRunSchema.index({ requestId: 1, at: 1 })

export type StoredMatchRun = InferSchemaType<typeof matchRunSchema> & { _id: Types.ObjectId }
export const MatchRunModel = model('MatchRun', matchRunSchema, 'match-runs')
