import { OPEN_END } from '../matching/day.ts'

/** Nothing undeclared is stored or asked for; `tx.at` is the only clock, so mongoose keeps no times. */
export const STRICT = {
  strict: 'throw',
  strictQuery: 'throw',
  timestamps: false,
  autoCreate: false,
  autoIndex: false,
  minimize: false,
} as const

/** For documents inside documents. */
export const PART = { _id: false, strict: 'throw' } as const

/** How an open end is stored: later than every real day, so that it compares like any other. */
export { OPEN_END } from '../matching/day.ts'

/** `YYYY-MM-DD`. */
export const DAY = { type: String, match: /^\d{4}-\d{2}-\d{2}$/ } as const

/** From when until when something of the landscape exists; archived things stay readable. */
export const VALIDITY = {
  validFrom: { ...DAY, required: true },
  validUntil: { ...DAY, required: true, default: OPEN_END },
  archivedAt: Date,
  /** Not a published figure but made up for the demo country. */
  invented: { type: Boolean, required: true, default: false },
} as const
