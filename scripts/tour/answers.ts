import { z } from 'zod'

/** What the tours read of any thing that was made or moved. */
export const Made = z.object({ id: z.string(), status: z.string() })

/** What they read of the country's capacity. */
export const Units = z.object({
  units: z.array(
    z.object({
      unitId: z.string(),
      organisationId: z.string(),
      name: z.string(),
      facilityType: z.string(),
    }),
  ),
})
