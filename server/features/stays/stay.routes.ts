import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { pageRows } from '../../page-rows.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { listStays, presentStay, readStay } from './stay.query.ts'
import {
  ListStays,
  OneStay,
  Stay,
  StayPage,
  departureInput,
  extensionInput,
  nonArrivalInput,
} from './stay.schema.ts'
import { extendStay, recordArrival, recordDeparture, recordNonArrival } from './stay.service.ts'

const TAG = 'Stays'
const { stays } = EXAMPLES

/** A year and more: longer than any demo stay was planned for. */
const FAR_ENOUGH_DAYS = 500

export function stayRoutes(deps: Deps): Route[] {
  return [...comingRoutes(deps), ...leavingRoutes(deps), ...readingRoutes(deps)]
}

function comingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'recordArrival',
        method: 'post',
        path: '/v1/stays/{id}/arrival',
        summary: 'Record that the household has arrived',
        tag: TAG,
        access: 'keep-stay',
        input: OneStay,
        output: Stay,
        problems: ['not-found', 'wrong-state', 'place-taken'],
        example: () => ({ params: { id: stays.arriving } }),
      },
      async ({ params }, actor) => presentStay(await recordArrival(params.id, actor, deps), deps),
    ),
    route(
      {
        id: 'recordNonArrival',
        method: 'post',
        path: '/v1/stays/{id}/non-arrival',
        summary: 'Record that the household did not come',
        tag: TAG,
        access: 'keep-stay',
        input: nonArrivalInput(deps),
        output: Stay,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: stays.notArriving }, body: { reason: 'out-of-contact' } }),
      },
      async ({ params, body }, actor) =>
        presentStay(await recordNonArrival(params.id, body.reason, actor, deps), deps),
    ),
  ]
}

function leavingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'recordDeparture',
        method: 'post',
        path: '/v1/stays/{id}/departure',
        summary: 'Record that the household has left, and where to',
        tag: TAG,
        access: 'keep-stay',
        input: departureInput(deps),
        output: Stay,
        problems: ['not-found', 'wrong-state'],
        example: () => ({
          params: { id: stays.leaving },
          body: { destination: 'own-home-with-support' },
        }),
      },
      async ({ params, body }, actor) =>
        presentStay(await recordDeparture(params.id, body, actor, deps), deps),
    ),
    route(
      {
        id: 'extendStay',
        method: 'post',
        path: '/v1/stays/{id}/extension',
        summary: 'Make a stay longer',
        tag: TAG,
        access: 'keep-stay',
        input: extensionInput(deps),
        output: Stay,
        problems: ['not-found', 'wrong-state', 'place-taken', 'changed-meanwhile'],
        example: (today) => ({
          params: { id: stays.staying },
          body: { until: addDays(today, FAR_ENOUGH_DAYS) },
        }),
      },
      async ({ params, body }, actor) =>
        presentStay(await extendStay(params.id, body, actor, deps), deps),
    ),
  ]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listStays',
        method: 'get',
        path: '/v1/stays',
        summary: 'List the stays you may see, the first to end on top',
        tag: TAG,
        access: 'see-offer',
        input: ListStays,
        output: StayPage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listStays(query.status, actor, deps), query),
    ),
    route(
      {
        id: 'getStay',
        method: 'get',
        path: '/v1/stays/{id}',
        summary: 'Read a stay',
        tag: TAG,
        access: 'see-offer',
        input: OneStay,
        output: Stay,
        problems: ['not-found'],
        example: () => ({ params: { id: stays.staying } }),
      },
      async ({ params }, actor) => readStay(params.id, actor, deps),
    ),
  ]
}
