import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { pageRows } from '../../page-rows.ts'
import { listConflicts, resolveConflict } from './conflicts.service.ts'
import {
  Conflict,
  ConflictPage,
  FeedOutcome,
  ListConflicts,
  ResolveConflict,
  SendFeed,
} from './feed.schema.ts'
import { readFeedCsv } from './read-feed-csv.ts'
import { reconcileFeed } from './reconcile-feed.service.ts'

const TAG = 'Capacity'
/** More than any unit of the demo country has free. */
const FAR_TOO_MANY = 900

/** What a house's own system says, and what it and the calendar disagree on. */
export function feedRoutes(deps: Deps): Route[] {
  return [...sendingRoutes(deps), ...conflictRoutes(deps)]
}

function sendingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'sendCapacityFeed',
        method: 'post',
        path: '/v1/capacity/feeds',
        summary: "Send what a house's own system says of tonight, as rows or as CSV",
        description:
          'A row is the count of a unit (unit, available) or the state of a place (unit, place, state), by their codes. It never changes the calendar: what differs becomes a conflict for a person.',
        tag: TAG,
        access: 'keep-capacity',
        input: SendFeed,
        output: FeedOutcome,
        status: 201,
        problems: ['changed-meanwhile'],
        example: () => ({
          body: { source: 'house-system', csv: `unit,available\nexample-omm,${FAR_TOO_MANY}` },
        }),
      },
      async ({ body: { source, rows, csv } }, actor) =>
        reconcileFeed({ source, rows: rows ?? readFeedCsv(csv ?? '') }, actor, deps),
    ),
  ]
}

function conflictRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listCapacityConflicts',
        method: 'get',
        path: '/v1/capacity/conflicts',
        summary: 'What houses and the calendar disagree on, the oldest first',
        tag: TAG,
        access: 'keep-capacity',
        input: ListConflicts,
        output: ConflictPage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listConflicts(query.status, actor), query),
    ),
    route(
      {
        id: 'resolveCapacityConflict',
        method: 'post',
        path: '/v1/capacity/conflicts/{id}/resolution',
        summary: 'Close a conflict: the calendar was right, or has been corrected',
        description: 'A conflict has the id of its place, or of its unit when it is about a count.',
        tag: TAG,
        access: 'keep-capacity',
        input: ResolveConflict,
        output: Conflict,
        problems: ['not-found', 'wrong-state', 'changed-meanwhile'],
        example: () => ({
          params: { id: EXAMPLES.unit },
          body: { resolution: 'calendar-right' },
        }),
      },
      async ({ params, body }, actor) => resolveConflict(params.id, body.resolution, actor, deps),
    ),
  ]
}
