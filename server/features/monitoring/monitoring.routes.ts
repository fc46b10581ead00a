import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { NONE, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { refusalPicture, waitingPicture } from './monitoring.query.ts'
import { RefusalPicture, WaitingPicture } from './monitoring.schema.ts'

const TAG = 'National picture'
const input = z.object({ params: NONE, query: NONE, body: NONE })

export function monitoringRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getWaitingPicture',
        method: 'get',
        path: '/v1/monitoring/waitlist',
        summary: 'How many wait, how long and of what kind: small numbers withheld',
        tag: TAG,
        access: 'see-picture',
        input,
        output: WaitingPicture,
        problems: [],
      },
      () => waitingPicture(deps),
    ),
    route(
      {
        id: 'getRefusalPicture',
        method: 'get',
        path: '/v1/monitoring/refusals',
        summary: 'How often units refused in three months, by reason: small numbers withheld',
        tag: TAG,
        access: 'see-picture',
        input,
        output: RefusalPicture,
        problems: [],
      },
      () => refusalPicture(deps),
    ),
  ]
}
