import { StayModel } from '../../../models/stay.model.ts'
import type { StayStatus, StoredStay } from '../../../models/stay.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds, EventName } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { requireCase } from '../requests/request-move.ts'

/** Whose stays: the house's organisation, the one that asked, the region it lies in, and the desk. */
export function visibleStays({ role, organisationId, region }: Actor): Record<string, unknown> {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { region: region ?? 'none' }
  if (role === 'operator') return { organisationId: organisationId ?? null }
  return { requestedBy: organisationId ?? null }
}

/** The stay, if the actor may know it. Throws `not-found`. */
export async function requireStay(
  id: string,
  { actor, session }: { actor: Actor; session?: Tx['session'] },
): Promise<StoredStay> {
  const filter = { $and: [{ _id: id }, visibleStays(actor)] }
  const stay = await StayModel.findOne(filter, null, { session: session ?? null }).lean()
  if (!stay) throw new Problem('not-found', 'There is no such stay, or you may not see it.')
  return stay
}

/** By which id the calendars of its places know a stay: the offer's, whose hold it was, or after a transfer its own. */
export function bookingIdOf({ _id, offerId, leg }: Pick<StoredStay, '_id' | 'offerId' | 'leg'>) {
  return String(leg == null ? offerId : _id)
}

/**
 * Moves a stay along its table of states, in one conditional write.
 * Throws `not-found` when the actor may not know it, and `wrong-state`.
 */
export async function moveStay(
  id: string,
  move: { readonly from: readonly StayStatus[]; readonly to: StayStatus },
  change: Readonly<Record<string, unknown>>,
  tx: Tx,
): Promise<StoredStay> {
  const stay = await StayModel.findOneAndUpdate(
    { $and: [{ _id: id, status: { $in: move.from } }, visibleStays(tx.actor)] },
    { $set: { ...change, status: move.to }, $unset: { overdue: 1 } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (stay) return stay
  throw wrongState('stay', (await requireStay(id, tx)).status, move.from)
}

/** Writes down what happened to a stay, and to whose. */
export async function recordStay(
  event: EventName & `stay.${string}`,
  stay: StoredStay,
  what: { unitIds?: readonly string[]; fields: readonly string[]; reason?: string | undefined },
  tx: Tx,
): Promise<void> {
  const { token } = await requireCase(stay.caseId, tx.session)
  const { unitIds = [], fields, reason } = what
  tx.record(event, idsOfStay(stay, unitIds), { fields, reason, caseTokens: [token] })
}

/** Ids of a stay's events, and who may hear of it. */
export function idsOfStay(stay: StoredStay, unitIds: readonly string[]): EventIds {
  return {
    stayId: String(stay._id),
    requestId: String(stay.requestId),
    offerId: String(stay.offerId),
    status: stay.status,
    unitIds,
    organisationIds: [String(stay.organisationId), String(stay.requestedBy)],
    regions: [stay.region],
  }
}
