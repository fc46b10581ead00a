import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { pageRows } from '../../page-rows.ts'
import { withdrawalInput } from '../requests/request.schema.ts'
import { listGroups, presentGroup, readGroup } from './group.query.ts'
import {
  Group,
  GroupPage,
  ListGroups,
  OneGroup,
  announceInput,
  groupTriageInput,
} from './group.schema.ts'
import { announceGroup, triageGroup, withdrawGroup } from './group.service.ts'

const TAG = 'Groups'
const WHERE_IDS_COME_FROM = 'Ids come from GET /v1/group-requests.'

/** Actions against labour exploitation: one announcement, a request per household, decided and withdrawn as one. */
export function groupRoutes(deps: Deps): Route[] {
  return [...announcing(deps), ...reading(deps), ...deciding(deps)]
}

function announcing(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'announceGroup',
        method: 'post',
        path: '/v1/group-requests',
        summary: 'Announce an action after which several households need shelter',
        description:
          'Makes a case and a submitted request for every household that is expected, to be put right once they are there. At least ten days before they come, or with a reason.',
        tag: TAG,
        access: 'request-place',
        input: announceInput(deps),
        output: Group,
        status: 201,
        problems: ['not-allowed'],
        example: (today) => ({
          body: {
            ...{ region: 'amsterdam', urgencyClass: 3, threatLevel: 'laag' },
            ...{ arriveFrom: addDays(today, 14), arriveUntil: addDays(today, 16) },
            households: [
              { count: 3, adults: 1, children: 0 },
              { count: 1, adults: 2, children: 2 },
            ],
            ...{ estimatedAge: 30, nationalityGroup: 'derde-land', status: '8K-BEDENKTIJD' },
          },
        }),
      },
      async ({ body }, actor) => presentGroup(await announceGroup(body, actor, deps)),
    ),
  ]
}

function reading(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listGroups',
        method: 'get',
        path: '/v1/group-requests',
        summary:
          'The groups you may see, newest first, with how many are placed, wait and are open',
        tag: TAG,
        access: 'see-request',
        input: ListGroups,
        output: GroupPage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listGroups(actor), query),
    ),
    route(
      {
        id: 'getGroup',
        method: 'get',
        path: '/v1/group-requests/{id}',
        summary: 'A group with the request of each household',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'see-request',
        input: OneGroup,
        output: Group,
        problems: ['not-found'],
      },
      async ({ params }, actor) => readGroup(params.id, actor, deps),
    ),
  ]
}

function deciding(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'triageGroup',
        method: 'post',
        path: '/v1/group-requests/{id}/triage',
        summary: 'Decide at once on every household of a group that waits for a decision',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'triage-request',
        input: groupTriageInput(deps),
        output: Group,
        problems: ['not-found', 'no-authority', 'being-decided', 'wrong-state'],
        example: () => ({ body: { decision: 'accept' } }),
      },
      async ({ params, body }, actor) =>
        presentGroup(await triageGroup(params.id, body, actor, deps)),
    ),
    route(
      {
        id: 'withdrawGroup',
        method: 'post',
        path: '/v1/group-requests/{id}/withdrawal',
        summary: 'Withdraw every household of a group that has not arrived',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'request-place',
        input: withdrawalInput(deps),
        output: Group,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ body: { reason: 'own-solution' } }),
      },
      async ({ params, body }, actor) =>
        presentGroup(await withdrawGroup(params.id, body.reason, actor, deps)),
    ),
  ]
}
