import { z } from 'zod'
import { WAIT_CAUSES } from '../../../matching/judge/why-waiting.ts'

const Count = z.number().int().nullable()

export const CountTable = z
  .object({
    total: Count,
    cells: z.array(z.object({ code: z.string(), count: Count })).readonly(),
    withheld: z.number().int(),
  })
  .meta({
    id: 'CountTable',
    description: 'Counts of households; null where they are too few to show',
  })

const Table = CountTable.extend({
  /** The day it was counted. It is replaced when at least five households differ. */
  day: z.iso.date(),
}).meta({ id: 'DatedCountTable' })
export type DatedTable = z.input<typeof Table>

const OF_A_PICTURE = { asOf: z.iso.datetime(), leastShown: z.number().int() } as const

export const WaitingPicture = z
  .object({
    ...OF_A_PICTURE,
    byClass: Table,
    byWaitStatus: Table,
    byRegion: Table,
    byComplexity: Table,
    /** Within or over the term of their urgency class, and of their wait status. */
    byClassNorm: Table,
    byStatusNorm: Table,
    /** Days waited by half, and by nine in ten, of each class with at least ten households. */
    waits: z.array(
      z.object({
        urgencyClass: z.number().int(),
        medianDays: z.number().int(),
        ninetyPercentDays: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'WaitingPicture' })
export type WaitingPicture = z.input<typeof WaitingPicture>

export const RefusalPicture = z
  .object({ ...OF_A_PICTURE, since: z.iso.date(), byReason: Table })
  .meta({ id: 'RefusalPicture' })
export type RefusalPicture = z.input<typeof RefusalPicture>

export const InterimPicture = z
  .object({
    ...OF_A_PICTURE,
    /** Households in an interim solution tonight. */
    byKind: Table,
    /** This month until the day of the picture; null when of fewer than five households. */
    month: z.object({
      from: z.iso.date(),
      until: z.iso.date(),
      /** To the nearest ten. */
      nights: Count,
      /** In cents, to the nearest thousand euros. */
      cost: Count,
    }),
  })
  .meta({ id: 'InterimPicture' })
export type InterimPicture = z.input<typeof InterimPicture>

const Overlapping = z.array(
  z.object({ code: z.string(), count: Count, medianDays: z.number().int().nullable() }),
)

export const BottleneckPicture = z
  .object({
    ...OF_A_PICTURE,
    byCause: Table.meta({ id: 'CauseTable', description: `By cause: ${WAIT_CAUSES.join(', ')}` }),
    /** Rules and needs that somebody may set aside, and for how many that would open a place. A household can count twice. */
    rules: Overlapping,
    /** Facility types whose places would fit, were they not taken. A household can count twice. */
    wantedTypes: Overlapping,
  })
  .meta({ id: 'BottleneckPicture' })
export type BottleneckPicture = z.input<typeof BottleneckPicture>

export const FlowPicture = z
  .object({
    ...OF_A_PICTURE,
    months: z.array(
      z.object({ month: z.string(), joined: Count, arrived: Count, departed: Count }),
    ),
  })
  .meta({ id: 'FlowPicture' })
export type FlowPicture = z.input<typeof FlowPicture>

const Basis = z.enum(['counted', 'reconstructed'])

export const History = z
  .object({
    asOf: z.iso.datetime(),
    /** Households waiting, to the nearest five. */
    waiting: z.array(z.object({ day: z.iso.date(), basis: Basis, households: Count })),
    /** From the first day that was counted on. */
    capacity: z.array(
      z.object({
        day: z.iso.date(),
        physical: z.number().int(),
        occupied: z.number().int(),
        closed: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'MonitoringHistory' })
export type History = z.input<typeof History>
