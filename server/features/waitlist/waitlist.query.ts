import { waitingDaysOf } from '../../../matching/wait-clock.ts'
import type { WaitStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page, PageRequest } from '../../page-rows.ts'
import { dayOf } from '../../today.ts'
import { runningOn } from '../interim/interim-nights.ts'
import { becauseOf } from './because.ts'
import { waitOrderOf } from './wait-order.ts'
import type { Waiting } from './wait-order.ts'
import type { WaitlistItem } from './waitlist.schema.ts'

export interface WaitlistFilter {
  readonly class?: number | undefined
  readonly region?: string | undefined
  readonly waitStatus?: WaitStatus | undefined
}

/** A page of the national waitlist as far as an actor may see it; positions are those of the whole list. */
export async function readWaitlist(
  { page, pageSize, ...filter }: WaitlistFilter & PageRequest,
  actor: Actor,
  deps: Deps,
): Promise<Page<WaitlistItem>> {
  const order = await waitOrderOf(deps).read()
  const seen = order.flatMap((entry, index) => {
    const wanted =
      maySee(entry, actor) &&
      (filter.class ?? entry.urgencyClass) === entry.urgencyClass &&
      (filter.region ?? entry.region) === entry.region &&
      (filter.waitStatus ?? statusOf(entry)) === statusOf(entry)
    return wanted ? [{ entry, position: index + 1 }] : []
  })
  const inClass = countClasses(order)
  const rows = pageRows(seen, { page, pageSize })
  const caseTokens = rows.items.map(({ entry }) => entry.caseToken)
  await recordRead(deps, actor, { act: 'waitlist.read', caseTokens })
  return { ...rows, items: rows.items.map((row) => present(row, inClass, deps)) }
}

/** Where one household stands on the national list and why; undefined when it is not on it. Note the reading with the request. */
export async function standingOf(
  requestId: string,
  actor: Actor,
  deps: Deps,
): Promise<WaitlistItem | undefined> {
  const order = await waitOrderOf(deps).read()
  const index = order.findIndex(({ id }) => id === requestId)
  const entry = order[index]
  if (!entry || !maySee(entry, actor)) return undefined
  return present({ entry, position: index + 1 }, countClasses(order), deps)
}

const statusOf = ({ waitStatus }: Waiting): WaitStatus => waitStatus ?? 'active'

/** Whose entries an actor sees: all, of the region, or of the own organisation. */
export function maySee({ organisationId, region }: Waiting, actor: Actor): boolean {
  if (actor.role === 'desk') return true
  if (actor.role === 'region') return region === actor.region
  return String(organisationId) === actor.organisationId
}

function countClasses(order: readonly Waiting[]): ReadonlyMap<number, number> {
  const count = new Map<number, number>()
  for (const { urgencyClass } of order) count.set(urgencyClass, (count.get(urgencyClass) ?? 0) + 1)
  return count
}

interface Row {
  readonly entry: Waiting
  readonly position: number
}

function present(
  { entry, position }: Row,
  inClass: ReadonlyMap<number, number>,
  { reference, now }: Deps,
): WaitlistItem {
  const { id: requestId, urgencyClass, askedClass, waitingSince, decideBy } = entry
  const { region, status, complexity, openOffers } = entry
  const today = dayOf(now())
  const interim = runningOn(entry, today)
  const waitingDays = waitingDaysOf(entry, today)
  return {
    requestId,
    position,
    class: urgencyClass,
    waitStatus: statusOf(entry),
    waitingDays,
    waitingSince: waitingSince ?? '',
    because: becauseOf({
      ...{ urgencyClass, askedClass, waitingDays, position },
      clockStands: entry.clockStandsAt !== null && entry.clockStandsAt !== undefined,
      sameClass: inClass.get(urgencyClass) ?? 0,
      term: reference.urgencyTerms.get(urgencyClass),
    }),
    ...{ openOffers, region, status, complexity },
    ...(interim && { interim: { kind: interim.kind, from: interim.from } }),
    ...(decideBy && { decideBy: decideBy.toISOString() }),
  }
}
