import { ageOn } from '../../../matching/day.ts'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import type { OfferStatus, StoredOffer } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { openContent, profileOf } from '../requests/request-content.ts'
import { requireCase } from '../requests/request-move.ts'
import { requireOffer, visibleOffers } from './offer-access.ts'
import { openText } from './sealed-text.ts'
import { presentSecondLook, presentSteps } from './present-review.ts'
import type { ReviewState } from './review.schema.ts'
import type { NeedProfile, Offer, OfferWithProfile } from './offer.schema.ts'

export function presentOffer(offer: StoredOffer): Offer {
  const { _id, requestId, unitId, placeIds, runId, answer, stayId, authority } = offer
  const { status, from, until, verdict, order, policyVersion } = offer
  return {
    id: String(_id),
    requestId: String(requestId),
    ...(offer.programmeWaitId && { programmeWaitId: String(offer.programmeWaitId) }),
    unitId: String(unitId),
    placeIds: placeIds.map(String),
    ...{ status, from, until, verdict, authority, order, policyVersion },
    answerBy: offer.answerBy.toISOString(),
    madeAt: offer.madeAt.toISOString(),
    runId: String(runId),
    ...(answer && { answer: presentAnswer(answer) }),
    ...(offer.review && { review: presentReview(offer.review) }),
    ...(stayId && { stayId: String(stayId) }),
  }
}

function presentAnswer({ code, at, onBehalf }: NonNullable<StoredOffer['answer']>) {
  return { code, at: at.toISOString(), ...(onBehalf === true && { onBehalf }) }
}

function presentReview(review: NonNullable<StoredOffer['review']>): ReviewState {
  const { status, dueBy, overdueSince, appeal } = review
  return {
    status,
    ...(dueBy && { dueBy: dueBy.toISOString() }),
    ...(overdueSince && { overdueSince: overdueSince.toISOString() }),
    ...(appeal && { appeal: appeal.decision ?? 'open' }),
  }
}

/** The offers an actor may see, those that must be answered first on top. */
export async function listOffers(
  status: OfferStatus | undefined,
  actor: Actor,
  deps: Deps,
): Promise<Offer[]> {
  const filter = { $and: [visibleOffers(actor), status === undefined ? {} : { status }] }
  const offers = await OfferModel.find(filter).sort({ answerBy: 1, _id: 1 }).lean()
  const caseIds = offers.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  const caseTokens = cases.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'offer.listed', caseTokens })
  return offers.map(presentOffer)
}

/** Every offer of one request that an actor may see, the newest on top. Note the reading with the request itself. */
export async function offersOfRequest(requestId: string, actor: Actor): Promise<Offer[]> {
  const filter = { $and: [visibleOffers(actor), { requestId }] }
  const offers = await OfferModel.find(filter).sort({ madeAt: -1, _id: -1 }).lean()
  return offers.map(presentOffer)
}

/** One offer with the need profile that travels with it. Throws `not-found`. */
export async function readOffer(id: string, actor: Actor, deps: Deps): Promise<OfferWithProfile> {
  const offer = await requireOffer(id, { actor })
  const theCase = await requireCase(offer.caseId)
  const request = await RequestModel.findById(offer.requestId).lean()
  if (!request) throw new Problem('not-found', 'The request of this offer no longer exists.')
  await recordRead(deps, actor, {
    act: 'offer.read',
    ids: { offerId: id },
    caseTokens: [theCase.token],
    fields: ['needProfile'],
  })
  return withProfile(offer, request, theCase, deps)
}

/** The offers an actor still has to answer, the most pressing on top, each with its need profile. */
export async function offersToAnswer(actor: Actor, deps: Deps): Promise<OfferWithProfile[]> {
  const answerable: Record<string, unknown> = {
    $or: [{ status: 'open' }, { 'review.status': 'unit-again' }],
  }
  const filter = { $and: [visibleOffers(actor), answerable] }
  const offers = await OfferModel.find(filter).sort({ answerBy: 1, _id: 1 }).lean()
  const [cases, requests] = await Promise.all([
    CaseModel.find({ _id: { $in: offers.map(({ caseId }) => caseId) } }).lean(),
    RequestModel.find({ _id: { $in: offers.map(({ requestId }) => requestId) } }).lean(),
  ])
  const caseTokens = cases.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'offer.listed', caseTokens, fields: ['needProfile'] })
  return offers.flatMap((offer) => {
    const theCase = cases.find(({ _id }) => _id.equals(offer.caseId))
    const request = requests.find(({ _id }) => _id.equals(offer.requestId))
    if (!theCase || !request) return []
    return [withProfile(offer, request, theCase, deps)]
  })
}

function withProfile(
  offer: StoredOffer,
  request: StoredRequest,
  theCase: StoredCase,
  deps: Deps,
): OfferWithProfile {
  const { explanation } = offer.answer ?? {}
  const secondLook = presentSecondLook(offer, theCase, deps.vault)
  return {
    ...presentOffer(offer),
    needProfile: needProfileOf(request, theCase, deps),
    ...(explanation != null && { explanation: openText(explanation, theCase, deps.vault) }),
    ...(secondLook && { secondLook }),
    steps: presentSteps(offer),
  }
}

/** What travels with an offer: needs, never a name or a birth date. */
function needProfileOf(request: StoredRequest, theCase: StoredCase, deps: Deps): NeedProfile {
  const profile = profileOf(openContent(request, theCase, deps.vault))
  const today = dayOf(deps.now())
  const { securityLevel } = profile.safety
  return {
    members: profile.members.map(({ role, gender, birthDate, facts }) => ({
      ...{ role, gender, facts },
      ...(birthDate !== undefined && { age: ageOn(birthDate, today) }),
    })),
    needs: profile.needs,
    programmes: profile.programmes,
    ...(securityLevel !== undefined && { securityLevel }),
  }
}
