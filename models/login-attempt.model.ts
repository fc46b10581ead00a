import { Schema, model } from 'mongoose'
import { STRICT } from './schema-options.ts'

/** Counted by rate-limiter-flexible, which writes here itself: the shape is the library's. */
const loginAttemptSchema = new Schema({ key: String, points: Number, expire: Date }, STRICT)
loginAttemptSchema.index({ key: 1 }, { unique: true })
loginAttemptSchema.index({ expire: -1 }, { expireAfterSeconds: 0 })

export const LOGIN_ATTEMPTS = 'login-attempts'
export const LoginAttemptModel = model('LoginAttempt', loginAttemptSchema, LOGIN_ATTEMPTS)
