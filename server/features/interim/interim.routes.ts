import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { presentRequest } from '../requests/request.query.ts'
import { PlacementRequest } from '../requests/request.schema.ts'
import { endInterimInput, startInterimInput } from './interim.schema.ts'
import { endInterim, startInterim } from './interim.service.ts'

const TAG = 'Interim solutions'
const { requests } = EXAMPLES

/** Where a household stays while it waits; what was recorded comes with the request. */
export function interimRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'startInterimSolution',
        method: 'post',
        path: '/v1/placement-requests/{id}/interim-solutions',
        summary: 'Record where a household stays while it waits, who pays and what a night costs',
        description:
          'Nights are half-open: it may begin on the day another ends, and never overlaps one. Prices are in cents. Where the kind asks for a safety check, it may not begin without one, or without a reason why not. The arrival in a shelter ends it.',
        tag: TAG,
        access: 'arrange-interim',
        input: startInterimInput(deps),
        output: PlacementRequest,
        status: 201,
        problems: ['not-found', 'wrong-state', 'already-exists'],
        example: (today) => ({
          params: { id: requests.waiting },
          body: {
            ...{ kind: 'hotel', from: today, costPerNight: 9_500, title: 'WMO-OPVANG' },
            safetyChecked: true,
          },
        }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await startInterim(params.id, body, actor, deps), deps),
    ),
    route(
      {
        id: 'endInterimSolution',
        method: 'post',
        path: '/v1/placement-requests/{id}/interim-solutions/ending',
        summary: 'End the interim solution that runs, with a coded reason',
        tag: TAG,
        access: 'arrange-interim',
        input: endInterimInput(deps),
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({
          params: { id: requests.waiting },
          body: { reason: 'no-longer-safe' },
        }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await endInterim(params.id, body, actor, deps), deps),
    ),
  ]
}
