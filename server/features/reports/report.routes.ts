import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { pageRows } from '../../page-rows.ts'
import { fileReport } from './file-report.service.ts'
import { followReport, requestFromReport } from './follow-report.service.ts'
import { handOverReport } from './hand-over.service.ts'
import { listReports, presentOwner, presentReport, readReport } from './report.query.ts'
import {
  ListReports,
  OneReport,
  Report,
  ReportPage,
  HandedOver,
  followUpInput,
  handOverInput,
  reportInput,
} from './report.schema.ts'

const TAG = 'Reports'
const { reports } = EXAMPLES

/** The one road along which presumed victims are reported. */
export function reportRoutes(deps: Deps): Route[] {
  return [filingRoute(deps), ...readingRoutes(deps), ...followingRoutes(deps), handingRoute(deps)]
}

function filingRoute(deps: Deps): Route {
  return route(
    {
      id: 'fileReport',
      method: 'post',
      path: '/v1/reports',
      summary: 'Report a presumed victim, without a name',
      description:
        'Rules route it to one owner and the desk. The answer is the receipt: reference, who acts, by when.',
      tag: TAG,
      access: 'file-report',
      input: reportInput(deps),
      output: Report,
      status: 201,
      problems: [],
      example: () => ({
        body: {
          region: 'amsterdam',
          forms: ['seksueel'],
          ageGroup: '23-plus',
          threatLevel: 'verhoogd',
          shelter: 'soon',
          reporterKind: 'police',
          ground: 'registration-police',
          consent: true,
        },
      }),
    },
    async ({ body }, actor) => presentReport(await fileReport(body, actor, deps), actor, deps),
  )
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listReports',
        method: 'get',
        path: '/v1/reports',
        summary: 'List the reports you made or act on, the most pressing first',
        tag: TAG,
        access: 'see-report',
        input: ListReports,
        output: ReportPage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listReports(query.status, actor, deps), query),
    ),
    route(
      {
        id: 'getReport',
        method: 'get',
        path: '/v1/reports/{id}',
        summary: 'Read a report: where it stands, and what it says',
        tag: TAG,
        access: 'see-report',
        input: OneReport,
        output: Report,
        problems: ['not-found'],
        example: () => ({ params: { id: reports.taken } }),
      },
      async ({ params }, actor) => readReport(params.id, actor, deps),
    ),
  ]
}

function followingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'followReport',
        method: 'post',
        path: '/v1/reports/{id}/follow-ups',
        summary: 'Feed back to the reporter what was done, and close the report when it is done',
        tag: TAG,
        access: 'follow-report',
        input: followUpInput(deps),
        output: Report,
        status: 201,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: reports.taken }, body: { code: 'contact-made' } }),
      },
      async ({ params, body }, actor) =>
        presentReport(await followReport(params.id, body.code, actor, deps), actor, deps),
    ),
    route(
      {
        id: 'requestFromReport',
        method: 'post',
        path: '/v1/reports/{id}/request',
        summary: 'Make a case with a draft request of what a report says',
        tag: TAG,
        access: 'request-place',
        input: OneReport,
        output: Report,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ params: { id: reports.received } }),
      },
      async ({ params }, actor) =>
        presentReport(await requestFromReport(params.id, actor, deps), actor, deps),
    ),
  ]
}

function handingRoute(deps: Deps): Route {
  return route(
    {
      id: 'handOverReport',
      method: 'post',
      path: '/v1/reports/{id}/hand-over',
      summary: 'Give a report to another owner, with a reason; the term stands',
      tag: TAG,
      access: 'follow-report',
      input: handOverInput(deps),
      output: HandedOver,
      problems: ['not-found', 'wrong-state'],
      example: () => ({
        params: { id: reports.taken },
        body: { to: 'desk', reason: 'other-expertise' },
      }),
    },
    async ({ params, body }, actor) =>
      presentOwner(await handOverReport(params.id, body, actor, deps)),
  )
}
