import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { readWaitlist } from './waitlist.query.ts'
import { Waitlist, WaitlistQuery } from './waitlist.schema.ts'

export function waitlistRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getWaitlist',
        method: 'get',
        path: '/v1/waitlist',
        summary: 'The households that wait, in the published order, each with its reasons',
        tag: 'Waitlist',
        access: 'see-waitlist',
        input: WaitlistQuery,
        output: Waitlist,
        problems: [],
      },
      async ({ query }, actor) => ({
        asOf: deps.now().toISOString(),
        ...(await readWaitlist(query, actor, deps)),
      }),
    ),
  ]
}
