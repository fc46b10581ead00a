import { z } from 'zod'

export const TIMELINE_ACTS = [
  'submitted',
  'parked',
  'unparked',
  'lost',
  'found',
  'interim-started',
  'interim-ended',
  'planned',
  'transfer-planned',
  'arrived',
  'not-arrived',
  'cancelled',
  'extended',
  'overstay-asked',
  'overstay-approved',
  'overstay-declined',
  'obstacle',
  'obstacle-resolved',
  'departed',
  'ended',
] as const

const TimelineEntry = z.object({
  on: z.iso.date(),
  what: z.enum(TIMELINE_ACTS),
  requestId: z.string(),
  stayId: z.string().optional(),
  unitId: z.string().optional(),
  unitName: z.string().optional(),
  places: z.array(z.string()).optional(),
  /** Until when it was then to last; of what was planned: from when. */
  until: z.iso.date().optional(),
  /** A reason or destination, by its code list. */
  code: z.string().optional(),
})
export type TimelineEntry = z.output<typeof TimelineEntry>

export const Timeline = z
  .object({ requestId: z.string(), entries: z.array(TimelineEntry) })
  .meta({ id: 'Timeline' })
export type Timeline = z.output<typeof Timeline>
