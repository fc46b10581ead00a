import { appeal, decideAppeal } from '../../features/offers/appeal.service.ts'
import { giveOpinion } from '../../features/offers/opinion.service.ts'
import { reassess } from '../../features/offers/reassess.service.ts'
import {
  Appeal,
  DecideAppeal,
  GiveOpinion,
  Reassess,
  StepBack,
  mitigationInput,
} from '../../features/offers/review.schema.ts'
import { offerMitigation, upholdRefusal } from '../../features/offers/review.service.ts'
import { stepBack } from '../../features/offers/step-back.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { offerScreen } from './offer.page.tsx'
import { requestScreen } from './request.page.tsx'

const done = (visit: Visit, what: string): string =>
  withQuery(paths.offer(idOf(visit)), { done: what })

const mitigationForm: Form = {
  path: '/offers/:id/mitigation',
  access: 'offer-mitigation',
  on: offerScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = { codes: visit.fields.getAll('codes') }
    const { codes } = formInput(mitigationInput(deps).shape.body, said)
    await offerMitigation(idOf(visit), codes, actor, deps)
    return done(visit, codes.length > 0 ? 'mitigated' : 'to-desk')
  },
}

const upholdingForm: Form = {
  path: '/offers/:id/upholding',
  access: 'answer-offer',
  on: offerScreen,
  act: async (visit) => {
    await upholdRefusal(idOf(visit), visit.actor, visit.deps)
    return done(visit, 'to-desk')
  },
}

const opinionForm: Form = {
  path: '/offers/:id/second-opinion',
  access: 'give-opinion',
  on: offerScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const [decider, reference] = [
      fieldOf(visit, 'mandate-decider'),
      fieldOf(visit, 'mandate-reference'),
    ]
    const named = decider !== undefined || reference !== undefined
    const opinion = formInput(GiveOpinion.shape.body, {
      decision: fieldOf(visit, 'decision'),
      grounds: fieldOf(visit, 'grounds') ?? '',
      ...(named && { mandate: { decider: decider ?? '', reference: reference ?? '' } }),
    })
    await giveOpinion(idOf(visit), opinion, actor, deps)
    return done(visit, opinion.decision === 'confirm' ? 'confirmed' : 'overridden')
  },
}

const appealForm: Form = {
  path: '/offers/:id/appeal',
  access: 'see-offer',
  on: offerScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const { grounds } = formInput(Appeal.shape.body, { grounds: fieldOf(visit, 'grounds') ?? '' })
    const side = actor.role === 'operator' ? 'unit' : 'requester'
    await appeal(idOf(visit), { side, grounds }, actor, deps)
    return done(visit, 'appealed')
  },
}

const appealDecisionForm: Form = {
  path: '/offers/:id/appeal-decision',
  access: 'give-opinion',
  on: offerScreen,
  act: async (visit) => {
    const said = { decision: fieldOf(visit, 'decision') }
    const { decision } = formInput(DecideAppeal.shape.body, said)
    await decideAppeal(idOf(visit), decision, visit.actor, visit.deps)
    return done(visit, 'appeal-decided')
  },
}

const stepBackForm: Form = {
  path: '/offers/:id/step-back',
  access: 'answer-offer',
  on: offerScreen,
  act: async (visit) => {
    const { reason } = formInput(StepBack.shape.body, { reason: fieldOf(visit, 'reason') })
    await stepBack(idOf(visit), reason, visit.actor, visit.deps)
    return done(visit, 'stepped-back')
  },
}

const reassessForm: Form = {
  path: '/requests/:id/reassessment',
  access: 'reassess-request',
  on: requestScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = { unitId: fieldOf(visit, 'unitId'), ground: fieldOf(visit, 'ground') }
    await reassess(idOf(visit), formInput(Reassess.shape.body, said), actor, deps)
    return withQuery(paths.request(idOf(visit)), { done: 'reassessed' })
  },
}

export const secondLookForms: readonly Form[] = [
  ...[mitigationForm, upholdingForm, opinionForm, appealForm, appealDecisionForm],
  ...[stepBackForm, reassessForm],
]
