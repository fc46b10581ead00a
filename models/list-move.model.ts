import { Schema, model } from 'mongoose'
import type { InferSchemaType, Types } from 'mongoose'
import { DAY, PART, STRICT } from './schema-options.ts'

/** What a place on the list rests on: see `matching/waitlist/list-key.ts`. */
const keySchema = new Schema(
  {
    class: { type: Number, required: true },
    since: { ...DAY, required: true },
    draw: { type: Number, required: true },
  },
  PART,
)

/**
 * A row of the ledger of the waitlist: a request joined, left, or got another place in the order. Never changed. The
 * audit entry of the act it came of holds its hash, and so the seal over that entry holds the row.
 */
const listMoveSchema = new Schema(
  {
    requestId: { type: Schema.Types.ObjectId, required: true },
    /** The request's pseudonym: what readers of the ledger see instead of its id. */
    token: { type: String, required: true },
    /** Counts the rows of one request from 1: of two writers at once, the database lets one through. */
    step: { type: Number, required: true },
    at: { type: Date, required: true },
    /** The event it came of, or `waitlist.ledger-opened`. */
    cause: { type: String, required: true },
    /** Absent: it was not on the list. */
    before: keySchema,
    /** Absent: it is not on the list any more. */
    after: keySchema,
    /** SHA-256 over all of the above but the request's id, which only the pseudonym stands for. */
    hash: { type: String, required: true },
  },
  STRICT,
)
listMoveSchema.index({ requestId: 1, step: 1 }, { unique: true })
listMoveSchema.index({ at: 1, _id: 1 })
listMoveSchema.index({ hash: 1 })

export type StoredListMove = InferSchemaType<typeof listMoveSchema> & { _id: Types.ObjectId }
export const ListMoveModel = model('ListMove', listMoveSchema, 'list-moves')
