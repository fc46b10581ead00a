import { SYSTEM } from '../../server/events/actor.ts'
import { stopClock } from '../../server/features/waitlist/wait-clock.service.ts'
import { requests } from '../support/requests.ts'
import type { Target, World } from './access.world.ts'

/** How a household waits. */
export const WAIT_TARGETS: Readonly<Record<string, (world: World) => Promise<Target>>> = {
  setWaitStatus: async (world) => ({
    params: { id: await waiting(world) },
    body: { waitStatus: 'preference', reason: 'preferred-region' },
  }),
  stopClock: async (world) => ({
    params: { id: await waiting(world) },
    body: { reason: 'detained' },
  }),
  resumeClock: async (world) => {
    const id = await waiting(world)
    await stopClock(id, 'detained', SYSTEM, world.deps)
    return { params: { id } }
  },
}

async function waiting({ deps, home }: World): Promise<string> {
  return requests.waiting(deps, { coordinator: home.coordinator })
}
