import { daysBetween } from '../../../matching/day.ts'
import { CaseModel } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { visibleRequests } from '../requests/request-move.ts'
import { spellsOf } from './clock.ts'
import { waitOrderOf } from './wait-order.ts'
import type { Waiting } from './wait-order.ts'
import { maySee } from './waitlist.query.ts'
import type { WaitlistSummary } from './waitlist.schema.ts'

const FIELDS = {
  ...{ caseId: 1, status: 1, waitingSince: 1, spells: 1, urgencyClass: 1, region: 1 },
} as const

type Away = Pick<StoredRequest, '_id' | keyof typeof FIELDS>

/**
 * How many wait and how, of what the actor may see, and everybody who was lost from view, longest first: they are
 * counted and named until somebody finds them or withdraws the request.
 */
export async function summarizeWaitlist(actor: Actor, deps: Deps): Promise<WaitlistSummary> {
  const away = { status: { $in: ['parked', 'lost-contact'] } } as const
  const [listed, found] = await Promise.all([
    countListed(actor, deps),
    RequestModel.find({ $and: [visibleRequests(actor), away] }, FIELDS).lean(),
  ])
  const today = dayOf(deps.now())
  const lost = found
    .filter(({ status }) => status === 'lost-contact')
    .toSorted((a, b) => (lostOn(a) < lostOn(b) ? -1 : 1))
  const cases = { _id: { $in: lost.map(({ caseId }) => caseId) } }
  const tokens = await CaseModel.find(cases, { token: 1 }).lean()
  const caseTokens = tokens.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'waitlist.summarized', caseTokens })
  return {
    asOf: deps.now().toISOString(),
    ...listed,
    parked: found.length - lost.length,
    lostFromView: {
      count: lost.length,
      households: lost.map((request) => ({
        requestId: String(request._id),
        class: request.urgencyClass,
        region: request.region,
        since: lostOn(request),
        days: Math.max(0, daysBetween(lostOn(request), today)),
      })),
    },
  }
}

/** The day the clock stopped because nobody knew any more whether they waited. */
function lostOn(request: Away): string {
  return spellsOf(request).at(-1)?.from ?? ''
}

export type ListedCounts = Pick<
  WaitlistSummary,
  'waiting' | 'offered' | 'clockStands' | 'byWaitStatus'
>

/** How those wait who are on the list, of what the actor may see: numbers only, out of this node's memory. */
export async function countListed(actor: Actor, deps: Deps): Promise<ListedCounts> {
  const order = await waitOrderOf(deps).read()
  const listed = order.filter((entry) => maySee(entry, actor))
  const count = (is: (entry: Waiting) => boolean): number => listed.filter(is).length
  return {
    waiting: count(({ status }) => status === 'waiting'),
    offered: count(({ status }) => status === 'offered'),
    clockStands: count(({ clockStandsAt }) => Boolean(clockStandsAt)),
    byWaitStatus: [...deps.reference.waitStatuses.values()].map(({ code }) => ({
      waitStatus: code,
      count: count(({ waitStatus }) => (waitStatus ?? 'active') === code),
    })),
  }
}
