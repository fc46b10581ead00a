import { announceGroup } from '../../server/features/groups/group.service.ts'
import type { Announcement } from '../../server/features/groups/group.schema.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** Two workers, each alone, three weeks from the test's day. */
export const ANNOUNCEMENT: Announcement = {
  ...{ region: 'amsterdam', arriveFrom: '2026-02-23', arriveUntil: '2026-02-25' },
  households: [{ count: 2, adults: 1, children: 0 }],
  ...{ estimatedAge: 30, nationalityGroup: 'derde-land', status: '8K-BEDENKTIJD' },
  ...{ threatLevel: 'laag', urgencyClass: 3 },
}

const announced = async ({ deps, home }: World) => {
  const { id, organisationId } = home.coordinator
  const actor = { id, organisationId, role: 'coordinator', purpose: 'arrange-shelter' } as const
  const { _id } = await announceGroup(ANNOUNCEMENT, actor, deps)
  return { id: String(_id) }
}

/** Actions after which several households need shelter. */
export const GROUP_TARGETS: Readonly<Record<string, MakeTarget>> = {
  announceGroup: () => Promise.resolve({ body: ANNOUNCEMENT }),
  listGroups: () => Promise.resolve({}),
  getGroup: async (world) => ({ params: await announced(world) }),
  triageGroup: async (world) => ({
    params: await announced(world),
    body: { decision: 'accept' },
  }),
  withdrawGroup: async (world) => ({
    params: await announced(world),
    body: { reason: 'own-solution' },
  }),
}
