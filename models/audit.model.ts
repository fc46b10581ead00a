import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { PART, STRICT } from './schema-options.ts'

const actorSchema = new Schema(
  {
    id: { type: String, required: true },
    role: { type: String, required: true },
    organisationId: String,
  },
  PART,
)

/** Who did what, to whom, why (after NEN 7513, 5.1). Never changed but for the number of its seal. */
const auditEntrySchema = new Schema(
  {
    act: { type: String, required: true },
    at: { type: Date, required: true },
    actor: { type: actorSchema, required: true },
    ids: { type: Schema.Types.Mixed, required: true },
    /** Pseudonyms of the households concerned. */
    caseTokens: { type: [String], required: true, default: [] },
    fields: { type: [String], required: true, default: [] },
    purpose: { type: String, required: true },
    reason: String,
    /** Hashes of the rows of the ledger of the waitlist that came of it; absent when none did. */
    listMoves: { type: [String], default: undefined },
    /** SHA-256 over everything above. */
    hash: { type: String, required: true },
    sealedIn: Number,
  },
  STRICT,
)
auditEntrySchema.index({ sealedIn: 1, at: 1 })
auditEntrySchema.index({ caseTokens: 1, at: 1 })
auditEntrySchema.index({ 'actor.id': 1, at: 1 })
auditEntrySchema.index({ listMoves: 1 }, { sparse: true })

export type StoredAuditEntry = InferSchemaType<typeof auditEntrySchema> & { _id: Types.ObjectId }
export const AuditEntryModel = model('AuditEntry', auditEntrySchema, 'audit-entries')

/** A link of the chain: the entries it seals, in order, and the hash of the link before it. */
const auditSealSchema = new Schema(
  {
    number: { type: Number, required: true },
    at: { type: Date, required: true },
    entryIds: { type: [Schema.Types.ObjectId], required: true },
    previousHash: { type: String, required: true },
    hash: { type: String, required: true },
  },
  STRICT,
)
auditSealSchema.index({ number: 1 }, { unique: true })

export type StoredAuditSeal = InferSchemaType<typeof auditSealSchema> & { _id: Types.ObjectId }
export const AuditSealModel = model('AuditSeal', auditSealSchema, 'audit-seals')
