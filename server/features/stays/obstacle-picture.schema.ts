import { z } from 'zod'
import { CountTable } from '../monitoring/monitoring.schema.ts'

export const ObstaclePicture = z
  .object({
    asOf: z.iso.datetime(),
    leastShown: z.number().int(),
    /** Households that are somewhere now, by what stands in their way; one may have several. */
    byObstacle: CountTable,
    /** Households that are there longer than planned, by the reason that was given. */
    byOverstayReason: CountTable,
  })
  .meta({ id: 'ObstaclePicture' })
export type ObstaclePicture = z.output<typeof ObstaclePicture>
