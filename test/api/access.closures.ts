import { UnitModel } from '../../models/unit.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { closeForProfile, closePlace } from '../../server/features/capacity/capacity.service.ts'
import { openSurge } from '../../server/features/capacity/surge.service.ts'
import { reconcileFeed } from '../../server/features/capacity/reconcile-feed.service.ts'
import { makeUnit } from '../support/landscape.ts'
import { TODAY } from '../support/test-deps.ts'
import type { Target, World } from './access.world.ts'

const DESK = { ...SYSTEM, role: 'desk' } as const
const CHANGE = { reason: 'renovation' }
const CLOSURE = { from: TODAY, reason: 'maintenance' }

/** A closed place of the world's own organisation. */
async function closed({ deps, unit }: World): Promise<{ placeId: string; closureId: string }> {
  const { organisationId, region } = unit
  const own = await makeUnit(deps, { places: 1, organisationId, region })
  const placeId = own.placeIds[0] ?? ''
  const { id } = await closePlace(placeId, CLOSURE, DESK, deps)
  return { placeId, closureId: id }
}

/** A unit of the world's own organisation whose system counts one place too many. */
async function differing({ deps, unit }: World) {
  const { organisationId, region } = unit
  const { unitId } = await makeUnit(deps, { places: 1, organisationId, region })
  const { code } = await UnitModel.findById(unitId).orFail().lean()
  return { unitId, feed: { source: 'house', rows: [{ unit: code, available: 2 }] } }
}

const SURGE = { places: 1, from: TODAY, until: '2026-02-09', reason: 'winter-cold' }

/** Calendars, closures that change, and what systems of houses say. */
export const CLOSURE_TARGETS: Readonly<Record<string, (world: World) => Promise<Target>>> = {
  getUnitCalendar: ({ unit }) =>
    Promise.resolve({
      params: { unitId: unit.unitId },
      query: `from=${TODAY}&until=2026-02-05`,
    }),
  listClosures: async (world) => ({ params: { placeId: (await closed(world)).placeId } }),
  changeClosure: async (world) => ({ params: await closed(world), body: CHANGE }),
  listProfileClosures: ({ unit }) => Promise.resolve({ params: { unitId: unit.unitId } }),
  sendCapacityFeed: async (world) => ({ body: (await differing(world)).feed }),
  listCapacityConflicts: () => Promise.resolve({}),
  resolveCapacityConflict: async (world) => {
    const { unitId, feed } = await differing(world)
    await reconcileFeed(feed, DESK, world.deps)
    return { params: { id: unitId }, body: { resolution: 'calendar-right' } }
  },
  openSurge: ({ unit: { unitId } }) => Promise.resolve({ params: { unitId }, body: SURGE }),
  closeSurge: async ({ deps, unit: { unitId } }) => {
    const wish = { ...SURGE, kind: 'bed' as const, sleeps: 1 }
    const { id } = await openSurge(unitId, wish, DESK, deps)
    return { params: { unitId, surgeId: id }, body: { when: 'now' } }
  },
  changeProfileClosure: async ({ deps, unit: { unitId } }) => {
    const closure = { ...CLOSURE, criterion: 'activeUse', values: ['dagelijks'] }
    const { id } = await closeForProfile(unitId, closure, DESK, deps)
    return { params: { unitId, closureId: id }, body: CHANGE }
  },
}
