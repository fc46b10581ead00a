import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { readLedger } from './ledger.query.ts'
import { Ledger, LedgerQuery, Positions, PositionsQuery } from './ledger.schema.ts'
import { readPositions } from './positions.query.ts'
import { summarizeWaitlist } from './summary.query.ts'
import { readWaitlist } from './waitlist.query.ts'
import { SummaryQuery, Waitlist, WaitlistQuery, WaitlistSummary } from './waitlist.schema.ts'

const TAG = 'Waitlist'

export function waitlistRoutes(deps: Deps): Route[] {
  return [...listRoutes(deps), ...ledgerRoutes(deps)]
}

function listRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getWaitlist',
        method: 'get',
        path: '/v1/waitlist',
        summary: 'The households that wait, in the published order, each with its reasons',
        tag: TAG,
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
    route(
      {
        id: 'summarizeWaitlist',
        method: 'get',
        path: '/v1/waitlist/summary',
        summary: 'How many wait and how, and who was lost from view since when',
        tag: TAG,
        access: 'see-waitlist',
        input: SummaryQuery,
        output: WaitlistSummary,
        problems: [],
      },
      async (_input, actor) => summarizeWaitlist(actor, deps),
    ),
  ]
}

function ledgerRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getPositions',
        method: 'get',
        path: '/v1/placement-requests/{id}/positions',
        summary: 'Every change of a request’s position on the list, newest first, and why',
        tag: TAG,
        access: 'see-request',
        input: PositionsQuery,
        output: Positions,
        problems: ['not-found'],
        example: () => ({ params: { id: EXAMPLES.requests.waiting } }),
      },
      async ({ params, query }, actor) => readPositions(params.id, query, actor, deps),
    ),
    route(
      {
        id: 'getWaitlistLedger',
        method: 'get',
        path: '/v1/waitlist/ledger',
        summary: 'The ledger of the list: who joined, left or moved when, by pseudonym',
        description: RECIPE,
        tag: TAG,
        access: 'see-ledger',
        input: LedgerQuery,
        output: Ledger,
        problems: [],
      },
      async ({ query }, actor) => readLedger(query, actor, deps),
    ),
  ]
}

/** How anybody who may read the ledger computes any position at any moment. */
const RECIPE = [
  'To know any position at any moment: take the rows with `at` up to that moment in the order given, and keep per `token` the last `after`; no `after` means off the list.',
  'Sort what is left by `after.class`, then `after.since`, then `after.draw`, each ascending: the first has position 1.',
  'To check a row: `hash` is SHA-256 over the JSON of `token`, `step`, `at`, `cause`, `before` and `after` without what is absent, keys in alphabetical order and no spaces; the sealed audit entry of the act holds it under `listMoves`.',
].join(' ')
