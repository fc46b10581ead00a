import type { Deps } from '../deps.ts'
import type { DomainEvent, EventIds } from '../events/events.ts'
import { presentUnit } from '../features/capacity/capacity.query.ts'
import type { Live } from './messages.ts'
import { organisationRoom, regionRoom, roleRoom, userRoom } from './rooms.ts'

/**
 * Tells this node's own sockets what happened: every node follows the outbox itself. Subscribed after the
 * capacity board, so that numbers are those after the change.
 */
export function broadcast(live: Live, deps: Deps): void {
  deps.bus.subscribe(({ name, ids }) => {
    if (name === 'session.revoked') disconnectSession(live, ids)
    tellCapacity(live, ids, deps)
    tellPeople(live, { name, ids })
    tellDesk(live, ids)
    tellInPerson(live, ids)
  })
}

function tellCapacity(live: Live, { unitIds = [] }: EventIds, deps: Deps): void {
  for (const unitId of unitIds) {
    const entry = deps.board.unit(unitId)
    if (!entry) continue
    const { organisationId, region } = entry.unit
    live.local
      .to([
        ...['desk', 'coordinator', 'admin'].map(roleRoom),
        organisationRoom(String(organisationId), 'operator'),
        regionRoom(region),
      ])
      .emit('capacity:changed', presentUnit(entry, deps))
  }
}

function tellPeople(live: Live, { name, ids }: Pick<DomainEvent, 'name' | 'ids'>): void {
  const { requestId, offerId, stayId, status } = ids
  if (status === undefined) return
  const [about] = name.split('.')
  if (about === 'offer' && offerId !== undefined) {
    audience(live, ids, ['operator', 'coordinator']).emit('offer:changed', { offerId, status })
  }
  if (about === 'stay' && stayId !== undefined) {
    audience(live, ids, ['operator', 'coordinator']).emit('stay:changed', { stayId, status })
  }
  if (requestId !== undefined) tellStanding(live, about, { ...ids, requestId, status })
}

function tellStanding(
  live: Live,
  about: string | undefined,
  { requestId, status, ...ids }: EventIds & { readonly requestId: string; readonly status: string },
): void {
  const hearers = audience(live, { ...ids, status }, ['coordinator'])
  if (about === 'request') hearers.emit('request:changed', { requestId, status })
  // Which programme somebody waits for is nobody's to hear: only that this household's standing has changed.
  const stands = (about === 'request' && status !== 'draft') || about === 'programme-wait'
  if (stands) hearers.emit('waitlist:changed', { requestId, status })
}

/** Plans are the desk's own. What happens to one of its lines is told as the offer that it becomes. */
function tellDesk(live: Live, { planId, status, progress }: EventIds): void {
  if (planId === undefined || status === undefined || progress === undefined) return
  live.local.to(roleRoom('desk')).emit('plan:changed', { planId, status, progress })
}

/** Only that there is news: what it is, each reads for themselves. */
function tellInPerson(live: Live, { userIds = [] }: EventIds): void {
  for (const userId of userIds) live.local.to(userRoom(userId)).emit('notice:changed', { userId })
}

/** The desk, the organisations concerned, and their regions; drafts are their author's own. */
function audience(live: Live, ids: EventIds, roles: readonly string[]) {
  const { organisationIds = [], regions = [], status } = ids
  const organisations = organisationIds.flatMap((id) =>
    roles.map((role) => organisationRoom(id, role)),
  )
  const others = status === 'draft' ? [] : regions.map(regionRoom)
  return live.local.to([roleRoom('desk'), ...organisations, ...others])
}

function disconnectSession(live: Live, { sessionId }: EventIds): void {
  for (const socket of live.sockets.values()) {
    if (sessionId !== undefined && socket.data.sessionId === sessionId) socket.disconnect(true)
  }
}
