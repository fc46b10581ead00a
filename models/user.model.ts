import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { STRICT } from './schema-options.ts'

export const ROLES = [
  'coordinator',
  'operator',
  'desk',
  'ministry',
  'reporter',
  'region',
  'admin',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

/** One role, one organisation, optionally one region. */
const userSchema = new Schema(
  {
    email: { type: String, required: true, lowercase: true },
    passwordHash: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    organisationId: Schema.Types.ObjectId,
    /** Centrumgemeente vrouwenopvang. */
    region: String,
    /** Until then a password may be chosen with the code of the invitation. */
    invitedUntil: Date,
    blockedAt: Date,
  },
  STRICT,
)
userSchema.index({ email: 1 }, { unique: true })

export type StoredUser = InferSchemaType<typeof userSchema> & { _id: Types.ObjectId }
export const UserModel = model('User', userSchema, 'users')

/** A session is known by the hash of its token: who reads the database cannot sign in with it. */
const sessionSchema = new Schema(
  {
    tokenHash: { type: String, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    startedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: Date,
  },
  STRICT,
)
sessionSchema.index({ tokenHash: 1 }, { unique: true })
sessionSchema.index({ userId: 1 })
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type StoredSession = InferSchemaType<typeof sessionSchema> & { _id: Types.ObjectId }
export const SessionModel = model('Session', sessionSchema, 'sessions')
