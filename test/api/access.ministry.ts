import type { StoredUser } from '../../models/user.model.ts'
import type { Deps } from '../../server/deps.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { invitationOf } from '../../server/features/users/invitation.service.ts'
import { inviteUser } from '../../server/features/users/user.service.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

const nothing = (): Promise<Target> => Promise.resolve({})

/** The national picture, accounts and the access log. */
export const MINISTRY_TARGETS: Readonly<Record<string, MakeTarget>> = {
  getWaitingPicture: nothing,
  getInterimPicture: nothing,
  getRefusalPicture: nothing,
  getBottleneckPicture: nothing,
  getFlowPicture: nothing,
  getMonitoringHistory: nothing,
  checkAuditChain: nothing,

  listUsers: nothing,
  inviteUser: () => Promise.resolve({ body: { email: someAddress(), role: 'auditor' } }),
  moveUser: someone({ role: 'auditor' }),
  blockUser: someone(),
  unblockUser: someone(),
  inviteAgain: someone(),
  choosePassword: async ({ deps }) => {
    const user = await invite(deps)
    const password = 'four words that I remember'
    return { body: { email: user.email, code: invitationOf(user, deps), password } }
  },
}

function someAddress(): string {
  return `${crypto.randomUUID()}@demo.onderdak.example`
}

function invite(deps: Deps): Promise<StoredUser> {
  return inviteUser({ email: someAddress(), role: 'auditor' }, SYSTEM, deps)
}

function someone(body?: unknown): MakeTarget {
  return async ({ deps }) => ({ params: { id: String((await invite(deps))._id) }, body })
}
