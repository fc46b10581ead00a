import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { NONE, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { CLAIM_MINUTES, letRequestGo, takeRequest } from './claim.service.ts'
import { presentRequest } from './request.query.ts'
import { OneRequest, PlacementRequest, triageInput } from './request.schema.ts'
import { triageRequest } from './triage.service.ts'

const TAG = 'Requests'
const { requests } = EXAMPLES

/** How the desk, or a region with a mandate, decides on what was submitted. */
export function triageRoutes(deps: Deps): Route[] {
  return [decidingRoute(deps), ...claimRoutes(deps)]
}

function decidingRoute(deps: Deps): Route {
  return route(
    {
      id: 'triagePlacementRequest',
      method: 'post',
      path: '/v1/placement-requests/{id}/triage',
      summary: 'Put a submitted request on the waitlist, refuse it, or ask a question',
      tag: TAG,
      access: 'triage-request',
      input: triageInput(deps),
      output: PlacementRequest,
      problems: ['not-found', 'wrong-state', 'no-authority', 'being-decided'],
      example: () => ({ params: { id: requests.submitted }, body: { decision: 'accept' } }),
    },
    async ({ params, body }, actor) =>
      presentRequest(await triageRequest(params.id, body, actor, deps), deps),
  )
}

function claimRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'takePlacementRequest',
        method: 'post',
        path: '/v1/placement-requests/{id}/claim',
        summary: 'Take a submitted request, so that nobody else decides on it meanwhile',
        description: `It stays yours for ${CLAIM_MINUTES} minutes, or longer when you take it again. Deciding ends it.`,
        tag: TAG,
        access: 'triage-request',
        input: OneRequest,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state', 'no-authority', 'being-decided'],
        example: () => ({ params: { id: requests.toTake } }),
      },
      async ({ params }, actor) => presentRequest(await takeRequest(params.id, actor, deps), deps),
    ),
    route(
      {
        id: 'letPlacementRequestGo',
        method: 'delete',
        path: '/v1/placement-requests/{id}/claim',
        summary: 'Give a request that you took back to the queue',
        tag: TAG,
        access: 'triage-request',
        input: OneRequest,
        output: NONE,
        status: 204,
        problems: ['not-found'],
        example: () => ({ params: { id: requests.toTake } }),
      },
      async ({ params }, actor) => {
        await letRequestGo(params.id, actor, deps)
        return undefined
      },
    ),
  ]
}
