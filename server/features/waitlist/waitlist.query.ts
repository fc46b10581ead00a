import { daysBetween } from '../../../matching/day.ts'
import { fingerprint } from '../../../matching/judge/tie.ts'
import { CaseModel } from '../../../models/case.model.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { becauseOf } from './because.ts'
import type { WaitlistItem } from './waitlist.schema.ts'

/** On the list: not placed yet, whether or not an offer is open. */
const WAITING = ['waiting', 'offered'] as const

interface Ranked {
  readonly request: StoredRequest
  readonly position: number
  readonly waitingDays: number
}

/**
 * The published order: class, then waiting days on the running clock, then a draw by the request's own id,
 * so that the same list always has the same order.
 */
export function rankWaiting(requests: readonly StoredRequest[], today: string): Ranked[] {
  const withDays = requests.map((request) => ({
    request,
    waitingDays: Math.max(0, daysBetween(request.waitingSince ?? today, today)),
    draw: fingerprint(String(request._id)),
  }))
  return withDays
    .toSorted(
      (a, b) =>
        a.request.urgencyClass - b.request.urgencyClass ||
        b.waitingDays - a.waitingDays ||
        a.draw - b.draw,
    )
    .map(({ request, waitingDays }, index) => ({ request, waitingDays, position: index + 1 }))
}

export interface WaitlistFilter {
  readonly class?: number | undefined
  readonly region?: string | undefined
}

/** The part of the national waitlist an actor may see; positions are those of the whole list. */
export async function readWaitlist(
  filter: WaitlistFilter,
  actor: Actor,
  deps: Deps,
): Promise<WaitlistItem[]> {
  const today = dayOf(deps.now())
  const all = await RequestModel.find({ status: { $in: WAITING } }).lean()
  const seen = rankWaiting(all, today).filter(
    ({ request }) =>
      maySee(request, actor) &&
      (filter.class ?? request.urgencyClass) === request.urgencyClass &&
      (filter.region ?? request.region) === request.region,
  )
  const offers = await openOffers()
  const caseIds = seen.map(({ request }) => request.caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  const caseTokens = cases.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'waitlist.read', caseTokens })
  return seen.map((entry) => present(entry, all, offers, deps))
}

/** Where one household stands on the national list and why; undefined when it is not on it. Note the reading with the request. */
export async function standingOf(
  requestId: string,
  actor: Actor,
  deps: Deps,
): Promise<WaitlistItem | undefined> {
  const all = await RequestModel.find({ status: { $in: WAITING } }).lean()
  const entry = rankWaiting(all, dayOf(deps.now())).find(
    ({ request }) => String(request._id) === requestId && maySee(request, actor),
  )
  return entry && present(entry, all, await openOffers(), deps)
}

function maySee({ organisationId, region }: StoredRequest, actor: Actor): boolean {
  if (actor.role === 'desk') return true
  if (actor.role === 'region') return region === actor.region
  return String(organisationId) === actor.organisationId
}

async function openOffers(): Promise<ReadonlyMap<string, number>> {
  const count = new Map<string, number>()
  for (const { requestId } of await OfferModel.find({ status: 'open' }, { requestId: 1 }).lean()) {
    const id = String(requestId)
    count.set(id, (count.get(id) ?? 0) + 1)
  }
  return count
}

function present(
  { request, position, waitingDays }: Ranked,
  all: readonly StoredRequest[],
  offers: ReadonlyMap<string, number>,
  { reference }: Deps,
): WaitlistItem {
  const requestId = String(request._id)
  const sameClass = all.filter(({ urgencyClass }) => urgencyClass === request.urgencyClass)
  const { urgencyClass, askedClass, region, status, complexity, decideBy } = request
  return {
    requestId,
    position,
    class: urgencyClass,
    waitStatus: request.waitStatus ?? 'active',
    waitingDays,
    waitingSince: request.waitingSince ?? '',
    because: becauseOf({
      ...{ urgencyClass, askedClass, waitingDays, position },
      sameClass: sameClass.length,
      term: reference.urgencyTerms.get(urgencyClass),
    }),
    openOffers: offers.get(requestId) ?? 0,
    ...{ region, status, complexity },
    ...(decideBy && { decideBy: decideBy.toISOString() }),
  }
}
