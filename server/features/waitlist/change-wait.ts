import type { RequestStatus, StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { EventName } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { idsOfRequest, moveRequest, requireCase, requireRequest } from '../requests/request-move.ts'
import { clockAfter } from './clock.ts'

/** Somebody's decision on a wait, as it is stored. */
export function decided(reason: string, { actor, at, today }: Tx) {
  return { reason, by: actor.id, at, on: today }
}

interface WaitChange {
  /** Where it goes; absent: it stays in its state. */
  readonly to?: RequestStatus
  /** What must hold besides, as part of the same write. */
  readonly also?: Readonly<Record<string, unknown>>
  readonly set?: Readonly<Partial<StoredRequest>>
  readonly clear?: readonly (keyof StoredRequest)[]
  readonly event: EventName
  readonly reason?: string | undefined
}

/** The request an act on a wait is about. Throws `not-found`, and `wrong-state` when it is in none of these states. */
export async function requireWaiting(
  id: string,
  from: readonly RequestStatus[],
  tx: Tx,
): Promise<StoredRequest> {
  const request = await requireRequest(id, tx)
  if (!from.includes(request.status)) throw wrongState('request', request.status, from)
  return request
}

/** Changes how a request waits, lets its clock follow, and records both. */
export async function changeWait(
  before: StoredRequest,
  { to = before.status, also = {}, set = {}, clear = [], event, reason }: WaitChange,
  tx: Tx,
  { reference }: Deps,
): Promise<StoredRequest> {
  const gone = Object.fromEntries(clear.map((field) => [field, undefined]))
  const clock = clockAfter({ ...before, ...set, ...gone, status: to }, tx.today, reference)
  const changed = await moveRequest(
    before._id,
    { from: [before.status], to, also, clear: [...clear, ...clock.clear] },
    { ...set, ...clock.set },
    tx,
  )
  const { token } = await requireCase(changed.caseId, tx.session)
  tx.record(event, idsOfRequest(changed), {
    fields: [...Object.keys(set), ...clear],
    reason,
    caseTokens: [token],
  })
  return changed
}
