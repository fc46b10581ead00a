import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { pageRows } from '../../page-rows.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { acceptOffer } from './answer-offer.service.ts'
import { withdrawOffer } from './end-offers.service.ts'
import { makeOffer } from './make-offer.service.ts'
import { declineOffer } from './refuse-offer.service.ts'
import { listOffers, presentOffer, readOffer } from './offer.query.ts'
import {
  ListOffers,
  MakeOffer,
  Offer,
  OfferPage,
  OfferWithProfile,
  OneOffer,
  offerWithdrawalInput,
  refusalInput,
} from './offer.schema.ts'

const TAG = 'Offers'
const { offers, places, requests } = EXAMPLES

export function offerRoutes(deps: Deps): Route[] {
  return [...makingRoutes(deps), ...answeringRoutes(deps), ...readingRoutes(deps)]
}

function makingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'makeOffer',
        method: 'post',
        path: '/v1/placement-requests/{id}/offers',
        summary: 'Offer a place, with its programme seats, and hold them',
        description:
          'The desk offers what is placed through CoMensha, a region under its mandate; anything else needs the decision of who decides, as externalDecision. At most a few units are asked at once (data/offer-policies.json); the first to accept withdraws the others.',
        tag: TAG,
        access: 'make-offer',
        input: MakeOffer,
        output: Offer,
        status: 201,
        problems: [
          ...(['not-found', 'no-authority', 'place-blocked', 'place-taken'] as const),
          ...(['too-many-offers', 'wrong-state'] as const),
        ],
        example: (today) => ({
          params: { id: requests.waiting },
          body: { placeId: places.free, from: today },
        }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await makeOffer(params.id, body, actor, deps)),
    ),
    route(
      {
        id: 'withdrawOffer',
        method: 'post',
        path: '/v1/offers/{id}/withdrawal',
        summary: 'Take an open offer back',
        tag: TAG,
        access: 'make-offer',
        input: offerWithdrawalInput(deps),
        output: Offer,
        problems: ['not-found', 'no-authority', 'offer-already-answered', 'offer-expired'],
        example: () => ({ params: { id: offers.toWithdraw }, body: { reason: 'place-closed' } }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await withdrawOffer(params.id, body.reason, actor, deps)),
    ),
  ]
}

function answeringRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'acceptOffer',
        method: 'post',
        path: '/v1/offers/{id}/acceptance',
        summary: 'Accept an offer for the unit: the hold becomes a planned stay',
        tag: TAG,
        access: 'answer-offer',
        input: OneOffer,
        output: Offer,
        problems: ['not-found', 'offer-already-answered', 'offer-expired', 'place-taken'],
        example: () => ({ params: { id: offers.toAccept } }),
      },
      async ({ params }, actor) => presentOffer(await acceptOffer(params.id, actor, deps)),
    ),
    route(
      {
        id: 'refuseOffer',
        method: 'post',
        path: '/v1/offers/{id}/refusal',
        summary: 'Refuse an offer with a coded reason',
        description:
          'Some reasons are looked at again before they stand: then the offer is contested and the place stays held, until the unit accepts after all or the desk gives a second opinion.',
        tag: TAG,
        access: 'answer-offer',
        input: refusalInput(deps),
        output: Offer,
        problems: ['not-found', 'offer-already-answered', 'offer-expired'],
        example: () => ({ params: { id: offers.toRefuse }, body: { reason: 'no-capacity' } }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await declineOffer(params.id, body, actor, deps)),
    ),
  ]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listOffers',
        method: 'get',
        path: '/v1/offers',
        summary: 'List the offers you may see, the most pressing first',
        tag: TAG,
        access: 'see-offer',
        input: ListOffers,
        output: OfferPage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listOffers(query.status, actor, deps), query),
    ),
    route(
      {
        id: 'getOffer',
        method: 'get',
        path: '/v1/offers/{id}',
        summary: 'Read an offer with the need profile',
        tag: TAG,
        access: 'see-offer',
        input: OneOffer,
        output: OfferWithProfile,
        problems: ['not-found'],
        example: () => ({ params: { id: offers.toAccept } }),
      },
      async ({ params }, actor) => readOffer(params.id, actor, deps),
    ),
  ]
}
