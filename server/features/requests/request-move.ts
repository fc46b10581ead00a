import type { Types } from 'mongoose'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { RequestStatus, StoredRequest } from '../../../models/request.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'

/** Whose requests: a stranger's filter finds nothing, so he is told "not found" and learns nothing. */
export function visibleRequests({ role, organisationId, region }: Actor): Record<string, unknown> {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { region: region ?? 'none', status: { $ne: 'draft' } }
  return { organisationId: organisationId ?? null }
}

interface Move {
  readonly from: readonly RequestStatus[]
  readonly to: RequestStatus
  /** What must hold besides, as part of the same write. */
  readonly also?: Readonly<Record<string, unknown>>
  /** Fields that end with the move. */
  readonly clear?: readonly string[]
}

/**
 * Moves a request along its table of states, in one conditional write.
 * Throws `not-found` when the actor may not know it, `wrong-state` with the states it could be done in, and
 * `being-decided` when the state is right and what must hold besides is not.
 */
export async function moveRequest(
  id: string | Types.ObjectId,
  move: Move,
  change: Readonly<Record<string, unknown>>,
  tx: Tx,
): Promise<StoredRequest> {
  const moved = await RequestModel.findOneAndUpdate(
    { $and: [{ _id: id, status: { $in: move.from } }, visibleRequests(tx.actor), move.also ?? {}] },
    {
      $set: { ...change, status: move.to },
      $inc: { version: 1 },
      ...(move.clear && { $unset: Object.fromEntries(move.clear.map((field) => [field, 1])) }),
    },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (moved) return moved
  const found = await requireRequest(id, tx)
  if (move.from.includes(found.status)) throw beingDecided(found)
  throw wrongState('request', found.status, move.from)
}

/** Somebody has taken it: says which role and until when, and nothing that names him. */
export function beingDecided({ claim }: StoredRequest): Problem {
  const until = claim ? ` until ${claim.until.toISOString()}` : ''
  const role = claim?.role ?? 'somebody else'
  return new Problem('being-decided', `It is with ${role}${until}: wait, or agree who decides.`)
}

/** The request, if the actor may know it. Throws `not-found`. */
export async function requireRequest(
  id: string | Types.ObjectId,
  { actor, session }: { actor: Actor; session?: Tx['session'] },
): Promise<StoredRequest> {
  const filter = { $and: [{ _id: id }, visibleRequests(actor)] }
  const request = await RequestModel.findOne(filter, null, { session: session ?? null }).lean()
  if (!request) throw new Problem('not-found', 'There is no such request, or you may not see it.')
  return request
}

/** The case behind a request: its token for the audit, its key to open what is sealed. */
export async function requireCase(
  caseId: Types.ObjectId,
  session: Tx['session'] | null = null,
): Promise<StoredCase> {
  const found = await CaseModel.findById(caseId, null, { session }).lean()
  if (!found) throw new Problem('not-found', 'The case of this request no longer exists.')
  return found
}

/** Ids of a request's events, and who may hear of it. */
export function idsOfRequest({ _id, organisationId, region, status }: StoredRequest): EventIds {
  return {
    requestId: String(_id),
    status,
    organisationIds: [String(organisationId)],
    regions: [region],
  }
}
