import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { pageRows } from '../../page-rows.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { exampleRequest } from './request.examples.ts'
import { listRequests, presentRequest, readRequest } from './request.query.ts'
import {
  AnswerQuestion,
  ListRequests,
  OneRequest,
  PlacementRequest,
  RequestPage,
  WithdrawalTree,
  requestInputs,
  withdrawalInput,
} from './request.schema.ts'
import { changeRequest, draftRequest } from './request.service.ts'
import { answerQuestion, submitRequest } from './submit-request.service.ts'
import { triageRoutes } from './triage.routes.ts'
import { previewWithdrawal } from './withdrawal.query.ts'
import { withdrawRequest } from './withdraw-request.service.ts'

const TAG = 'Requests'
const { requests } = EXAMPLES

export function requestRoutes(deps: Deps): Route[] {
  return [
    ...writingRoutes(deps),
    ...submittingRoutes(deps),
    ...triageRoutes(deps),
    ...endingRoutes(deps),
    ...readingRoutes(deps),
  ]
}

function writingRoutes(deps: Deps): Route[] {
  const { create, change } = requestInputs(deps)
  return [
    route(
      {
        id: 'createPlacementRequest',
        method: 'post',
        path: '/v1/placement-requests',
        summary: 'Open a draft request for a household',
        description: 'A draft may be incomplete; identity is sealed apart and never shown again.',
        tag: TAG,
        access: 'request-place',
        input: create,
        output: PlacementRequest,
        status: 201,
        problems: ['already-exists', 'not-found'],
        example: (today) => ({ body: exampleRequest(today) }),
      },
      async ({ body }, actor) => {
        const { region, caseId, identity, ...content } = body
        const request = await draftRequest({ region, caseId, identity, content }, actor, deps)
        return presentRequest(request, deps)
      },
    ),
    route(
      {
        id: 'changePlacementRequest',
        method: 'patch',
        path: '/v1/placement-requests/{id}',
        summary: 'Change sections of a request',
        tag: TAG,
        access: 'request-place',
        input: change,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state', 'changed-meanwhile'],
        example: () => ({ params: { id: requests.draft }, body: { urgency: { class: 1 } } }),
      },
      async ({ params, body }, actor) => {
        const { region, identity, ...content } = body
        const request = await changeRequest(params.id, { region, identity, content }, actor, deps)
        return presentRequest(request, deps)
      },
    ),
  ]
}

function submittingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'submitPlacementRequest',
        method: 'post',
        path: '/v1/placement-requests/{id}/submission',
        summary: 'Submit a complete draft, or the answer to a question',
        tag: TAG,
        access: 'request-place',
        input: OneRequest,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.complete } }),
      },
      async ({ params }, actor) =>
        presentRequest(await submitRequest(params.id, actor, deps), deps),
    ),
    route(
      {
        id: 'answerQuestion',
        method: 'post',
        path: '/v1/placement-requests/{id}/answer',
        summary: 'Answer the question of triage, and submit the request again',
        description:
          'What was asked may also be put into the request itself: then submit it again.',
        tag: TAG,
        access: 'request-place',
        input: AnswerQuestion,
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({
          params: { id: requests.asked },
          body: { answer: 'De indicatie is aangevraagd.' },
        }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await answerQuestion(params.id, body.answer, actor, deps), deps),
    ),
  ]
}

function endingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'previewWithdrawal',
        method: 'get',
        path: '/v1/placement-requests/{id}/withdrawal',
        summary: 'See what withdrawing a request would end, before it is done',
        tag: TAG,
        access: 'request-place',
        input: OneRequest,
        output: WithdrawalTree,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.waiting } }),
      },
      async ({ params }, actor) => previewWithdrawal(params.id, actor, deps),
    ),
    route(
      {
        id: 'withdrawPlacementRequest',
        method: 'post',
        path: '/v1/placement-requests/{id}/withdrawal',
        summary: 'Withdraw a request, its open offers and its planned stay',
        tag: TAG,
        access: 'request-place',
        input: withdrawalInput(deps),
        output: PlacementRequest,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: requests.toWithdraw }, body: { reason: 'own-solution' } }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await withdrawRequest(params.id, body.reason, actor, deps), deps),
    ),
  ]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getPlacementRequest',
        method: 'get',
        path: '/v1/placement-requests/{id}',
        summary: 'Read a request',
        tag: TAG,
        access: 'see-request',
        input: OneRequest,
        output: PlacementRequest,
        problems: ['not-found'],
        example: () => ({ params: { id: requests.waiting } }),
      },
      async ({ params }, actor): Promise<z.input<typeof PlacementRequest>> =>
        readRequest(params.id, actor, deps),
    ),
    route(
      {
        id: 'listPlacementRequests',
        method: 'get',
        path: '/v1/placement-requests',
        summary: 'List the requests you may see, newest first',
        tag: TAG,
        access: 'see-request',
        input: ListRequests,
        output: RequestPage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listRequests(query.status, actor, deps), query),
    ),
  ]
}
