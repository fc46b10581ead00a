import { addDays } from '../../../matching/day.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { STAY_MOVES } from '../../states.ts'
import { dayOf } from '../../today.ts'
import { requireCase } from '../requests/request-move.ts'
import { lapseOffersOf } from './end-offers.service.ts'
import { idsOfOffer, requireOffer, stepOf, visibleOffers } from './offer-access.ts'
import { moveTarget } from './offer-target.ts'
import { policyOf } from './offer-terms.ts'
import { sealText } from './sealed-text.ts'

/** Who may object to which opinion: the requester to a confirmed refusal, the unit to an override. */
const OBJECTS_TO = { requester: 'confirmed', unit: 'overridden' } as const
export type AppealSide = keyof typeof OBJECTS_TO

/** Objects to the desk's opinion, once, within the term of the policy. Throws `wrong-state`, `too-late`. */
export async function appeal(
  offerId: string,
  { side, grounds }: { readonly side: AppealSide; readonly grounds: string },
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const before = await requireOffer(offerId, tx)
    const to = OBJECTS_TO[side]
    requireAppealable(before, to)
    const { appealDays } = policyOf(before, deps).review
    const since = dayOf(before.review?.opinion?.at ?? tx.at)
    if (tx.today > addDays(since, appealDays)) {
      throw new Problem('too-late', `An objection was possible for ${appealDays} days.`)
    }
    const theCase = await requireCase(before.caseId, tx.session)
    const said = { ...{ side, by: actor.id, at: tx.at } }
    const offer = await OfferModel.findOneAndUpdate(
      {
        $and: [
          { _id: offerId, 'review.status': to, 'review.appeal': { $exists: false } },
          visibleOffers(actor),
        ],
      },
      {
        $set: { 'review.appeal': { ...said, grounds: sealText(grounds, theCase, deps.vault) } },
        $push: { steps: stepOf('appealed', tx) },
      },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!offer) throw new Problem('changed-meanwhile', 'Look at the offer again.')
    tx.record('offer.appealed', idsOfOffer(offer, []), {
      ...{ fields: ['review'], reason: side, caseTokens: [theCase.token] },
    })
    return offer
  })
}

function requireAppealable({ review }: StoredOffer, to: string): void {
  if (review?.status !== to) throw wrongState('second look', review?.status ?? 'absent', [to])
  if (review.appeal) throw new Problem('already-exists', 'There was an objection already.')
}

/**
 * Decides on an objection: somebody else of the desk than who gave the opinion. Upheld for the requester, the unit may
 * be asked again; upheld for the unit, the planned stay is cancelled and the household waits with the clock it had.
 * Throws `not-allowed`, `wrong-state` once the person is there, `not-found`.
 */
export async function decideAppeal(
  offerId: string,
  decision: 'upheld' | 'dismissed',
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const before = await requireOffer(offerId, tx)
    requireSomebodyElse(before, actor)
    const change = { decision, decidedBy: actor.id, decidedAt: tx.at }
    const offer = await OfferModel.findOneAndUpdate(
      {
        _id: offerId,
        'review.appeal.side': { $exists: true },
        'review.appeal.decision': { $exists: false },
      },
      {
        $set: Object.fromEntries(
          Object.entries(change).map(([key, value]) => [`review.appeal.${key}`, value]),
        ),
        $push: { steps: stepOf(`appeal-${decision}`, tx) },
      },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!offer) throw wrongState('objection', appealStateOf(before), ['open'])
    if (decision === 'upheld') await grant(offer, tx)
    const { token } = await requireCase(offer.caseId, tx.session)
    tx.record('offer.appeal-decided', idsOfOffer(offer, []), {
      ...{ fields: ['review'], reason: decision, caseTokens: [token] },
    })
    return offer
  })
}

function appealStateOf({ review }: StoredOffer): string {
  return review?.appeal ? 'decided' : 'absent'
}

function requireSomebodyElse({ review }: StoredOffer, { id }: Actor): void {
  const involved = [review?.opinion?.by, review?.appeal?.by]
  if (!involved.includes(id)) return
  throw new Problem('not-allowed', 'You gave the opinion or the objection: a colleague decides.')
}

async function grant(offer: StoredOffer, tx: Tx): Promise<void> {
  const { session } = tx
  if (offer.review?.appeal?.side === 'requester') {
    await RequestModel.updateOne(
      { _id: offer.requestId },
      { $pull: { exclusions: { offerId: String(offer._id) } }, $inc: { version: 1 } },
      { session },
    )
    return
  }
  const stay = await StayModel.findOne({ offerId: offer._id }, null, { session }).lean()
  if (stay?.status !== 'planned')
    throw wrongState('stay', stay?.status ?? 'absent', STAY_MOVES.cancel.from)
  await lapseOffersOf({ _id: offer._id }, tx)
  await moveTarget(offer, 'return', tx)
}
