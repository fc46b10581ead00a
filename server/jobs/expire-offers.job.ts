import { OfferModel } from '../../models/offer.model.ts'
import type { Deps } from '../deps.ts'
import { SYSTEM } from '../events/actor.ts'
import { expireOffer } from '../features/offers/end-offers.service.ts'

/** Closes offers nobody answered in time, so that the place can go to the next household. */
export async function expireOffers(deps: Deps): Promise<void> {
  const due = { status: 'open', answerBy: { $lte: deps.now() } } as const
  for (const { _id } of await OfferModel.find(due, { _id: 1 }).lean()) {
    const offerId = String(_id)
    // Safe twice, and beside a late answer: the service's conditional write says who was first.
    await expireOffer(offerId, SYSTEM, deps).catch((error: unknown) => {
      // One offer that cannot be closed must not keep the others waiting.
      deps.log.error({ error, offerId }, 'offer not expired')
    })
  }
}
