import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { NONE, route } from '../../http/route.ts'
import type { Contract, Route } from '../../http/route.ts'
import { flowPicture } from './flow.query.ts'
import {
  bottleneckPicture,
  history,
  interimPicture,
  readPictures,
  refusalPicture,
  waitingPicture,
} from './monitoring.query.ts'
import {
  BottleneckPicture,
  FlowPicture,
  History,
  InterimPicture,
  RefusalPicture,
  WaitingPicture,
} from './monitoring.schema.ts'

const input = z.object({ params: NONE, query: NONE, body: NONE })

export function monitoringRoutes(deps: Deps): Route[] {
  return [...waitRoutes(deps), ...flowRoutes(deps)]
}

function waitRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        ...about('getWaitingPicture', 'waitlist'),
        summary: 'How many wait, how long and of what kind: small numbers withheld',
        output: WaitingPicture,
      },
      async () => waitingPicture(await readPictures(deps)),
    ),
    route(
      {
        ...about('getRefusalPicture', 'refusals'),
        summary: 'How often units refused in three months, by reason: small numbers withheld',
        output: RefusalPicture,
      },
      async () => refusalPicture(await readPictures(deps)),
    ),
    route(
      {
        ...about('getInterimPicture', 'interim-solutions'),
        summary: 'Who waits in an interim solution, by kind, and the nights and cost of this month',
        output: InterimPicture,
      },
      async () => interimPicture(await readPictures(deps)),
    ),
    route(
      {
        ...about('getBottleneckPicture', 'bottlenecks'),
        summary: 'Why households wait, and which rule or need keeps how many waiting',
        output: BottleneckPicture,
      },
      async () => bottleneckPicture(await readPictures(deps)),
    ),
  ]
}

function flowRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        ...about('getFlowPicture', 'flow'),
        summary: 'How many joined the waitlist, arrived and left, per month that is over',
        output: FlowPicture,
      },
      () => flowPicture(deps),
    ),
    route(
      {
        ...about('getMonitoringHistory', 'history'),
        summary: 'How many waited and how full it was, day by day, from the daily pictures',
        output: History,
      },
      async () => history(await readPictures(deps)),
    ),
  ]
}

function about(id: string, name: string) {
  return {
    id,
    method: 'get',
    path: `/v1/monitoring/${name}`,
    tag: 'National picture',
    access: 'see-picture',
    input,
    problems: [],
  } as const satisfies Partial<Contract>
}
