import { z } from 'zod'
import type { StoredUser } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Contract, Route } from '../../http/route.ts'
import { choosePassword, invitationOf } from './invitation.service.ts'
import { listUsers, presentUser } from './user.query.ts'
import {
  ChoosePassword,
  InviteUser,
  Invited,
  ListUsers,
  ManagedUser,
  ManagedUserPage,
  MoveUser,
  OneUser,
} from './user.schema.ts'
import { blockUser, inviteAgain, inviteUser, moveUser, unblockUser } from './user.service.ts'

const ABOUT = { tag: 'Accounts', access: 'manage-users' } as const satisfies Partial<Contract>
const WHERE_IDS_COME_FROM = 'Ids come from GET /v1/users.'

export function userRoutes(deps: Deps): Route[] {
  return [...listAndInvite(deps), ...changes(deps), passwordRoute(deps)]
}

function listAndInvite(deps: Deps): Route[] {
  return [
    route(
      {
        ...ABOUT,
        id: 'listUsers',
        method: 'get',
        path: '/v1/users',
        summary: 'List the accounts',
        input: ListUsers,
        output: ManagedUserPage,
        problems: [],
      },
      async ({ query: { page, pageSize, blocked, ...filter } }) =>
        listUsers(
          { ...filter, ...(blocked !== undefined && { blocked: blocked === 'true' }) },
          { page, pageSize },
        ),
    ),
    route(
      {
        ...ABOUT,
        id: 'inviteUser',
        method: 'post',
        path: '/v1/users',
        summary: 'Make an account, with a code to choose its password',
        input: InviteUser,
        output: Invited,
        status: 201,
        problems: ['already-exists'],
        example: () => ({ body: { email: 'new.auditor@demo.onderdak.example', role: 'auditor' } }),
      },
      async ({ body }, actor) => invited(await inviteUser(body, actor, deps), deps),
    ),
  ]
}

function changes(deps: Deps): Route[] {
  const one = (id: string, path: string, summary: string) =>
    ({
      ...ABOUT,
      id,
      method: 'post',
      path: `/v1/users/{id}/${path}`,
      summary,
      description: WHERE_IDS_COME_FROM,
      input: OneUser,
      problems: ['not-found', 'wrong-state'],
    }) as const
  return [
    route(
      {
        ...ABOUT,
        id: 'moveUser',
        method: 'patch',
        path: '/v1/users/{id}',
        summary: 'Give somebody another role, organisation or region; ends their sessions',
        description: WHERE_IDS_COME_FROM,
        input: MoveUser,
        output: ManagedUser,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ body: { role: 'auditor' } }),
      },
      async ({ params, body }, actor) => presentUser(await moveUser(params.id, body, actor, deps)),
    ),
    route(
      { ...one('blockUser', 'blocking', 'Let nobody in with this account'), output: ManagedUser },
      async ({ params }, actor) => presentUser(await blockUser(params.id, actor, deps)),
    ),
    route(
      { ...one('unblockUser', 'unblocking', 'Let somebody in again'), output: ManagedUser },
      async ({ params }, actor) => presentUser(await unblockUser(params.id, actor, deps)),
    ),
    route(
      {
        ...one('inviteAgain', 'invitation', 'Make a new code for a lost password'),
        output: Invited,
      },
      async ({ params }, actor) => invited(await inviteAgain(params.id, actor, deps), deps),
    ),
  ]
}

function passwordRoute(deps: Deps): Route {
  return route(
    {
      id: 'choosePassword',
      method: 'post',
      path: '/v1/passwords',
      summary: 'Choose a password with the code of an invitation',
      tag: 'Accounts',
      access: 'anyone',
      input: ChoosePassword,
      output: z.void(),
      status: 204,
      problems: ['wrong-credentials', 'too-many-requests'],
      example: () => ({
        body: {
          email: 'new.auditor@demo.onderdak.example',
          code: '0a1b2c-3d4e5f-6a7b8c-9d0e1f',
          password: 'four words that I remember',
        },
      }),
    },
    async ({ body }) => choosePassword(body, deps),
  )
}

function invited(user: StoredUser, deps: Deps): Invited {
  return { ...presentUser(user), code: invitationOf(user, deps) }
}
