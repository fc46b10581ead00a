import type { StoredUser } from '../../../models/user.model.ts'
import { invitationOf } from '../../features/users/invitation.service.ts'
import { presentUser } from '../../features/users/user.query.ts'
import { InviteUser, MoveUser } from '../../features/users/user.schema.ts'
import {
  blockUser,
  inviteAgain,
  inviteUser,
  moveUser,
  unblockUser,
} from '../../features/users/user.service.ts'
import { Problem } from '../../problem.ts'
import { formInput } from '../http/form-input.ts'
import { Shown } from '../http/screen.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { CodePage, userScreen } from './user.page.tsx'
import { usersScreen } from './users.page.tsx'

const access = 'manage-users'

/** Role, organisation and region as the form says them. */
function saidPlace(visit: Visit) {
  const [organisationId, region] = [fieldOf(visit, 'organisationId'), fieldOf(visit, 'region')]
  const role = fieldOf(visit, 'userRole')
  if (role === undefined) {
    throw new Problem('invalid-input', 'Choose a role.', [
      { pointer: '#/userRole', detail: 'must not be empty' },
    ])
  }
  return {
    role,
    ...(organisationId !== undefined && { organisationId }),
    ...(region !== undefined && { region }),
  }
}

const inviteForm: Form = {
  ...{ path: '/users/invitations', access, on: usersScreen },
  act: async (visit) => {
    const said = { email: fieldOf(visit, 'email') ?? '', ...saidPlace(visit) }
    const wish = formInput(InviteUser.shape.body, said)
    return showCode(visit, await inviteUser(wish, visit.actor, visit.deps))
  },
}

const codeForm: Form = {
  ...{ path: '/users/:id/code', access, on: userScreen },
  act: async (visit) => showCode(visit, await inviteAgain(idOf(visit), visit.actor, visit.deps)),
}

function showCode({ view, deps }: Visit, user: StoredUser): Shown {
  const invited = { ...presentUser(user), code: invitationOf(user, deps) }
  return new Shown(CodePage({ view, invited }))
}

const placeForm: Form = {
  ...{ path: '/users/:id/place', access, on: userScreen },
  act: async (visit) => {
    const wish = formInput(MoveUser.shape.body, saidPlace(visit))
    await moveUser(idOf(visit), wish, visit.actor, visit.deps)
    return withQuery(paths.user(idOf(visit)), { done: 'user-changed' })
  },
}

const blockForm: Form = {
  ...{ path: '/users/:id/blocking', access, on: userScreen },
  act: async (visit) => {
    await blockUser(idOf(visit), visit.actor, visit.deps)
    return withQuery(paths.user(idOf(visit)), { done: 'user-blocked' })
  },
}

const unblockForm: Form = {
  ...{ path: '/users/:id/unblocking', access, on: userScreen },
  act: async (visit) => {
    await unblockUser(idOf(visit), visit.actor, visit.deps)
    return withQuery(paths.user(idOf(visit)), { done: 'user-unblocked' })
  },
}

export const userForms: readonly Form[] = [inviteForm, codeForm, placeForm, blockForm, unblockForm]
