import { compareKeys } from '../../../matching/waitlist/list-key.ts'
import type { ListKey } from '../../../matching/waitlist/list-key.ts'
import { CaseModel } from '../../../models/case.model.ts'
import { HOLDING, OfferModel } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { listKeyOf } from '../../events/list-moves.ts'
import { ON_LIST } from '../../states.ts'

/** What places depend on and a page of the list shows; nothing of what a request says. */
const FIELDS = {
  ...{ caseId: 1, organisationId: 1, region: 1, status: 1, waitStatus: 1, waitingSince: 1 },
  ...{ clockStandsAt: 1, interims: 1 },
  ...{ urgencyClass: 1, askedClass: 1, complexity: 1, decideBy: 1 },
} as const

type Kept = Pick<StoredRequest, '_id' | keyof typeof FIELDS>

/** One household on the list. */
export interface Waiting extends Kept {
  readonly id: string
  readonly caseToken: string
  readonly openOffers: number
  /** What its place in the order rests on. */
  readonly key: ListKey
}

/** The whole list in its published order, as this node knows it: after any act on this node, as it is. */
export interface WaitOrder {
  readonly read: () => Promise<readonly Waiting[]>
}

/** One per service: a page of the list would otherwise read all of it. */
const orders = new WeakMap<Deps['bus'], WaitOrder>()

export function waitOrderOf({ bus }: Pick<Deps, 'bus'>): WaitOrder {
  const known = orders.get(bus)
  if (known) return known
  const made = createOrder(bus)
  orders.set(bus, made)
  return made
}

/**
 * Reads the list once and then only what has changed: every event that names a request marks it, and the next look
 * reads those again. Looks wait for each other, so that nobody sees the list half brought up to date.
 */
function createOrder(bus: Deps['bus']): WaitOrder {
  const changed = new Set<string>()
  const order: Waiting[] = []
  const tokens = new Map<string, string>()
  let whole = false
  let last: Promise<void> = Promise.resolve()
  bus.subscribe(({ name, ids }) => {
    // The country was loaded anew: nothing known is worth anything.
    if (name === 'landscape.changed') whole = false
    if (ids.requestId !== undefined) changed.add(ids.requestId)
  })
  const refresh = async (): Promise<void> => {
    if (whole && changed.size === 0) return
    const ids = whole ? [...changed] : undefined
    changed.clear()
    whole = true
    try {
      const fresh = await readWaiting(ids, tokens)
      const gone = new Set(ids)
      const kept = ids ? order.filter(({ id }) => !gone.has(id)) : []
      order.splice(0, order.length, ...merge(kept, fresh.toSorted(compare)))
    } catch (error: unknown) {
      whole = false
      throw error
    }
  }
  return {
    read: async () => {
      const next = last.catch(() => undefined).then(refresh)
      last = next
      await next
      return order
    },
  }
}

/** Those of these requests that wait; all that wait when none are named. */
async function readWaiting(
  ids: readonly string[] | undefined,
  tokens: Map<string, string>,
): Promise<Waiting[]> {
  const these = ids ? { $in: [...ids] } : undefined
  const [requests, offers] = await Promise.all([
    RequestModel.find({ status: { $in: ON_LIST }, ...(these && { _id: these }) }, FIELDS).lean(),
    OfferModel.find(
      // A seat by itself is no answer to the request for a place.
      {
        ...{ status: { $in: [...HOLDING] }, programmeWaitId: { $exists: false } },
        ...(these && { requestId: these }),
      },
      { requestId: 1 },
    ).lean(),
  ])
  await learnTokens(requests, tokens)
  const open = new Map<string, number>()
  for (const { requestId } of offers) {
    open.set(String(requestId), (open.get(String(requestId)) ?? 0) + 1)
  }
  return requests.flatMap((request) => {
    const id = String(request._id)
    const caseToken = tokens.get(String(request.caseId)) ?? ''
    const key = listKeyOf(request)
    return key ? [{ ...request, id, caseToken, openOffers: open.get(id) ?? 0, key }] : []
  })
}

/** The pseudonym of a case never changes. */
async function learnTokens(
  requests: readonly Pick<StoredRequest, 'caseId'>[],
  tokens: Map<string, string>,
): Promise<void> {
  const unknown = requests.map(({ caseId }) => caseId).filter((id) => !tokens.has(String(id)))
  if (unknown.length === 0) return
  const cases = await CaseModel.find({ _id: { $in: unknown } }, { token: 1 }).lean()
  for (const { _id, token } of cases) tokens.set(String(_id), token)
}

function compare(one: Waiting, other: Waiting): number {
  return compareKeys(one.key, other.key)
}

/** Both in order: so is what comes out. */
function merge(kept: readonly Waiting[], fresh: readonly Waiting[]): Waiting[] {
  const merged: Waiting[] = []
  let next = 0
  for (const one of fresh) {
    for (let other = kept[next]; other && compare(other, one) < 0; other = kept[next]) {
      merged.push(other)
      next += 1
    }
    merged.push(one)
  }
  return [...merged, ...kept.slice(next)]
}
