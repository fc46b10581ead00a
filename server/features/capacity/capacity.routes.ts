import { z } from 'zod'
import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { Rendered, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { capacityEtag, capacityNow, capacitySummary, unitDays } from './capacity.query.ts'
import {
  Attest,
  Attestation,
  Capacity,
  CapacitySummary,
  Closure,
  DayList,
  Nothing,
  OneUnit,
  ProfileClosure,
  ReopenForProfile,
  ReopenPlace,
  UnitDays,
  UnitDetail,
  capacityQuery,
  closureInput,
  profileClosureInput,
} from './capacity.schema.ts'
import {
  attestUnit,
  closeForProfile,
  closePlace,
  reopenForProfile,
  reopenPlace,
} from './capacity.service.ts'
import { unitDetail } from './unit-detail.query.ts'

const TAG = 'Capacity'
const { places, unit, closure } = EXAMPLES

export function capacityRoutes(deps: Deps): Route[] {
  return [
    ...sumRoutes(deps),
    ...unitRoutes(deps),
    ...calendarRoutes(deps),
    ...keepingRoutes(deps),
    ...closureRoutes(deps),
    ...profileClosureRoutes(deps),
  ]
}

function sumRoutes(deps: Deps): Route[] {
  const rendered = new Map<string, Rendered>()
  return [
    route(
      {
        id: 'getCapacitySummary',
        method: 'get',
        path: '/v1/capacity/summary',
        summary: 'Sums per facility type, for everyone',
        tag: TAG,
        access: 'anyone',
        input: Nothing,
        output: CapacitySummary,
        problems: [],
      },
      () => Promise.resolve(capacitySummary(deps)),
    ),
    route(
      {
        id: 'getCapacity',
        method: 'get',
        path: '/v1/capacity',
        summary: 'Capacity tonight per unit, with a version to follow changes from',
        tag: TAG,
        access: 'see-capacity',
        input: capacityQuery(deps),
        output: Capacity,
        problems: [],
        revalidates: true,
      },
      ({ query }, actor) => {
        const etag = capacityEtag(query, actor, deps)
        const known = rendered.get(etag)
        if (known) return Promise.resolve(known)
        if (rendered.size >= MOST_RENDERED) rendered.clear()
        const answer = Capacity.parse(capacityNow(query, actor, deps))
        const made = new Rendered(JSON.stringify(answer), etag)
        rendered.set(etag, made)
        return Promise.resolve(made)
      },
    ),
  ]
}

/** Answers kept as bytes: one per scope and filter that is being asked for. */
const MOST_RENDERED = 500

function unitRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getUnit',
        method: 'get',
        path: '/v1/units/{unitId}',
        summary: 'A unit with its places, programmes and criteria',
        tag: TAG,
        access: 'see-capacity',
        input: OneUnit,
        output: UnitDetail,
        problems: ['not-found'],
        example: () => ({ params: { unitId: unit } }),
      },
      ({ params }, actor) => Promise.resolve(unitDetail(params.unitId, actor, deps)),
    ),
    route(
      {
        id: 'getUnitDays',
        method: 'get',
        path: '/v1/units/{unitId}/days',
        summary: 'Capacity of a unit, night by night',
        tag: TAG,
        access: 'see-capacity',
        input: UnitDays,
        output: DayList,
        problems: ['not-found'],
        example: (today) => ({
          params: { unitId: unit },
          query: { from: today, until: addDays(today, 14) },
        }),
      },
      ({ params, query }, actor) => Promise.resolve(unitDays(params.unitId, query, actor, deps)),
    ),
  ]
}

function keepingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'attestUnit',
        method: 'post',
        path: '/v1/units/{unitId}/attestations',
        summary: 'Say what you see: how many places are available tonight',
        tag: TAG,
        access: 'keep-capacity',
        input: Attest,
        output: Attestation,
        status: 201,
        problems: ['not-found'],
        example: () => ({ params: { unitId: unit }, body: { available: 1 } }),
      },
      async ({ params, body }, actor) => attestUnit(params.unitId, body.available, actor, deps),
    ),
  ]
}

function closureRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'closePlace',
        method: 'post',
        path: '/v1/places/{placeId}/closures',
        summary: 'Close a place for some nights',
        tag: TAG,
        access: 'keep-capacity',
        input: closureInput(deps),
        output: Closure,
        status: 201,
        problems: ['not-found', 'place-taken'],
        example: (today) => ({
          params: { placeId: places.toClose },
          body: { from: today, until: addDays(today, 7), reason: 'maintenance' },
        }),
      },
      async ({ params, body }, actor) => closePlace(params.placeId, body, actor, deps),
    ),
    route(
      {
        id: 'reopenPlace',
        method: 'delete',
        path: '/v1/places/{placeId}/closures/{closureId}',
        summary: 'Open a closed place again, from tonight',
        tag: TAG,
        access: 'keep-capacity',
        input: ReopenPlace,
        output: z.void(),
        status: 204,
        problems: ['not-found'],
        example: () => ({ params: { placeId: places.closed, closureId: closure } }),
      },
      async ({ params }, actor) => reopenPlace(params.placeId, params.closureId, actor, deps),
    ),
  ]
}

function profileClosureRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'closeUnitForProfile',
        method: 'post',
        path: '/v1/units/{unitId}/profile-closures',
        summary: 'Close a unit for people of one need profile only',
        tag: TAG,
        access: 'keep-capacity',
        input: profileClosureInput(deps),
        output: ProfileClosure,
        status: 201,
        problems: ['not-found'],
        example: (today) => ({
          params: { unitId: unit },
          body: {
            ...{ criterion: 'activeUse', values: ['dagelijks'], reason: 'staff-shortage' },
            ...{ from: today, until: addDays(today, 14) },
          },
        }),
      },
      async ({ params, body }, actor) => closeForProfile(params.unitId, body, actor, deps),
    ),
    route(
      {
        id: 'reopenUnitForProfile',
        method: 'delete',
        path: '/v1/units/{unitId}/profile-closures/{closureId}',
        summary: 'Open a unit again for a need profile',
        description: 'Ids come from GET /v1/units/{unitId} and the answer that closed it.',
        tag: TAG,
        access: 'keep-capacity',
        input: ReopenForProfile,
        output: z.void(),
        status: 204,
        problems: ['not-found'],
        example: () => ({ params: { unitId: unit } }),
      },
      async ({ params }, actor) => reopenForProfile(params.unitId, params.closureId, actor, deps),
    ),
  ]
}
