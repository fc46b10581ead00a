import { SYSTEM } from '../../server/events/actor.ts'
import { noteObstacle } from '../../server/features/stays/obstacles.service.ts'
import { askOverstay } from '../../server/features/stays/overstay.service.ts'
import { makeUnit } from '../support/landscape.ts'
import { requests, stays } from '../support/requests.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

const OBSTACLE = 'no-housing'
const LONGER = { reason: 'no-housing', until: '2028-01-01' }

/** Somebody who is in one of two places of a house of the world's own organisation. */
async function present({ deps, unit, home }: World) {
  const own = await makeUnit(deps, {
    ...{ places: 2, region: unit.region },
    organisationId: unit.organisationId,
  })
  const requestId = await requests.waiting(deps, { coordinator: home.coordinator })
  return { ...(await stays.arrived(deps, own, { requestId })), other: own.placeIds[1] ?? '' }
}

/** Households on their way out of a house. */
export const STAY_TARGETS: Readonly<Record<string, MakeTarget>> = {
  transferStay: async (world) => {
    const { stayId, other } = await present(world)
    const body = { kind: 'emergency', placeId: other, reason: 'safety-incident' }
    return { params: { id: stayId }, body }
  },
  askOverstay: async (world) => ({ params: { id: (await present(world)).stayId }, body: LONGER }),
  decideOverstay: async (world) => {
    const { stayId } = await present(world)
    await askOverstay(stayId, LONGER, SYSTEM, world.deps)
    return { params: { id: stayId }, body: { decision: 'approve' } }
  },
  noteObstacle: async (world) => ({
    params: { id: (await present(world)).stayId },
    body: { obstacle: OBSTACLE },
  }),
  resolveObstacle: async (world) => {
    const { stayId } = await present(world)
    await noteObstacle(stayId, OBSTACLE, SYSTEM, world.deps)
    return { params: { id: stayId, code: OBSTACLE } }
  },
  getTimeline: async ({ deps, home }) => ({
    params: { id: await requests.waiting(deps, { coordinator: home.coordinator }) },
  }),
  getObstaclePicture: () => Promise.resolve({}),
}
