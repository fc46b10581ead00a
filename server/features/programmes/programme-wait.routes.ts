import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { listWaits, presentProgrammeWait, waitsOfRequest } from './programme-wait.query.ts'
import {
  ProgrammeWait,
  ProgrammeWaitList,
  ProgrammeWaitPage,
  WaitsOfRequest,
  programmeWaitInputs,
} from './programme-wait.schema.ts'
import { askProgramme, withdrawWait } from './programme-wait.service.ts'

const TAG = 'Care programmes'
const { requests } = EXAMPLES

export function programmeWaitRoutes(deps: Deps): Route[] {
  return [...actingRoutes(deps), ...readingRoutes(deps)]
}

function actingRoutes(deps: Deps): Route[] {
  const { ask, withdraw } = programmeWaitInputs(deps)
  return [
    route(
      {
        id: 'askProgramme',
        method: 'post',
        path: '/v1/placement-requests/{id}/programme-waits',
        summary: 'Let a household wait for a programme seat by itself',
        description:
          'Beside its request for a place, or while it lives where that brought it. A seat is offered like a place: POST …/offers with the seat as placeId. What it waits for is sealed under the key of the case.',
        tag: TAG,
        access: 'request-place',
        input: ask,
        output: ProgrammeWait,
        status: 201,
        problems: ['not-found', 'wrong-state', 'already-exists'],
        example: () => ({
          params: { id: requests.waiting },
          body: { programme: 'trauma-treatment' },
        }),
      },
      async ({ params, body }, actor) =>
        presentProgrammeWait(await askProgramme(params.id, body.programme, actor, deps), deps),
    ),
    route(
      {
        id: 'withdrawProgrammeWait',
        method: 'post',
        path: '/v1/programme-waits/{id}/withdrawal',
        summary: 'End a wait for a programme seat, its open offers and its planned seat',
        description: 'Ids come from GET /v1/programme-waits.',
        tag: TAG,
        access: 'request-place',
        input: withdraw,
        output: ProgrammeWait,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ body: { reason: 'own-solution' } }),
      },
      async ({ params, body }, actor) =>
        presentProgrammeWait(await withdrawWait(params.id, body.reason, actor, deps), deps),
    ),
  ]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listProgrammeWaitsOfRequest',
        method: 'get',
        path: '/v1/placement-requests/{id}/programme-waits',
        summary: 'The programme seats that one household waits for, or did, with its position',
        tag: TAG,
        access: 'see-request',
        input: WaitsOfRequest,
        output: ProgrammeWaitList,
        problems: ['not-found'],
        example: () => ({ params: { id: requests.waiting } }),
      },
      async ({ params }, actor) => ({ items: await waitsOfRequest(params.id, actor, deps) }),
    ),
    route(
      {
        id: 'listProgrammeWaits',
        method: 'get',
        path: '/v1/programme-waits',
        summary: 'Who waits for a seat, per programme, in the published order',
        tag: TAG,
        access: 'see-waitlist',
        input: programmeWaitInputs(deps).list,
        output: ProgrammeWaitPage,
        problems: [],
      },
      async ({ query }, actor) => listWaits(query, actor, deps),
    ),
  ]
}
