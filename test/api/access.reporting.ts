import { SYSTEM } from '../../server/events/actor.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { requests } from '../support/requests.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** What comes in and is decided on: triage of requests, reports, duplicates, groups. */
export const REPORTING_TARGETS: Readonly<Record<string, MakeTarget>> = {
  triagePlacementRequest: async (world) => ({
    ...(await submitted(world)),
    body: { decision: 'accept' },
  }),
  takePlacementRequest: submitted,
  letPlacementRequestGo: submitted,
  answerQuestion: async (world) => {
    const { params } = await submitted(world)
    const ask = { decision: 'ask', question: 'Welke titel geldt er?' } as const
    await triageRequest(params.id, ask, SYSTEM, world.deps)
    return { params, body: { answer: 'De Wmo.' } }
  },
}

async function submitted({ deps, home }: World): Promise<{ params: { id: string } }> {
  const { coordinator } = home
  return { params: { id: await requests.submitted(deps, { coordinator }) } }
}
