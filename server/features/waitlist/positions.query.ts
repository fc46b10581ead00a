import type { z } from 'zod'
import { inOrder, positionChanges } from '../../../matching/waitlist/list-moves.ts'
import type { Listed } from '../../../matching/waitlist/list-moves.ts'
import { ListMoveModel } from '../../../models/list-move.model.ts'
import type { StoredListMove } from '../../../models/list-move.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { keyFrom } from '../../events/list-moves.ts'
import { recordRead } from '../../events/transact.ts'
import { pageRows } from '../../page-rows.ts'
import type { PageRequest } from '../../page-rows.ts'
import { requireCase, requireRequest } from '../requests/request-move.ts'
import type { PositionChange, Positions } from './ledger.schema.ts'
import { becauseOfMove } from './position-because.ts'
import { waitOrderOf } from './wait-order.ts'

/**
 * Every change of a request's position, the newest first, each with its cause and never with who else moved.
 * Throws `not-found`.
 */
export async function readPositions(
  requestId: string,
  page: PageRequest,
  actor: Actor,
  deps: Deps,
): Promise<z.input<typeof Positions>> {
  const { caseId } = await requireRequest(requestId, { actor })
  const { token } = await requireCase(caseId)
  const act = 'request.positions-read'
  await recordRead(deps, actor, { act, ids: { requestId }, caseTokens: [token] })
  const listed = await listNow(deps)
  const index = inOrder(listed).indexOf(requestId)
  return {
    requestId,
    token: deps.vault.token('list', requestId),
    asOf: deps.now().toISOString(),
    ...(index >= 0 && { position: index + 1 }),
    ...pageRows(await changesOf(requestId, listed), page),
  }
}

/** The same changes of who is on the list, for who already reads the request: note the reading with it. */
export async function positionHistory(requestId: string, deps: Deps): Promise<PositionChange[]> {
  const listed = await listNow(deps)
  return listed.has(requestId) ? changesOf(requestId, listed) : []
}

async function listNow(deps: Deps): Promise<Listed> {
  return new Map((await waitOrderOf(deps).read()).map(({ id, key }) => [id, key]))
}

async function changesOf(requestId: string, listed: Listed): Promise<PositionChange[]> {
  const first = await ListMoveModel.findOne({ requestId, step: 1 }, { at: 1 }).lean()
  if (!first) return []
  const rows = await ListMoveModel.find({ at: { $gte: first.at } })
    .sort({ at: 1, _id: 1 })
    .lean()
  const changes = positionChanges(requestId, listed, rows.map(toMove))
  return changes.map((change) => ({
    at: change.move.at,
    ...(change.from !== undefined && { from: change.from }),
    ...(change.to !== undefined && { to: change.to }),
    because: becauseOfMove(change, requestId),
  }))
}

/** A stored row as `matching/` takes it. */
export function toMove({ requestId, at, cause, before, after }: StoredListMove) {
  return {
    id: String(requestId),
    at: at.toISOString(),
    cause,
    before: keyFrom(before),
    after: keyFrom(after),
  }
}
