import { z } from 'zod'
import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { NONE, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { IdParams } from '../requests/request.schema.ts'
import { obstaclePicture } from './obstacle-picture.query.ts'
import { ObstaclePicture } from './obstacle-picture.schema.ts'
import { noteObstacle, resolveObstacle } from './obstacles.service.ts'
import { askOverstay, decideOverstay } from './overstay.service.ts'
import { presentStay } from './stay.query.ts'
import {
  DecideOverstay,
  ResolveObstacle,
  Stay,
  obstacleInput,
  overstayInput,
  transferInput,
} from './stay.schema.ts'
import { readTimeline } from './timeline.query.ts'
import { Timeline } from './timeline.schema.ts'
import { transferStay } from './transfer-stay.service.ts'

const TAG = 'Stays'
const { stays, places, requests } = EXAMPLES

/** Weeks that the example of an overstay asks for. */
const SIX_WEEKS = 42
const FAR_ENOUGH_DAYS = 600

/** Moving on: transfers, overstays with who agreed, what stands in the way, and what became of a household. */
export function throughFlowRoutes(deps: Deps): Route[] {
  return [
    ...transferRoutes(deps),
    ...overstayRoutes(deps),
    ...obstacleRoutes(deps),
    ...pictureRoutes(deps),
  ]
}

function transferRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'transferStay',
        method: 'post',
        path: '/v1/stays/{id}/transfers',
        summary: 'Move a household to another place, planned or at once',
        description:
          'Gives the stay at the new place. A planned one begins with the arrival recorded there, which ends the present stay; an emergency does both in this call. A house moves people within its organisation and kind of shelter, the desk anywhere.',
        tag: TAG,
        access: 'keep-stay',
        input: transferInput(deps),
        output: Stay,
        status: 201,
        problems: [
          ...(['not-found', 'no-authority', 'place-blocked', 'place-taken'] as const),
          ...(['wrong-state', 'already-exists'] as const),
        ],
        example: (today) => ({
          params: { id: stays.moving },
          body: {
            ...{ kind: 'planned', placeId: places.spare, reason: 'room-unsuited' },
            on: addDays(today, 3),
          },
        }),
      },
      async ({ params, body }, actor) =>
        presentStay(await transferStay(params.id, body, actor, deps), deps),
    ),
  ]
}

function overstayRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'askOverstay',
        method: 'post',
        path: '/v1/stays/{id}/overstay',
        summary: 'Ask that a household may stay longer than planned, and say why',
        tag: TAG,
        access: 'keep-stay',
        input: overstayInput(deps),
        output: Stay,
        problems: ['not-found', 'wrong-state', 'changed-meanwhile'],
        example: (today) => ({
          params: { id: stays.moving },
          body: { until: addDays(today, FAR_ENOUGH_DAYS + SIX_WEEKS), reason: 'no-housing' },
        }),
      },
      async ({ params, body }, actor) =>
        presentStay(await askOverstay(params.id, body, actor, deps), deps),
    ),
    route(
      {
        id: 'decideOverstay',
        method: 'post',
        path: '/v1/stays/{id}/overstay/decision',
        summary: 'Agree that a household stays longer, or not',
        description: 'Nobody decides on their own question. Agreeing makes the stay longer.',
        tag: TAG,
        access: 'decide-overstay',
        input: DecideOverstay,
        output: Stay,
        problems: ['not-found', 'wrong-state', 'place-taken', 'not-allowed', 'changed-meanwhile'],
        example: () => ({ params: { id: stays.overstaying }, body: { decision: 'approve' } }),
      },
      async ({ params, body }, actor) =>
        presentStay(await decideOverstay(params.id, body.decision, actor, deps), deps),
    ),
  ]
}

function obstacleRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'noteObstacle',
        method: 'post',
        path: '/v1/stays/{id}/obstacles',
        summary: 'Note what keeps a household from moving on',
        tag: TAG,
        access: 'note-obstacle',
        input: obstacleInput(deps),
        output: Stay,
        status: 201,
        problems: ['not-found', 'wrong-state', 'already-exists'],
        example: () => ({ params: { id: stays.moving }, body: { obstacle: 'no-housing' } }),
      },
      async ({ params, body }, actor) =>
        presentStay(await noteObstacle(params.id, body.obstacle, actor, deps), deps),
    ),
    route(
      {
        id: 'resolveObstacle',
        method: 'post',
        path: '/v1/stays/{id}/obstacles/{code}/resolution',
        summary: 'Note that an obstacle is out of the way',
        tag: TAG,
        access: 'note-obstacle',
        input: ResolveObstacle,
        output: Stay,
        problems: ['not-found'],
        example: () => ({ params: { id: stays.overstaying, code: 'no-follow-up-shelter' } }),
      },
      async ({ params }, actor) =>
        presentStay(await resolveObstacle(params.id, params.code, actor, deps), deps),
    ),
  ]
}

function pictureRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getTimeline',
        method: 'get',
        path: '/v1/placement-requests/{id}/timeline',
        summary: 'What became of a household, over all its placements',
        tag: TAG,
        access: 'see-request',
        input: z.object({ params: IdParams, query: NONE, body: NONE }),
        output: Timeline,
        problems: ['not-found'],
        example: () => ({ params: { id: requests.waiting } }),
      },
      async ({ params }, actor) => readTimeline(params.id, actor, deps),
    ),
    route(
      {
        id: 'getObstaclePicture',
        method: 'get',
        path: '/v1/monitoring/obstacles',
        summary: 'What keeps households from moving on, counted: small numbers withheld',
        tag: 'National picture',
        access: 'see-picture',
        input: z.object({ params: NONE, query: NONE, body: NONE }),
        output: ObstaclePicture,
        problems: [],
      },
      () => obstaclePicture(deps),
    ),
  ]
}
