import type { Types } from 'mongoose'
import { OfferModel } from '../../../models/offer.model.ts'
import type { OfferStatus, StoredOffer } from '../../../models/offer.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'

/** Whose offers: the unit's organisation, the one that asked, the region it lies in, and the desk. */
export function visibleOffers({ role, organisationId, region }: Actor): Record<string, unknown> {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { region: region ?? 'none' }
  if (role === 'operator') return { organisationId: organisationId ?? null }
  return { requestedBy: organisationId ?? null }
}

/** The offer, if the actor may know it. Throws `not-found`. */
export async function requireOffer(
  id: string | Types.ObjectId,
  { actor, session }: { actor: Actor; session?: Tx['session'] },
): Promise<StoredOffer> {
  const filter = { $and: [{ _id: id }, visibleOffers(actor)] }
  const offer = await OfferModel.findOne(filter, null, { session: session ?? null }).lean()
  if (!offer) throw new Problem('not-found', 'There is no such offer, or you may not see it.')
  return offer
}

/** Moves an open offer, in one conditional write; undefined when it could not be done. */
export async function answerOpenOffer(
  id: string | Types.ObjectId,
  { also, change, to }: { also: Record<string, unknown>; change: object; to: OfferStatus },
  tx: Tx,
): Promise<StoredOffer | null> {
  return OfferModel.findOneAndUpdate(
    { $and: [{ _id: id, status: 'open', ...also }, visibleOffers(tx.actor)] },
    { $set: { ...change, status: to } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
}

/** Why an open offer could not be answered: unknown, too late, or somebody was first. */
export async function whyNotAnswered(id: string, tx: Tx): Promise<Problem> {
  const { status, answerBy } = await requireOffer(id, tx)
  if (status === 'open' || status === 'expired') {
    const detail = `It had to be answered before ${answerBy.toISOString()}. Ask for a new offer.`
    return new Problem('offer-expired', detail)
  }
  return new Problem(
    'offer-already-answered',
    `It is ${status}; only an open offer can be answered.`,
  )
}

/** Ids of an offer's events, and who may hear of it. */
export function idsOfOffer(offer: StoredOffer, unitIds: readonly string[]): EventIds {
  return {
    offerId: String(offer._id),
    requestId: String(offer.requestId),
    status: offer.status,
    unitIds,
    organisationIds: [String(offer.organisationId), String(offer.requestedBy)],
    regions: [offer.region],
  }
}
