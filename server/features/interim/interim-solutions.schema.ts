import { z } from 'zod'

export const InterimSolutions = z
  .object({
    /** Nights until now over all of them, and what they cost, in cents. */
    nights: z.number().int(),
    cost: z.number().int(),
    items: z.array(
      z.object({
        kind: z.string(),
        from: z.iso.date(),
        /** The day it ends; absent while that is open. */
        until: z.iso.date().optional(),
        running: z.boolean(),
        nights: z.number().int(),
        costPerNight: z.number().int(),
        cost: z.number().int(),
        title: z.string().optional(),
        safetyChecked: z.boolean(),
        uncheckedReason: z.string().optional(),
        endReason: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'InterimSolutions' })
export type InterimSolutions = z.output<typeof InterimSolutions>
