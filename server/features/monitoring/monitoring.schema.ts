import { z } from 'zod'

export const CountTable = z
  .object({
    total: z.number().int().nullable(),
    cells: z.array(z.object({ code: z.string(), count: z.number().int().nullable() })).readonly(),
    withheld: z.number().int(),
  })
  .meta({
    id: 'CountTable',
    description: 'Counts of households; null where they are too few to show',
  })

export const WaitingPicture = z
  .object({
    asOf: z.iso.datetime(),
    leastShown: z.number().int(),
    byClass: CountTable,
    byWaitStatus: CountTable,
    byRegion: CountTable,
    byComplexity: CountTable,
    medianDays: z.number().int().nullable(),
    ninetyPercentDays: z.number().int().nullable(),
  })
  .meta({ id: 'WaitingPicture' })

export const RefusalPicture = z
  .object({
    asOf: z.iso.datetime(),
    since: z.iso.date(),
    leastShown: z.number().int(),
    byReason: CountTable,
  })
  .meta({ id: 'RefusalPicture' })
