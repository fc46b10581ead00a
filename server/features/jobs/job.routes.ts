import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { listJobs } from './job.query.ts'
import { JobList, NoInput } from './job.schema.ts'

export function jobRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listJobs',
        method: 'get',
        path: '/v1/jobs',
        summary: 'See what runs by itself: last run, next run, failures, and which node is at it',
        tag: 'Running the service',
        access: 'see-jobs',
        input: NoInput,
        output: JobList,
        problems: [],
      },
      () => listJobs(deps),
    ),
  ]
}
