import type { Types } from 'mongoose'
import { HOLDING, OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { OFFER_MOVES, REVIEW_MOVES, STAY_MOVES } from '../../states.ts'
import { releaseBooking } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { requireCase } from '../requests/request-move.ts'
import { idsOfStay } from '../stays/stay-access.ts'
import { mandatedAuthority } from './authority.service.ts'
import { idsOfOffer, moveOffer, requireOffer, stepOf, whyNotAnswered } from './offer-access.ts'
import { moveTarget, sameTarget } from './offer-target.ts'
import type { OfferTarget } from './offer-target.ts'

/** Closes an offer nobody answered in time. Does nothing if someone just did. */
export async function expireOffer(offerId: string, actor: Actor, deps: Deps): Promise<boolean> {
  return transact(deps, actor, async (tx) => {
    const code = 'offer-expired'
    const offer = await moveOffer(
      offerId,
      {
        ...{ move: OFFER_MOVES.expire, act: 'expired', code },
        also: { answerBy: { $lte: tx.at } },
        change: { answer: { code, by: actor.id, at: tx.at } },
      },
      tx,
    )
    if (!offer) return false
    await recordEnd(offer, 'offer.expired', tx)
    await returnToWaiting(offer, tx)
    return true
  })
}

/** Takes an offer back that is not accepted yet, with a coded reason. Throws `no-authority` for somebody else's. */
export async function withdrawOffer(
  offerId: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const before = await requireOffer(offerId, tx)
    await requireOwn(before, tx, deps)
    const offer = await takeBack(before, reason, tx)
    if (!offer) throw await whyNotAnswered(offerId, tx)
    await returnToWaiting(offer, tx)
    return offer
  })
}

/** A region takes back what a region offered, or what its mandate covers; the rest is the desk's. */
async function requireOwn({ unitId, steps }: StoredOffer, tx: Tx, deps: Deps): Promise<void> {
  if (tx.actor.role !== 'region' || steps[0]?.role === 'region') return
  const unit = await UnitModel.findById(unitId, null, { session: tx.session }).orFail().lean()
  const type = deps.reference.facilityTypes.get(unit.facilityType)
  if (await mandatedAuthority(type, unit, tx)) return
  throw new Problem('no-authority', 'The desk made this offer: ask the desk to take it back.')
}

/** Withdraws the running offers that a filter finds but one, each with the reason its unit will see. */
export async function withdrawOffersOf(
  these: Readonly<Record<string, unknown>>,
  { code, except }: { code: string; except?: Types.ObjectId },
  tx: Tx,
): Promise<void> {
  const running = { ...these, status: { $in: OFFER_MOVES.withdraw.from } } as const
  for (const offer of await OfferModel.find(running, null, { session: tx.session }).lean()) {
    if (except && offer._id.equals(except)) continue
    // Whoever was first to accept does it for everybody: it is no act of his on the other units' offers.
    await takeBack(offer, code, { ...tx, actor: { ...tx.actor, role: 'system' } })
  }
}

async function takeBack(before: StoredOffer, code: string, tx: Tx): Promise<StoredOffer | null> {
  const answer = { code, by: tx.actor.id, at: tx.at }
  const offer = await moveOffer(
    before._id,
    {
      ...{ move: OFFER_MOVES.withdraw, act: 'withdrawn', code },
      change: { answer, ...(before.review && { 'review.status': REVIEW_MOVES.resolve.to }) },
      unset: ['review.dueBy'],
    },
    tx,
  )
  if (offer) await recordEnd(offer, 'offer.withdrawn', tx)
  return offer
}

/** Cancels the planned stays after the accepted offers that a filter finds, and lets those offers lapse. */
export async function lapseOffersOf(
  these: Readonly<Record<string, unknown>>,
  tx: Tx,
): Promise<void> {
  const accepted = { ...these, status: 'accepted' } as const
  const { session } = tx
  for (const { _id } of await OfferModel.find(accepted, null, { session }).lean())
    await lapseOffer(_id, tx)
}

async function lapseOffer(offerId: Types.ObjectId, tx: Tx): Promise<void> {
  const { session } = tx
  const stay = await StayModel.findOneAndUpdate(
    { offerId, status: { $in: STAY_MOVES.cancel.from } },
    { $set: { status: STAY_MOVES.cancel.to, open: false } },
    { returnDocument: 'after', session },
  ).lean()
  // Who has taken the place or the seat keeps it.
  if (!stay) return
  const offer = await OfferModel.findOneAndUpdate(
    { _id: offerId, status: 'accepted' },
    { $set: { status: OFFER_MOVES.lapse.to }, $push: { steps: stepOf('lapsed', tx) } },
    { returnDocument: 'after', session },
  ).lean()
  if (!offer) throw new Problem('changed-meanwhile', 'Look at the offers again.')
  await recordEnd(offer, 'offer.withdrawn', tx)
  const { token } = await requireCase(stay.caseId, session)
  tx.record('stay.cancelled', idsOfStay(stay, []), { fields: ['status'], caseTokens: [token] })
}

/** When the last running offer of a request, or of a wait for a seat, has ended, it waits again, with the clock it had. */
export async function returnToWaiting(target: OfferTarget, tx: Tx): Promise<void> {
  const running = { ...sameTarget(target), status: { $in: HOLDING } } as const
  if (await OfferModel.exists(running).session(tx.session)) return
  await moveTarget(target, 'endOffers', tx)
}

/** Frees the places of an offer that has ended, and says so. */
export async function recordEnd(
  offer: StoredOffer,
  event: 'offer.expired' | 'offer.withdrawn' | 'offer.declined',
  tx: Tx,
): Promise<void> {
  const free = (placeId: Types.ObjectId) => releaseBooking(placeId, String(offer._id), tx)
  const unitIds = await changePlaces(offer.placeIds, free, tx)
  const { token } = await requireCase(offer.caseId, tx.session)
  tx.record(event, idsOfOffer(offer, unitIds), {
    fields: ['status'],
    reason: offer.answer?.code,
    caseTokens: [token],
  })
}
