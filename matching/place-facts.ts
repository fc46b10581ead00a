import { z } from 'zod'
import { Day, Facts } from './profile.ts'

/** One place as matching sees it: its own and its unit's features, never an address. */
export const PlaceFacts = z.object({
  placeId: z.string(),
  unitId: z.string(),
  organisationId: z.string(),
  facilityType: z.string(),
  /** Code of the municipality and of the police region the place lies in. */
  municipality: z.string(),
  policeRegion: z.string(),
  kind: z.enum(['bed', 'room', 'family-room']),
  /** How many people of one household may sleep here. */
  sleeps: z.number().int().min(1),
  /** Free on the night that is asked about. */
  free: z.boolean(),
  /** First day from which it is free for good, when known. */
  freeFrom: Day.optional(),
  /** Codes of programmes of this unit with a free seat. */
  programmesWithSeat: z.array(z.string()),
  /** Features by code of `data/criteria.json`: unitGenderMix, unitPhase, securityLevel, singleRoom, ... */
  features: Facts,
  /** Need profiles the unit is closed for tonight, each `criterion:value`. */
  closedFor: z.array(z.string()).optional(),
  /** How sure we are of the vacancy, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** Tokens of cases living in the same house, for the conflict check. */
  caseTokens: z.array(z.string()),
})
export type PlaceFacts = Readonly<z.output<typeof PlaceFacts>>
