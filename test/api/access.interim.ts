import { SYSTEM } from '../../server/events/actor.ts'
import { startInterim } from '../../server/features/interim/interim.service.ts'
import { requests } from '../support/requests.ts'
import { TODAY } from '../support/test-deps.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

const OWN_NETWORK = { kind: 'own-network', from: TODAY, costPerNight: 0, safetyChecked: true }

const waiting = async ({ deps, home }: World) => ({
  id: await requests.waiting(deps, { coordinator: home.coordinator }),
})

/** Households that stay somewhere while they wait. */
export const INTERIM_TARGETS: Readonly<Record<string, MakeTarget>> = {
  startInterimSolution: async (world) => ({ params: await waiting(world), body: OWN_NETWORK }),
  endInterimSolution: async (world) => {
    const params = await waiting(world)
    await startInterim(params.id, OWN_NETWORK, SYSTEM, world.deps)
    return { params, body: { reason: 'household-left' } }
  },
}
