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

interface OfferMove {
  readonly move: { readonly from: readonly OfferStatus[]; readonly to: OfferStatus }
  /** What must hold besides. */
  readonly also?: Readonly<Record<string, unknown>>
  readonly change?: Readonly<Record<string, unknown>>
  readonly unset?: readonly string[]
  /** What the offer's own history says of it. */
  readonly act: OfferAct
  readonly code?: string | undefined
}

/** Moves an offer along its table, in one conditional write, and notes who did it; null when it could not be done. */
export async function moveOffer(
  id: string | Types.ObjectId,
  { move, also = {}, change = {}, unset = [], act, code }: OfferMove,
  tx: Tx,
): Promise<StoredOffer | null> {
  return OfferModel.findOneAndUpdate(
    { $and: [{ _id: id, status: { $in: move.from } }, also, visibleOffers(tx.actor)] },
    {
      $set: { ...change, status: move.to },
      $push: { steps: stepOf(act, tx, code) },
      ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((path) => [path, 1])) }),
    },
    { returnDocument: 'after', session: tx.session },
  ).lean()
}

export const OFFER_ACTS = [
  ...(['made', 'accepted', 'refused', 'contested', 'expired', 'withdrawn', 'lapsed'] as const),
  ...(['mitigation-offered', 'refusal-upheld', 'confirmed', 'overridden'] as const),
  ...([
    'appealed',
    'appeal-upheld',
    'appeal-dismissed',
    'stepped-back',
    'overdue',
    'escalated',
  ] as const),
] as const
export type OfferAct = (typeof OFFER_ACTS)[number]

/** Acts of a unit, which the desk may do for it. */
const ACTS_OF_UNIT: readonly OfferAct[] = [
  ...(['accepted', 'refused', 'contested', 'refusal-upheld', 'stepped-back'] as const),
]

/** One line of an offer's history. */
export function stepOf(act: OfferAct, { actor, at }: Tx, code?: string) {
  return {
    ...{ act, role: actor.role, by: actor.id, at },
    ...(code !== undefined && { code }),
    ...(ACTS_OF_UNIT.includes(act) && actor.role === 'desk' && { onBehalf: true }),
  }
}

/** Goes with the ids of an act that the desk does for a unit. */
export function onBehalfOf(
  { organisationId }: Pick<StoredOffer, 'organisationId'>,
  { actor }: Tx,
): Pick<EventIds, 'onBehalfOf'> {
  return actor.role === 'desk' ? { onBehalfOf: String(organisationId) } : {}
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
