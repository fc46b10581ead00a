import { z } from 'zod'
import { BOOKING_KINDS, PLACE_KINDS } from '../../../models/place.model.ts'
import type { Deps } from '../../deps.ts'
import { NONE } from '../../http/route.ts'
import { Id } from '../requests/request.schema.ts'
import { Surge } from './surge.schema.ts'
import { FRESHNESS } from './freshness.ts'

const count = z.number().int()

/** Numbers of one night, in places; seats are never counted. */
const NUMBERS = {
  physical: count,
  staffed: count,
  funded: count,
  occupied: count,
  held: count,
  closed: count,
  available: count,
} as const

export const UnitCapacity = z
  .object({
    unitId: z.string(),
    organisationId: z.string(),
    name: z.string(),
    facilityType: z.string(),
    region: z.string(),
    ...NUMBERS,
    freshness: z.enum(FRESHNESS),
    confidence: z.number(),
    /** Extra places for an event that are open, will be, or are being closed; in the numbers on their own nights. */
    surges: z.array(Surge).optional(),
    version: count,
  })
  .meta({ id: 'UnitCapacity' })
export type UnitCapacity = z.output<typeof UnitCapacity>

export const Capacity = z
  .object({ version: count, asOf: z.iso.datetime(), units: z.array(UnitCapacity) })
  .meta({ id: 'Capacity' })
export type Capacity = z.output<typeof Capacity>

export const CapacitySummary = z
  .object({
    asOf: z.iso.datetime(),
    facilityTypes: z.array(
      z.object({ facilityType: z.string(), nameNl: z.string(), nameEn: z.string(), ...NUMBERS }),
    ),
  })
  .meta({ id: 'CapacitySummary' })
export type CapacitySummary = z.output<typeof CapacitySummary>

export function capacityQuery({ reference }: Deps) {
  return z.object({
    params: NONE,
    query: z.strictObject({
      facilityType: z
        .string()
        .refine(
          (code) => reference.facilityTypes.has(code),
          'must be a known facility type: see GET /v1/reference/facility-types',
        )
        .optional(),
      region: z
        .string()
        .refine(
          (code) => reference.regions.has(code),
          'must be a known region: see GET /v1/reference/regions',
        )
        .optional(),
    }),
    body: NONE,
  })
}

export const Nothing = z.object({ params: NONE, query: NONE, body: NONE })

export const UnitParams = z.strictObject({ unitId: Id })
export const OneUnit = z.object({ params: UnitParams, query: NONE, body: NONE })

const MOST_DAYS = 400
export const UnitDays = z.object({
  params: UnitParams,
  query: z
    .strictObject({ from: z.iso.date(), until: z.iso.date() })
    .refine(({ from, until }) => from < until, {
      path: ['until'],
      message: 'must lie after from: it is the first day not shown',
    })
    .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
      path: ['until'],
      message: `may lie at most ${MOST_DAYS} days after from`,
    }),
  body: NONE,
})

export const DayList = z.object({
  unitId: z.string(),
  days: z.array(z.object({ day: z.iso.date(), ...NUMBERS })),
})
export type DayList = z.output<typeof DayList>

export const Attest = z.object({
  params: UnitParams,
  query: NONE,
  body: z.strictObject({
    available: z.number('must be a number').int('must be a whole number').min(0).max(10_000),
  }),
})

export const Attestation = z
  .object({
    unitId: z.string(),
    at: z.iso.datetime(),
    /** What the operator sees, and what the calendar says. */
    available: count,
    derived: count,
    agrees: z.boolean(),
  })
  .meta({ id: 'Attestation' })
export type Attestation = z.output<typeof Attestation>

const PlaceParams = z.strictObject({ placeId: Id })
export function closureInput({ reference }: Deps) {
  const body = z
    .strictObject({
      from: z.iso.date('must be a day, YYYY-MM-DD'),
      until: z.iso.date('must be a day, YYYY-MM-DD').optional(),
      reason: z
        .string()
        .refine(
          (code) => reference.closureReasons.get(code)?.scope === 'place',
          'must be a reason of scope "place": see GET /v1/reference/closure-reasons',
        ),
    })
    .refine(({ from, until }) => until === undefined || from < until, {
      path: ['until'],
      message: 'must lie after from: it is the first night on which the place is open again',
    })
  return z.object({ params: PlaceParams, query: NONE, body })
}

export const ReopenPlace = z.object({
  params: z.strictObject({ placeId: Id, closureId: z.string().max(80) }),
  query: NONE,
  body: NONE,
})

export const Closure = z
  .object({
    id: z.string(),
    placeId: z.string(),
    from: z.iso.date(),
    until: z.iso.date().optional(),
    reason: z.string(),
  })
  .meta({ id: 'Closure' })
export type Closure = z.output<typeof Closure>

export function profileClosureInput({ reference }: Deps) {
  const body = z
    .strictObject({
      criterion: z
        .string()
        .refine(
          (code) => reference.criteria.has(code),
          'must be a known criterion: see GET /v1/reference/criteria',
        ),
      values: z.array(z.string().max(60)).min(1, 'must name at least one value').max(20),
      from: z.iso.date('must be a day, YYYY-MM-DD'),
      until: z.iso.date('must be a day, YYYY-MM-DD').optional(),
      reason: z
        .string()
        .refine(
          (code) => reference.closureReasons.get(code)?.scope === 'place',
          'must be a reason of scope "place": see GET /v1/reference/closure-reasons',
        ),
    })
    .refine(({ from, until }) => until === undefined || from < until, {
      path: ['until'],
      message: 'must lie after from: it is the first night on which the unit is open again',
    })
  return z.object({ params: UnitParams, query: NONE, body })
}

export const ReopenForProfile = z.object({
  params: z.strictObject({ unitId: Id, closureId: z.string().max(80) }),
  query: NONE,
  body: NONE,
})

export const ProfileClosure = z
  .object({
    id: z.string(),
    unitId: z.string(),
    criterion: z.string(),
    values: z.array(z.string()),
    from: z.iso.date(),
    until: z.iso.date().optional(),
    reason: z.string(),
  })
  .meta({ id: 'ProfileClosure' })
export type ProfileClosure = z.output<typeof ProfileClosure>

const Booking = z.object({
  id: z.string(),
  kind: z.enum(BOOKING_KINDS),
  from: z.iso.date(),
  until: z.iso.date().optional(),
  present: z.boolean().optional(),
  reason: z.string().optional(),
})

export const UnitDetail = UnitCapacity.extend({
  places: z.array(
    z.object({
      placeId: z.string(),
      label: z.string(),
      kind: z.enum(PLACE_KINDS),
      sleeps: count,
      programme: z.string().optional(),
      state: z.enum(['occupied', 'held', 'closed', 'free']),
      bookings: z.array(Booking),
      invented: z.boolean(),
    }),
  ),
  programmes: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      nameNl: z.string(),
      nameEn: z.string(),
      /** Followed from wherever people live, without a stay here. */
      ambulant: z.literal(true).optional(),
      seats: count,
      free: count,
    }),
  ),
  criteria: z.record(z.string(), z.unknown()),
  closedFor: z.array(ProfileClosure),
  /** When somebody is there to answer offers; none: day and night. */
  dutyHours: z.array(z.object({ weekday: z.number().int(), from: z.string(), until: z.string() })),
  attestation: Attestation.optional(),
}).meta({ id: 'UnitDetail' })
export type UnitDetail = z.output<typeof UnitDetail>
