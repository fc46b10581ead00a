import type { Deps } from './deps.ts'
import { capacityRoutes } from './features/capacity/capacity.routes.ts'
import { dutyHoursRoutes } from './features/capacity/duty-hours.routes.ts'
import { feedRoutes } from './features/capacity/feed.routes.ts'
import { surgeRoutes } from './features/capacity/surge.routes.ts'
import { auditRoutes } from './features/governance/audit.routes.ts'
import { groupRoutes } from './features/groups/group.routes.ts'
import { interimRoutes } from './features/interim/interim.routes.ts'
import { jobRoutes } from './features/jobs/job.routes.ts'
import { duplicateRoutes } from './features/duplicates/duplicate.routes.ts'
import { landscapeRoutes } from './features/landscape/landscape.routes.ts'
import { matchRoutes } from './features/matching/match.routes.ts'
import { monitoringRoutes } from './features/monitoring/monitoring.routes.ts'
import { preferencesRoutes } from './features/preferences/preferences.routes.ts'
import { noticeRoutes } from './features/notifications/notice.routes.ts'
import { offerRoutes } from './features/offers/offer.routes.ts'
import { reviewRoutes } from './features/offers/review.routes.ts'
import { planRoutes } from './features/plans/plan.routes.ts'
import { programmeWaitRoutes } from './features/programmes/programme-wait.routes.ts'
import { reportRoutes } from './features/reports/report.routes.ts'
import { requestRoutes } from './features/requests/request.routes.ts'
import { ruleRoutes } from './features/rules/rule.routes.ts'
import { stayRoutes } from './features/stays/stay.routes.ts'
import { throughFlowRoutes } from './features/stays/through-flow.routes.ts'
import { sessionRoutes } from './features/users/session.routes.ts'
import { userRoutes } from './features/users/user.routes.ts'
import { waitRoutes } from './features/waitlist/wait.routes.ts'
import { waitlistRoutes } from './features/waitlist/waitlist.routes.ts'
import type { Route } from './http/route.ts'
import { referenceRoutes } from './reference/reference.routes.ts'

/** Every endpoint of the service, in the order in which its documentation shows them. */
export function allRoutes(deps: Deps): Route[] {
  return [
    ...sessionRoutes(deps),
    ...userRoutes(deps),
    ...capacityRoutes(deps),
    ...dutyHoursRoutes(deps),
    ...feedRoutes(deps),
    ...surgeRoutes(deps),
    ...reportRoutes(deps),
    ...requestRoutes(deps),
    ...groupRoutes(deps),
    ...interimRoutes(deps),
    ...duplicateRoutes(deps),
    ...matchRoutes(deps),
    ...offerRoutes(deps),
    ...programmeWaitRoutes(deps),
    ...reviewRoutes(deps),
    ...stayRoutes(deps),
    ...throughFlowRoutes(deps),
    ...waitlistRoutes(deps),
    ...waitRoutes(deps),
    ...noticeRoutes(deps),
    ...preferencesRoutes(deps),
    ...monitoringRoutes(deps),
    ...ruleRoutes(deps),
    ...planRoutes(deps),
    ...landscapeRoutes(deps),
    ...auditRoutes(deps),
    ...jobRoutes(deps),
    ...referenceRoutes(deps),
  ]
}
