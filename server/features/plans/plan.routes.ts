import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { presentOffer } from '../offers/offer.query.ts'
import { Offer } from '../offers/offer.schema.ts'
import { cancelPlan } from './cancel-plan.service.ts'
import { placeAcute } from './place-acute.service.ts'
import { acceptLine, overrideLine } from './plan-line.service.ts'
import { listPlans, presentPlan, readLine, readPlan } from './plan.query.ts'
import {
  AcceptLine,
  ListPlans,
  OnePlan,
  OverrideLine,
  Plan,
  PlanLine,
  PlanPage,
  PlanWithLines,
  ReadPlan,
  StartPlan,
} from './plan.schema.ts'
import { startPlan } from './start-plan.service.ts'

const TAG = 'National plan'
const WHERE_IDS_COME_FROM = 'Ids come from GET /v1/plans and GET /v1/plans/{id}.'

export function planRoutes(deps: Deps): Route[] {
  return [...makingRoutes(deps), ...readingRoutes(deps), ...lineRoutes(deps)]
}

function makingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'startPlan',
        method: 'post',
        path: '/v1/plans',
        summary: 'Make a plan for everybody who waits and every free place',
        description:
          'Answers at once; the plan is made beside the service and can be followed and cancelled. It is a proposal: each line is accepted or overridden. With requestId an acute case (class 1) is proposed the best place at once, whatever plan is being made.',
        tag: TAG,
        access: 'make-plan',
        input: StartPlan,
        output: Plan,
        status: 201,
        problems: ['plan-running', 'not-found', 'wrong-state', 'already-exists'],
        example: () => ({ body: {} }),
      },
      async ({ body }, actor) => {
        const { requestId } = body ?? {}
        if (requestId !== undefined) return presentPlan(await placeAcute(requestId, actor, deps))
        const { plan } = await startPlan({}, actor, deps)
        return presentPlan(plan)
      },
    ),
    route(
      {
        id: 'cancelPlan',
        method: 'post',
        path: '/v1/plans/{id}/cancellation',
        summary: 'Stop a plan that is being made',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'make-plan',
        input: OnePlan,
        output: Plan,
        problems: ['not-found', 'wrong-state'],
      },
      async ({ params }, actor) => presentPlan(await cancelPlan(params.id, actor, deps)),
    ),
  ]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listPlans',
        method: 'get',
        path: '/v1/plans',
        summary: 'List the plans, newest first',
        tag: TAG,
        access: 'see-plan',
        input: ListPlans,
        output: PlanPage,
        problems: [],
      },
      async ({ query }) => listPlans(query),
    ),
    route(
      {
        id: 'getPlan',
        method: 'get',
        path: '/v1/plans/{id}',
        summary: 'Read a plan: its lines, why the others got no place, and its proof',
        description: `A page of households in the plan's order, parted into those with a place and those without. ${WHERE_IDS_COME_FROM}`,
        tag: TAG,
        access: 'see-plan',
        input: ReadPlan,
        output: PlanWithLines,
        problems: ['not-found'],
      },
      async ({ params, query }, actor) => readPlan(params.id, query, actor, deps),
    ),
  ]
}

function lineRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'acceptPlanLine',
        method: 'post',
        path: '/v1/plans/{id}/lines/{requestId}/acceptance',
        summary: 'Make an ordinary offer of what a line proposes',
        description: `Everything is checked again, as for any offer; what the offer refuses leaves the line as it was. ${WHERE_IDS_COME_FROM}`,
        tag: TAG,
        access: 'make-plan',
        input: AcceptLine,
        output: Offer,
        status: 201,
        problems: ['not-found', 'no-authority', 'place-blocked', 'place-taken', 'wrong-state'],
        example: () => ({ body: {} }),
      },
      async ({ params, body }, actor) => presentOffer(await acceptLine(params, body, actor, deps)),
    ),
    route(
      {
        id: 'overridePlanLine',
        method: 'post',
        path: '/v1/plans/{id}/lines/{requestId}/override',
        summary: 'Set a line aside, with a reason',
        description: `The explanation is kept sealed with the case. ${WHERE_IDS_COME_FROM}`,
        tag: TAG,
        access: 'make-plan',
        input: OverrideLine,
        output: PlanLine,
        problems: ['not-found', 'wrong-state'],
        example: () => ({
          body: { reason: 'circumstances-changed', explanation: 'A brother has offered a room.' },
        }),
      },
      async ({ params, body }, actor) =>
        readLine(await overrideLine(params, body, actor, deps), deps),
    ),
  ]
}
