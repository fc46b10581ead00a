import { SYSTEM } from '../../server/events/actor.ts'
import { askProgramme } from '../../server/features/programmes/programme-wait.service.ts'
import { requests } from '../support/requests.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** A household of the coordinator's that waits for a place. */
async function waiting({ deps, home }: World): Promise<string> {
  return requests.waiting(deps, { coordinator: home.coordinator })
}

/** Waiting for a programme seat by itself. */
export const PROGRAMME_TARGETS: Readonly<Record<string, MakeTarget>> = {
  askProgramme: async (world) => ({
    params: { id: await waiting(world) },
    body: { programme: 'trauma' },
  }),
  listProgrammeWaitsOfRequest: async (world) => ({ params: { id: await waiting(world) } }),
  listProgrammeWaits: () => Promise.resolve({}),
  withdrawProgrammeWait: async (world) => {
    const wait = await askProgramme(await waiting(world), 'trauma', SYSTEM, world.deps)
    return { params: { id: String(wait._id) }, body: { reason: 'own-solution' } }
  },
}
