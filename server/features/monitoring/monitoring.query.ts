import { addDays } from '../../../matching/day.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { rankWaiting } from '../waitlist/waitlist.query.ts'
import { LEAST_SHOWN, suppress } from './suppress.ts'
import type { Cell, ShownTable } from './suppress.ts'

export interface WaitingPicture {
  readonly asOf: string
  readonly leastShown: number
  readonly byClass: ShownTable
  readonly byWaitStatus: ShownTable
  readonly byRegion: ShownTable
  readonly byComplexity: ShownTable
  /** Waiting days of half, and of nine in ten, of all; null when too few wait. */
  readonly medianDays: number | null
  readonly ninetyPercentDays: number | null
}

/** How many wait, how long and of what kind: aggregates only, never a person. */
export async function waitingPicture({ now }: Deps): Promise<WaitingPicture> {
  const requests = await RequestModel.find({ status: { $in: ['waiting', 'offered'] } }).lean()
  const days = rankWaiting(requests, dayOf(now()))
    .map(({ waitingDays }) => waitingDays)
    .toSorted((a, b) => a - b)
  const by = (code: (request: StoredRequest) => string): ShownTable =>
    suppress(count(requests, code))
  return {
    asOf: now().toISOString(),
    leastShown: LEAST_SHOWN,
    byClass: by(({ urgencyClass }) => String(urgencyClass)),
    byWaitStatus: by(({ waitStatus }) => waitStatus ?? 'active'),
    byRegion: by(({ region }) => region),
    byComplexity: by(({ complexity }) => (complexity >= 3 ? '3-or-more' : String(complexity))),
    medianDays: quantile(days, 0.5),
    ninetyPercentDays: quantile(days, 0.9),
  }
}

/** Days over which refusals are counted. */
const REFUSAL_DAYS = 90

/** How often units refused, by coded reason, over the last three months. */
export async function refusalPicture({ now }: Deps): Promise<{
  asOf: string
  since: string
  leastShown: number
  byReason: ShownTable
}> {
  const since = addDays(dayOf(now()), -REFUSAL_DAYS)
  const from = new Date(`${since}T00:00:00Z`)
  const refused = await OfferModel.find({ status: 'declined', 'answer.at': { $gte: from } }).lean()
  const byReason = suppress(count(refused, ({ answer }) => answer?.code ?? 'unknown'))
  return { asOf: now().toISOString(), since, leastShown: LEAST_SHOWN, byReason }
}

/** How many rows there are of each code, in the order of the codes. */
export function count<T>(rows: readonly T[], codeOf: (row: T) => string): Cell[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + 1)
  return [...counts]
    .map(([code, number]) => ({ code, count: number }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length < LEAST_SHOWN * 2) return null
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}
