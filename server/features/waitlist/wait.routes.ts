import type { Deps } from '../../deps.ts'
import { addDays } from '../../../matching/day.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { presentRequest } from '../requests/request.query.ts'
import { PlacementRequest } from '../requests/request.schema.ts'
import { resumeClock, stopClock } from './wait-clock.service.ts'
import { checkIn, foundAgain } from './check-in.service.ts'
import { parkRequest, unparkRequest } from './parking.service.ts'
import { setWaitStatus } from './wait-status.service.ts'
import { OneWait, clockStopInput, parkingInput, waitStatusInput } from './wait.schema.ts'

const TAG = 'Waitlist'
const { requests } = EXAMPLES

/** How one household waits: its status and its clock. Each answers the request, with its `wait`. */
export function waitRoutes(deps: Deps): Route[] {
  return [statusRoute(deps), ...clockRoutes(deps), ...parkingRoutes(deps), ...contactRoutes(deps)]
}

function statusRoute(deps: Deps): Route {
  return route(
    {
      id: 'setWaitStatus',
      method: 'post',
      path: '/v1/placement-requests/{id}/wait-status',
      summary: 'Say how a household waits: urgently, actively, for a preference or as a precaution',
      description:
        'Its norm counts from today. Reasons per status: GET /v1/reference/wait-statuses.',
      tag: TAG,
      access: 'triage-request',
      input: waitStatusInput(deps),
      output: PlacementRequest,
      problems: ['not-found', 'wrong-state', 'no-authority', 'not-allowed'],
      example: () => ({
        params: { id: requests.waiting },
        body: { waitStatus: 'urgent', reason: 'must-leave' },
      }),
    },
    async ({ params, body }, actor) =>
      presentRequest(await setWaitStatus(params.id, body, actor, deps), deps),
  )
}

function clockRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'stopClock',
        method: 'post',
        path: '/v1/placement-requests/{id}/clock-stop',
        summary: 'Stop the clock of a household that cannot come to a place just now',
        description: 'It stays on the list. The days from today on do not count until it resumes.',
        tag: TAG,
        access: 'keep-wait',
        input: clockStopInput(deps),
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.waiting }, body: { reason: 'in-hospital' } }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await stopClock(params.id, body.reason, actor, deps), deps),
    ),
    route(
      {
        id: 'resumeClock',
        method: 'delete',
        path: '/v1/placement-requests/{id}/clock-stop',
        summary: 'Let a stopped clock go on, with the days it had',
        tag: TAG,
        access: 'keep-wait',
        input: OneWait,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.waiting } }),
      },
      async ({ params }, actor) => presentRequest(await resumeClock(params.id, actor, deps), deps),
    ),
  ]
}

function parkingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'parkRequest',
        method: 'post',
        path: '/v1/placement-requests/{id}/parking',
        summary: 'Take a household off the list until a day on which it comes back by itself',
        description:
          'Whether its clock runs on is said by the reason (whileParked): GET /v1/reference/clock-reasons.',
        tag: TAG,
        access: 'keep-wait',
        input: parkingInput(deps),
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: (today) => ({
          params: { id: requests.toPark },
          body: { until: addDays(today, 30), reason: 'abroad' },
        }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await parkRequest(params.id, body, actor, deps), deps),
    ),
    route(
      {
        id: 'unparkRequest',
        method: 'delete',
        path: '/v1/placement-requests/{id}/parking',
        summary: 'Put a parked household back on the list, with the days it has',
        tag: TAG,
        access: 'keep-wait',
        input: OneWait,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.toPark } }),
      },
      async ({ params }, actor) =>
        presentRequest(await unparkRequest(params.id, actor, deps), deps),
    ),
  ]
}

function contactRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'checkIn',
        method: 'post',
        path: '/v1/placement-requests/{id}/check-ins',
        summary: 'Say that a household still waits, so that it keeps its place',
        tag: TAG,
        access: 'keep-wait',
        input: OneWait,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.waiting } }),
      },
      async ({ params }, actor) => presentRequest(await checkIn(params.id, actor, deps), deps),
    ),
    route(
      {
        id: 'foundAgain',
        method: 'post',
        path: '/v1/placement-requests/{id}/contact',
        summary: 'Put a household that was lost from view back on the list, with the days it had',
        tag: TAG,
        access: 'keep-wait',
        input: OneWait,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.lost } }),
      },
      async ({ params }, actor) => presentRequest(await foundAgain(params.id, actor, deps), deps),
    ),
  ]
}
