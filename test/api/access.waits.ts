import { RequestModel } from '../../models/request.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { parkRequest } from '../../server/features/waitlist/parking.service.ts'
import { stopClock } from '../../server/features/waitlist/wait-clock.service.ts'
import { requests } from '../support/requests.ts'
import type { Target, World } from './access.world.ts'

const PARKING = { until: '2026-03-02', reason: 'abroad' }

/** How a household waits. */
export const WAIT_TARGETS: Readonly<Record<string, (world: World) => Promise<Target>>> = {
  setWaitStatus: waiting({ waitStatus: 'preference', reason: 'preferred-region' }),
  stopClock: waiting({ reason: 'detained' }),
  resumeClock: async (world) => {
    const id = await idOfWaiting(world)
    await stopClock(id, 'detained', SYSTEM, world.deps)
    return { params: { id } }
  },
  parkRequest: waiting(PARKING),
  unparkRequest: async (world) => {
    const id = await idOfWaiting(world)
    await parkRequest(id, PARKING, SYSTEM, world.deps)
    return { params: { id } }
  },
  checkIn: waiting(),
  foundAgain: async (world) => {
    const id = await idOfWaiting(world)
    await RequestModel.updateOne({ _id: id }, { $set: { status: 'lost-contact' } })
    return { params: { id } }
  },
  summarizeWaitlist: () => Promise.resolve({}),
}

function waiting(body?: unknown): (world: World) => Promise<Target> {
  return async (world) => ({ params: { id: await idOfWaiting(world) }, body })
}

async function idOfWaiting({ deps, home }: World): Promise<string> {
  return requests.waiting(deps, { coordinator: home.coordinator })
}
