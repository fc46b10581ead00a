import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { pageRows } from '../../page-rows.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { presentRequest } from '../requests/request.query.ts'
import { PlacementRequest } from '../requests/request.schema.ts'
import { appeal, decideAppeal } from './appeal.service.ts'
import { presentOffer } from './offer.query.ts'
import { Offer, OfferPage, OneOffer } from './offer.schema.ts'
import { giveOpinion } from './opinion.service.ts'
import { reassess } from './reassess.service.ts'
import { listSecondOpinions } from './review.query.ts'
import {
  Appeal,
  DecideAppeal,
  GiveOpinion,
  ListSecondOpinions,
  Reassess,
  StepBack,
  mitigationInput,
} from './review.schema.ts'
import { offerMitigation, upholdRefusal } from './review.service.ts'
import { stepBack } from './step-back.service.ts'

const TAG = 'Second opinions'
const { offers, requests, excludedUnit } = EXAMPLES
const PROBLEMS = ['not-found', 'wrong-state'] as const

export function reviewRoutes(deps: Deps): Route[] {
  return [
    ...lookingRoutes(deps),
    ...opinionRoutes(deps),
    ...objectionRoutes(deps),
    ...backRoutes(deps),
  ]
}

/** Before the desk: what would make it possible, and the unit again. */
function lookingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'offerMitigation',
        method: 'post',
        path: '/v1/offers/{id}/mitigation',
        summary: 'Say what can be done to make possible what a unit refused',
        description:
          'Codes of /v1/reference/mitigations; an empty list says that nothing can, and the desk looks at once.',
        ...{ tag: TAG, access: 'offer-mitigation', problems: PROBLEMS },
        input: mitigationInput(deps),
        output: Offer,
        example: () => ({
          params: { id: offers.toReview },
          body: { codes: ['psychiatric-support'] },
        }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await offerMitigation(params.id, body.codes, actor, deps)),
    ),
    route(
      {
        id: 'upholdRefusal',
        method: 'post',
        path: '/v1/offers/{id}/upholding',
        summary: 'Keep to a refusal in spite of what was offered: the desk gives a second opinion',
        ...{ tag: TAG, access: 'answer-offer', problems: PROBLEMS },
        input: OneOffer,
        output: Offer,
        example: () => ({ params: { id: offers.toReview } }),
      },
      async ({ params }, actor) => presentOffer(await upholdRefusal(params.id, actor, deps)),
    ),
  ]
}

function opinionRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listSecondOpinions',
        method: 'get',
        path: '/v1/second-opinions',
        summary: 'List the refusals that are being looked at again, what is overdue first',
        ...{ tag: TAG, access: 'give-opinion', problems: [] },
        input: ListSecondOpinions,
        output: OfferPage,
      },
      async ({ query }, actor) => pageRows(await listSecondOpinions(actor, deps), query),
    ),
    route(
      {
        id: 'giveSecondOpinion',
        method: 'post',
        path: '/v1/offers/{id}/second-opinion',
        summary: 'Confirm a refusal, or override it under a mandate',
        description:
          'Overridden, the household is placed on the place that was held. Where the desk does not place by itself, it names the mandate.',
        ...{ tag: TAG, access: 'give-opinion', problems: [...PROBLEMS, 'no-authority'] },
        input: GiveOpinion,
        output: Offer,
        example: () => ({
          params: { id: offers.toReview },
          body: { decision: 'confirm', grounds: 'Ook met extra hulp is het hier niet veilig.' },
        }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await giveOpinion(params.id, body, actor, deps)),
    ),
  ]
}

function objectionRoutes(deps: Deps): Route[] {
  const common = {
    tag: TAG,
    output: Offer,
    problems: [...PROBLEMS, 'too-late', 'already-exists'],
  } as const
  return [
    route(
      {
        ...{ ...common, id: 'appealRefusal', method: 'post', access: 'offer-mitigation' },
        path: '/v1/offers/{id}/appeal',
        summary: 'Object to a refusal that the desk confirmed',
        input: Appeal,
        example: () => ({
          params: { id: offers.toReview },
          body: { grounds: 'De situatie was toen al anders.' },
        }),
      },
      async ({ params, body: { grounds } }, actor) =>
        presentOffer(await appeal(params.id, { side: 'requester', grounds }, actor, deps)),
    ),
    route(
      {
        ...{ ...common, id: 'objectToOverride', method: 'post', access: 'answer-offer' },
        path: '/v1/offers/{id}/objection',
        summary: 'Object, as the unit, to a refusal that the desk set aside',
        input: Appeal,
        example: () => ({
          params: { id: offers.overridden },
          body: { grounds: 'De nachtbezetting is niet geregeld.' },
        }),
      },
      async ({ params, body: { grounds } }, actor) =>
        presentOffer(await appeal(params.id, { side: 'unit', grounds }, actor, deps)),
    ),
    route(
      {
        ...{ ...common, id: 'decideAppeal', method: 'post', access: 'give-opinion' },
        path: '/v1/offers/{id}/appeal-decision',
        summary: 'Decide on an objection, as somebody else of the desk',
        problems: [...PROBLEMS, 'not-allowed'],
        input: DecideAppeal,
        example: () => ({ params: { id: offers.objected }, body: { decision: 'dismissed' } }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await decideAppeal(params.id, body.decision, actor, deps)),
    ),
  ]
}

function backRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'stepBackOffer',
        method: 'post',
        path: '/v1/offers/{id}/step-back',
        summary: 'Take an answer back that nothing has followed from',
        description:
          'An acceptance until the person arrives; a refusal while the place is free and nobody has given a second opinion. The offer is open again.',
        ...{ tag: 'Offers', access: 'answer-offer' },
        problems: [...PROBLEMS, 'place-taken', 'too-many-offers', 'too-late'],
        input: StepBack,
        output: Offer,
        example: () => ({ params: { id: offers.toAccept }, body: { reason: 'wrong-button' } }),
      },
      async ({ params, body }, actor) =>
        presentOffer(await stepBack(params.id, body.reason, actor, deps)),
    ),
    route(
      {
        id: 'reassessRequest',
        method: 'post',
        path: '/v1/placement-requests/{id}/reassessment',
        summary: 'Let a unit that refused be asked again, after the household was assessed anew',
        ...{ tag: 'Placement requests', access: 'reassess-request', problems: PROBLEMS },
        input: Reassess,
        output: PlacementRequest,
        example: () => ({
          params: { id: requests.excluded },
          body: { unitId: excludedUnit, ground: 'support-arranged' },
        }),
      },
      async ({ params, body }, actor) =>
        presentRequest(await reassess(params.id, body, actor, deps), deps),
    ),
  ]
}
