import { z } from 'zod'
import { UserModel } from '../../../models/user.model.ts'
import type { StoredUser } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { Problem } from '../../problem.ts'
import { Nothing, Session, SignIn, User } from './session.schema.ts'
import { signIn, signOut } from './session.service.ts'

export function sessionRoutes(deps: Deps): Route[] {
  return [signInRoute(deps), ...ownRoutes(deps)]
}

function signInRoute(deps: Deps): Route {
  return route(
    {
      id: 'signIn',
      method: 'post',
      path: '/v1/sessions',
      summary: 'Sign in',
      tag: 'Accounts',
      access: 'anyone',
      input: SignIn,
      output: Session,
      status: 201,
      problems: ['wrong-credentials', 'too-many-requests'],
      example: () => ({
        body: { email: 'desk@demo.onderdak.example', password: 'see demo-accounts.json' },
      }),
    },
    async ({ body }) => {
      const { token, expiresAt, user } = await signIn(body, deps)
      return { token, expiresAt: expiresAt.toISOString(), user: toUser(user) }
    },
  )
}

function ownRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'signOut',
        method: 'delete',
        path: '/v1/sessions/current',
        summary: 'Sign out',
        tag: 'Accounts',
        access: 'signed-in',
        input: Nothing,
        output: z.void(),
        status: 204,
        problems: [],
      },
      async (_input, actor) => signOut(actor, deps),
    ),
    route(
      {
        id: 'getCurrentUser',
        method: 'get',
        path: '/v1/users/current',
        summary: 'See who is signed in',
        tag: 'Accounts',
        access: 'signed-in',
        input: Nothing,
        output: User,
        problems: [],
      },
      async (_input, actor) => {
        const user = await UserModel.findById(actor.id).lean()
        if (!user) throw new Problem('not-found', 'This account no longer exists.')
        return toUser(user)
      },
    ),
  ]
}

function toUser({ _id, email, role, organisationId, region }: StoredUser): User {
  return {
    id: String(_id),
    email,
    role,
    ...(organisationId && { organisationId: String(organisationId) }),
    ...(region && { region }),
  }
}
