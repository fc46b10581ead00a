import { z } from 'zod'

/** A day, `YYYY-MM-DD`, in Europe/Amsterdam. A night belongs to the day on which it begins. */
export const Day = z.iso.date()
export type Day = z.output<typeof Day>

/** What may be said of a person or a place. Absent means unknown, never "no". */
export const FactValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(60),
  z.array(z.union([z.string().max(60), z.number()])).max(60),
])
export type FactValue = z.output<typeof FactValue>

/** Facts by code of `data/criteria.json`. */
export const Facts = z.record(z.string().max(60), FactValue)
export type Facts = Readonly<z.output<typeof Facts>>

/** One stretch of legal status; `until` is the first day on which it no longer holds. */
export const StatusPeriod = z.object({
  status: z.string().max(60),
  from: Day,
  until: Day.optional(),
})
export type StatusPeriod = Readonly<z.output<typeof StatusPeriod>>

export const MEMBER_ROLES = ['principal', 'partner', 'child', 'other-adult'] as const
export const NATIONALITY_GROUPS = [
  'nederland',
  'eu-eer-zwitserland',
  'derde-land',
  'staatloos',
  'onbekend',
] as const

/** One person of a household, with needs, legal status and so funding titles of their own. */
export const Member = z.object({
  role: z.enum(MEMBER_ROLES),
  birthDate: Day.optional(),
  gender: z.enum(['vrouw', 'man', 'anders', 'onbekend']),
  nationalityGroup: z.enum(NATIONALITY_GROUPS),
  statuses: z.array(StatusPeriod).max(50),
  facts: Facts,
})
export type Member = Readonly<z.output<typeof Member>>

/** What the place must (`essential`) or should (`desirable`) offer. */
export const Need = z.object({
  criterion: z.string().max(60),
  value: FactValue,
  importance: z.enum(['essential', 'desirable']),
})
export type Need = Readonly<z.output<typeof Need>>

/** Where the household may not, must, or may be. Areas are `municipality:<code>` or `police-region:<code>`. */
export const Safety = z.object({
  threatLevel: z.enum(['geen', 'laag', 'verhoogd', 'hoog', 'acuut', 'onbekend']),
  securityLevel: z.enum(['open', 'herkenbaar', 'besloten', 'geheim']).optional(),
  forbiddenAreas: z.array(z.string().max(80)).max(60),
  /** Kilometres around the centre of each forbidden municipality. */
  forbiddenRadiusKm: z.number().min(0).max(300).optional(),
  /** Police region of the investigation, in which the household must or need not stay. */
  investigationRegion: z.string().max(60).optional(),
  mustStayInRegion: z.boolean().optional(),
  outOfRegionAllowed: z.boolean().optional(),
})
export type Safety = Readonly<z.output<typeof Safety>>

/** The need profile of a household: all that matching may know of it, and nothing that names it. */
export const Profile = z.object({
  /** The first is the principal. */
  members: z.array(Member).min(1).max(20),
  needs: z.array(Need).max(60),
  safety: Safety,
  /** Codes of programmes of which a seat is needed with the place. */
  programmes: z.array(z.string().max(60)).max(10),
  /** Units that refused the household and may not be asked before it is assessed anew. */
  refusedBy: z.array(z.string().max(60)).max(200).optional(),
  /** Facility types that are looked for; empty means any. */
  facilityTypes: z.array(z.string().max(60)).max(20),
  urgencyClass: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
})
export type Profile = Readonly<z.output<typeof Profile>>
