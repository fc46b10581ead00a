import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT } from './schema-options.ts'

/** One household. What is known of it is sealed under its own key; without the key nothing can be read again. */
const caseSchema = new Schema(
  {
    /** Pseudonym for logs and linked cases: keyed, so that nobody can guess it. */
    token: { type: String, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    /** The case key, wrapped by the master key. Removing it destroys the case's data. */
    wrappedKey: { type: String, required: true },
    /** Tokens of cases with the same network or people. */
    linkedTokens: { type: [String], required: true, default: [] },
    openedAt: { type: Date, required: true },
    /** The case that goes on in its place: both are the same household. */
    mergedInto: Schema.Types.ObjectId,
    /** Cases that somebody looked at beside this one and found to be others. */
    apartFrom: { type: [Schema.Types.ObjectId], required: true, default: [] },
  },
  STRICT,
)
caseSchema.index({ token: 1 }, { unique: true })

export type StoredCase = InferSchemaType<typeof caseSchema> & { _id: Types.ObjectId }
export const CaseModel = model('Case', caseSchema, 'cases')

/** Who the household is: apart from the case, sealed, and found only by a keyed token. */
const identitySchema = new Schema(
  {
    caseId: { type: Schema.Types.ObjectId, required: true },
    sealed: { type: String, required: true },
    lookupToken: { type: String, required: true },
    /** Keyed tokens by which the same person is recognised, of several kinds. */
    tokens: { type: [String], required: true, default: [] },
  },
  STRICT,
)
identitySchema.index({ caseId: 1 }, { unique: true })
identitySchema.index({ lookupToken: 1 })
identitySchema.index({ tokens: 1 })

export type StoredIdentity = InferSchemaType<typeof identitySchema> & { _id: Types.ObjectId }
export const IdentityModel = model('Identity', identitySchema, 'identities')
