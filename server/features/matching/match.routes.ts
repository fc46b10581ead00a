import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { matchesFor } from './match.query.ts'
import { MatchQuery, Matches } from './match.schema.ts'

export function matchRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getMatches',
        method: 'get',
        path: '/v1/placement-requests/{id}/matches',
        summary: 'Every place for a request: fits, needs a human, or blocked, with all reasons',
        description:
          'Judges anew and keeps the run, or shows a stored one (runId). One row per place; rank and score only where it fits.',
        tag: 'Matching',
        access: 'see-request',
        input: MatchQuery,
        output: Matches,
        problems: ['not-found'],
        example: () => ({ params: { id: EXAMPLES.requests.waiting } }),
      },
      async ({ params, query }, actor) => matchesFor(params.id, query, actor, deps),
    ),
  ]
}
