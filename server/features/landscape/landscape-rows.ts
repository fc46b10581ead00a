import { z } from 'zod'
import { PLACE_KINDS } from '../../../models/place.model.ts'
import { Features } from './features.ts'

export const ROW_KINDS = ['organisation', 'facility', 'unit', 'programme', 'place'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** Messages are "rule: remedy"; the report of an import shows the two apart. */
const FILL_IN = 'must be filled in: give it a value'
const codeOf = (message: string) =>
  z
    .string(message)
    .min(1, message)
    .max(60, 'has more than 60 characters: shorten it')
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9-]*$/,
      'has other signs than letters, digits and hyphens: write it without them',
    )
const code = codeOf(FILL_IN)
const text = z
  .string(FILL_IN)
  .trim()
  .min(1, FILL_IN)
  .max(200, 'has more than 200 characters: shorten it')
const day = z.iso.date('must be a day: write it as 2025-12-31')
const whole = z
  .number('must be a whole number: write digits only')
  .int('must be a whole number: write digits only')
  .min(0, 'must not be negative: write 0 or more')
  .max(1_000, 'is more than 1,000: check the number')

/** From when until when it exists; `validUntil` is the first day on which it no longer does. */
const VALIDITY = {
  validFrom: day,
  validUntil: day.optional(),
  /** Made up, not a published figure. */
  invented: z.boolean('must be true or false: write one of these words').default(false),
} as const

export const OrganisationRow = z.strictObject({
  code,
  name: text,
  roles: z.array(z.string().max(60), 'must be a list: write one role or more').min(1, FILL_IN),
  ...VALIDITY,
})
export type OrganisationRow = z.output<typeof OrganisationRow>

export const FacilityRow = z.strictObject({
  code,
  organisation: code,
  name: text,
  facilityType: text,
  municipality: text,
  /** Centrumgemeente vrouwenopvang; only where the municipality does not tell it. */
  region: text.optional(),
  ...VALIDITY,
})
export type FacilityRow = z.output<typeof FacilityRow>

export const UnitRow = z.strictObject({
  code,
  facility: code,
  name: text,
  staffed: whole,
  funded: whole,
  turnaroundDays: whole.max(30, 'is more than 30 nights: check the number').default(0),
  features: Features.default({}),
  ...VALIDITY,
})
export type UnitRow = z.output<typeof UnitRow>

export const ProgrammeRow = z.strictObject({
  code,
  unit: code,
  nameNl: text,
  nameEn: text,
  programmeKind: codeOf(FILL_IN),
  /** Followed from wherever people live, without a stay in the unit. */
  ambulant: z.boolean('must be true or false: write one of these words').default(false),
  ...VALIDITY,
})
export type ProgrammeRow = z.output<typeof ProgrammeRow>

export const PlaceRow = z.strictObject({
  code,
  unit: code,
  label: text,
  placeKind: z.enum(PLACE_KINDS, `is not a kind of place: use one of ${PLACE_KINDS.join(', ')}`),
  sleeps: whole.min(1, 'must be at least 1: say how many people sleep there').default(1),
  /** Code of the programme a seat belongs to. */
  programme: code.optional(),
  features: Features.default({}),
  ...VALIDITY,
})
export type PlaceRow = z.output<typeof PlaceRow>

export const ROW_SCHEMAS = {
  organisation: OrganisationRow,
  facility: FacilityRow,
  unit: UnitRow,
  programme: ProgrammeRow,
  place: PlaceRow,
} as const satisfies Record<RowKind, z.ZodType>

/** A row with the line of the file it stands on (1 is the first). */
export interface Located<T> {
  readonly line: number
  readonly row: T
}

/** A landscape, or a part of one. Rows refer to each other by code. */
export interface LandscapeRows {
  readonly organisation: readonly Located<OrganisationRow>[]
  readonly facility: readonly Located<FacilityRow>[]
  readonly unit: readonly Located<UnitRow>[]
  readonly programme: readonly Located<ProgrammeRow>[]
  readonly place: readonly Located<PlaceRow>[]
}

/** A row as it was read, before anything is known of it. */
export interface RawRow {
  readonly kind: RowKind
  readonly line: number
  readonly values: Readonly<Record<string, unknown>>
}

/** What is wrong with one cell: the rule it breaks, and what to do. */
export interface RowFault {
  readonly line: number
  readonly column: string
  readonly rule: string
  readonly remedy: string
}

export interface ReadRows {
  readonly rows: readonly RawRow[]
  readonly faults: readonly RowFault[]
}

/** A fault from a message "rule: remedy". */
export function faultOf(line: number, column: string, message: string): RowFault {
  const at = message.indexOf(': ')
  if (at < 0) return { line, column, rule: message, remedy: 'correct it' }
  return { line, column, rule: message.slice(0, at), remedy: message.slice(at + 2) }
}
