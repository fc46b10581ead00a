import { addDays } from '../../../matching/day.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { Problem } from '../../problem.ts'
import { unitCalendar } from './calendar.query.ts'
import { requireBoardUnit } from './capacity.query.ts'
import { Closure, OneUnit, ProfileClosure, UnitDays } from './capacity.schema.ts'
import { changeClosure, changeProfileClosure } from './change-closure.service.ts'
import { closureHistory } from './closure-revisions.ts'
import {
  ClosureHistory,
  OnePlace,
  UnitCalendar,
  changeClosureInput,
  changeProfileClosureInput,
} from './closure.schema.ts'

const TAG = 'Capacity'
const { places, unit } = EXAMPLES

/** The calendar of a unit, and closures that change while what they said before is kept. */
export function calendarRoutes(deps: Deps): Route[] {
  return [...nightRoutes(deps), ...historyRoutes(deps), ...changingRoutes(deps)]
}

function nightRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getUnitCalendar',
        method: 'get',
        path: '/v1/units/{unitId}/calendar',
        summary: 'Places of a unit by nights',
        tag: TAG,
        access: 'see-capacity',
        input: UnitDays,
        output: UnitCalendar,
        problems: ['not-found'],
        example: (today) => ({
          params: { unitId: unit },
          query: { from: today, until: addDays(today, 14) },
        }),
      },
      ({ params, query }, actor) =>
        Promise.resolve(unitCalendar(params.unitId, query, actor, deps)),
    ),
  ]
}

function changingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'changeClosure',
        method: 'patch',
        path: '/v1/places/{placeId}/closures/{closureId}',
        summary: 'Change the end or the reason of a closure; what it said before is kept',
        description: 'Ids come from GET /v1/places/{placeId}/closures.',
        tag: TAG,
        access: 'keep-capacity',
        input: changeClosureInput(deps),
        output: Closure,
        problems: ['not-found', 'place-taken'],
        example: () => ({
          params: { placeId: places.toClose },
          body: { reason: 'renovation' },
        }),
      },
      async ({ params, body }, actor) => changeClosure(params, body, actor, deps),
    ),
    route(
      {
        id: 'changeProfileClosure',
        method: 'patch',
        path: '/v1/units/{unitId}/profile-closures/{closureId}',
        summary: 'Change the end or the reason of a closure for a need profile',
        description: 'Ids come from GET /v1/units/{unitId}/profile-closures.',
        tag: TAG,
        access: 'keep-capacity',
        input: changeProfileClosureInput(deps),
        output: ProfileClosure,
        problems: ['not-found'],
        example: () => ({ params: { unitId: unit }, body: { reason: 'group-balance' } }),
      },
      async ({ params, body }, actor) => changeProfileClosure(params, body, actor, deps),
    ),
  ]
}

function historyRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listClosures',
        method: 'get',
        path: '/v1/places/{placeId}/closures',
        summary: 'Closures of a place, each with all it said over time',
        tag: TAG,
        access: 'keep-capacity',
        input: OnePlace,
        output: ClosureHistory,
        problems: ['not-found'],
        example: () => ({ params: { placeId: places.closed } }),
      },
      async ({ params: { placeId } }, actor) => {
        await requireOwnPlace(placeId, actor, deps)
        return { closures: await closureHistory(placeId) }
      },
    ),
    route(
      {
        id: 'listProfileClosures',
        method: 'get',
        path: '/v1/units/{unitId}/profile-closures',
        summary: 'Closures of a unit for need profiles, each with all it said over time',
        tag: TAG,
        access: 'keep-capacity',
        input: OneUnit,
        output: ClosureHistory,
        problems: ['not-found'],
        example: () => ({ params: { unitId: unit } }),
      },
      async ({ params: { unitId } }, actor) => {
        requireBoardUnit(unitId, actor, deps)
        return { closures: await closureHistory(unitId) }
      },
    ),
  ]
}

async function requireOwnPlace(placeId: string, actor: Actor, deps: Deps): Promise<void> {
  const place = await PlaceModel.findById(placeId, { unitId: 1 }).lean()
  if (!place) throw new Problem('not-found', 'There is no such place, or it is not yours.')
  requireBoardUnit(String(place.unitId), actor, deps)
}
