import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { NONE, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { Id } from '../requests/request.schema.ts'
import { setDutyHours } from './duty-hours.service.ts'

export const Time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time, HH:MM, at most 24:00')
export const DutyWindow = z
  .strictObject({
    weekday: z.number('must be 1 (Monday) to 7 (Sunday)').int().min(1).max(7),
    from: Time,
    until: Time,
  })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'must lie after from' })

export const DutyHours = z
  .object({ unitId: z.string(), windows: z.array(DutyWindow) })
  .meta({ id: 'DutyHours' })

/** When units answer: the clocks of offers run in these hours. */
export function dutyHoursRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'setDutyHours',
        method: 'post',
        path: '/v1/units/{unitId}/duty-hours',
        summary: 'Say when somebody of a unit is there to answer offers',
        description:
          'Weekly windows on the clock of Europe/Amsterdam; a night is two of them. None: day and night. Offers made before keep their clocks.',
        tag: 'Capacity',
        access: 'keep-capacity',
        input: z.object({
          params: z.strictObject({ unitId: Id }),
          query: NONE,
          body: z.strictObject({ windows: z.array(DutyWindow).max(50) }),
        }),
        output: DutyHours,
        problems: ['not-found'],
        example: () => ({
          params: { unitId: EXAMPLES.unit },
          body: {
            windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', until: '22:00' })),
          },
        }),
      },
      async ({ params, body }, actor) => setDutyHours(params.unitId, body.windows, actor, deps),
    ),
  ]
}
