import { Types } from 'mongoose'
import { SYSTEM } from '../../server/events/actor.ts'
import { closePlace } from '../../server/features/capacity/capacity.service.ts'
import { announceGroup } from '../../server/features/groups/group.service.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { takeRequest } from '../../server/features/requests/claim.service.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { draftRule } from '../../server/features/rules/rule.service.ts'
import { ANNOUNCEMENT } from '../api/access.groups.ts'
import { RULE } from '../api/access.rules.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import type { Browsing } from '../support/browser.ts'
import { makeUnit } from '../support/landscape.ts'
import { plans } from '../support/plans.ts'
import { reports } from '../support/reports.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { reviews } from '../support/reviews.ts'

export interface Scene {
  readonly operator: Account
  readonly coordinator: Account
  readonly desk: Account
  /** Every page, by who looks at it. */
  readonly pages: readonly (readonly [Account | undefined, string])[]
}

/** Refusals in every state of their second look, and a household that a unit may not be asked for. */
async function refusals(
  deps: Browsing['deps'],
  { operator, coordinator }: Pick<Scene, 'operator' | 'coordinator'>,
) {
  const organisationId = new Types.ObjectId(operator.organisationId)
  const unit = () => makeUnit(deps, { places: 1, organisationId })
  const own = { coordinator }
  const { offerId: opinion } = await reviews.opinion(deps, await unit(), own)
  const { offerId: unitAgain } = await reviews.unitAgain(deps, await unit(), own)
  const { offerId: mitigation } = await reviews.mitigation(deps, await unit(), own)
  const refused = await requests.waiting(deps, own)
  const { offerId } = await offers.open(deps, await unit(), { requestId: refused })
  await declineOffer(offerId, { reason: 'too-many-children' }, SYSTEM, deps)
  return { opinion, unitAgain, mitigation, refused }
}

/** A country with one of everything, so that no page is empty. */
export async function sceneOf({ deps }: Browsing): Promise<Scene> {
  const unit = await makeUnit(deps, { places: 6, seats: 1 })
  const [operator, coordinator, desk] = [
    await signedIn('operator', { organisationId: unit.organisationId }),
    await signedIn('coordinator'),
    await signedIn('desk'),
  ]
  const [ministry, admin] = [await signedIn('ministry'), await signedIn('admin')]
  const at = (index: number) => ({ placeId: unit.placeIds[index] ?? '' })
  const offered = await requests.waiting(deps, { coordinator })
  const { offerId } = await offers.open(deps, unit, { requestId: offered, ...at(0) })
  const { stayId: planned } = await stays.planned(deps, unit, at(1))
  const { stayId: arrived } = await stays.arrived(deps, unit, at(2))
  const waiting = await requests.waiting(deps, { coordinator })
  const submitted = await requests.submitted(deps, { coordinator })
  const asked = await requests.submitted(deps, { coordinator })
  const ask = { decision: 'ask', question: 'Welke titel geldt er?' } as const
  await triageRequest(asked, ask, SYSTEM, deps)
  const taken = await requests.submitted(deps, { coordinator })
  await takeRequest(taken, { ...SYSTEM, id: desk.id, role: 'desk' }, deps)
  const reporter = await signedIn('reporter')
  const report = await reports.takenUp(deps, reporter)
  const draft = await requests.draft(deps, { coordinator })
  const planId = await plans.proposed(deps)
  const { opinion, unitAgain, mitigation, refused } = await refusals(deps, {
    operator,
    coordinator,
  })
  const { id, organisationId } = coordinator
  const author = { ...SYSTEM, id, organisationId, role: 'coordinator' } as const
  const group = await announceGroup(ANNOUNCEMENT, author, deps)
  const closed = unit.placeIds[4] ?? ''
  const maintenance = { from: '2026-03-01', reason: 'maintenance' }
  const closure = await closePlace(closed, maintenance, { ...SYSTEM, role: 'desk' }, deps)
  const ruleId = String((await draftRule(RULE, SYSTEM, deps))._id)
  const edit = (section: string) => [coordinator, `/requests/${draft}/edit/${section}`] as const
  const pages = [
    [undefined, '/'],
    [undefined, '/sign-in'],
    [undefined, '/bestaat-niet'],
    [operator, '/today'],
    [operator, `/units/${unit.unitId}`],
    [operator, `/units/${unit.unitId}/duty-hours`],
    [operator, `/units/${unit.unitId}/places/${unit.placeIds[3] ?? ''}/closures`],
    [operator, `/units/${unit.unitId}/places/${closed}/closures/${closure.id}`],
    [operator, `/offers/${offerId}`],
    [operator, `/units/${unit.unitId}/calendar`],
    [operator, '/stays'],
    [operator, '/conflicts'],
    [undefined, `/still-true/${'A'.repeat(43)}`],
    [operator, `/stays/${arrived}`],
    [operator, `/stays/${arrived}/transfer`],
    [operator, `/stays/${arrived}/departure`],
    [operator, `/stays/${planned}/non-arrival`],
    [coordinator, '/requests'],
    [coordinator, '/requests/new'],
    [coordinator, '/groups'],
    [coordinator, '/groups/new'],
    [coordinator, `/groups/${String(group._id)}`],
    ...['household', 'needs', 'safety', 'status', 'urgency', 'check'].map(edit),
    [coordinator, `/requests/${waiting}`],
    [coordinator, `/requests/${waiting}/matches`],
    [coordinator, `/requests/${waiting}/matches?verdict=blocked`],
    [desk, `/requests/${waiting}/compare?place=${unit.placeIds.slice(3, 5).join('&place=')}`],
    [coordinator, `/requests/${waiting}/withdrawal`],
    [coordinator, `/requests/${waiting}/identity`],
    [coordinator, `/requests/${asked}`],
    [reporter, '/reports/new'],
    [reporter, `/reports/${report}`],
    [desk, '/duplicates'],
    [desk, '/reports'],
    [desk, `/reports/${report}`],
    [desk, '/triage'],
    [desk, '/programmes'],
    [desk, `/requests/${taken}`],
    [desk, `/requests/${submitted}`],
    [desk, '/second-opinions'],
    [desk, `/offers/${opinion}`],
    [operator, `/offers/${unitAgain}`],
    [coordinator, `/offers/${mitigation}`],
    [coordinator, `/requests/${refused}`],
    [desk, '/waitlist'],
    [desk, '/notices'],
    [desk, '/notices/settings'],
    [await signedIn('admin'), '/jobs'],
    [await signedIn('auditor'), '/audit'],
    [undefined, '/password'],
    [admin, '/help'],
    [admin, '/rules?status=draft'],
    [admin, '/rules/new'],
    [admin, '/rules/new?from=cosm-not-eu'],
    [admin, `/rules/${ruleId}`],
    [admin, `/rules/${ruleId}/edit`],
    [admin, '/users'],
    [admin, `/users/${ministry.id}`],
    [admin, '/organisations'],
    [ministry, '/picture'],
    [ministry, '/picture?part=causes'],
    [ministry, '/picture?part=places'],
    [desk, '/offers?show=all'],
    [desk, '/home'],
    [desk, '/overdue'],
    [desk, '/board'],
    [desk, '/board?region=amsterdam'],
    [desk, '/plans'],
    [desk, `/plans/${planId}`],
    [desk, `/plans/${planId}?state=unplaced`],
    [desk, `/plans/for/${waiting}`],
    [desk, `/plans/${planId}/lines/${waiting}`],
    [desk, `/requests/${waiting}/places/${unit.placeIds[3] ?? ''}/offer`],
  ] as const
  return { operator, coordinator, desk, pages }
}
