import { z } from 'zod'
import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { CloseSurge, Surge, openSurgeInput } from './surge.schema.ts'
import { closeSurge, openSurge } from './surge.service.ts'

const TAG = 'Capacity'
const { unit } = EXAMPLES

/** Extra places for an event. */
export function surgeRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'openSurge',
        method: 'post',
        path: '/v1/units/{unitId}/surges',
        summary: 'Open extra places for an event, from a day until a day',
        description:
          'They count as capacity on their own nights only, with staff and money of their own, and close by themselves.',
        tag: TAG,
        access: 'keep-capacity',
        input: openSurgeInput(deps),
        output: Surge,
        status: 201,
        problems: ['not-found'],
        example: (today) => ({
          params: { unitId: unit },
          body: {
            ...{ places: 3, staffed: 2, from: today, until: addDays(today, 14) },
            reason: 'winter-cold',
          },
        }),
      },
      async ({ params, body }, actor) => openSurge(params.unitId, body, actor, deps),
    ),
    route(
      {
        id: 'closeSurge',
        method: 'post',
        path: '/v1/units/{unitId}/surges/{surgeId}/closure',
        summary: 'Close extra places before their day: now, or when they are empty',
        description: 'Ids come from GET /v1/units/{unitId} and the answer that opened them.',
        tag: TAG,
        access: 'keep-capacity',
        input: CloseSurge,
        output: z.void(),
        status: 204,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { unitId: unit }, body: { when: 'when-empty' } }),
      },
      async ({ params, body }, actor) => closeSurge({ ...params, ...body }, actor, deps),
    ),
  ]
}
