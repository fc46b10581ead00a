import { CaseModel } from '../../../models/case.model.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { visibleOffers } from './offer-access.ts'
import { presentOffer } from './offer.query.ts'
import type { Offer } from './offer.schema.ts'

/**
 * What the desk has to look at again: opinions to give and objections to decide, the longest overdue on top, and then
 * what others still have the turn in.
 */
export async function listSecondOpinions(actor: Actor, deps: Deps): Promise<Offer[]> {
  const running = { status: 'contested' }
  const objected = {
    'review.appeal.side': { $exists: true },
    'review.appeal.decision': { $exists: false },
  }
  const filter = { $and: [visibleOffers(actor), { $or: [running, objected] }] }
  const offers = await OfferModel.find(filter).lean()
  const caseIds = offers.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  const caseTokens = cases.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'offer.listed', caseTokens, fields: ['review'] })
  return offers.map(presentOffer).toSorted((a, b) => compare(urgencyOf(a), urgencyOf(b)))
}

function urgencyOf({ review, madeAt }: Offer): string {
  const isDesks = review?.status === 'opinion' || review?.appeal === 'open'
  return `${isDesks ? 0 : 1} ${review?.dueBy ?? madeAt}`
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
