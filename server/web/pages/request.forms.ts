import { letRequestGo, takeRequest } from '../../features/requests/claim.service.ts'
import { AnswerQuestion, triageInput } from '../../features/requests/request.schema.ts'
import { answerQuestion } from '../../features/requests/submit-request.service.ts'
import { triageRequest } from '../../features/requests/triage.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { requestScreen } from './request.page.tsx'

export const triageForm: Form = {
  path: '/requests/:id/triage',
  access: 'triage-request',
  on: requestScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const triage = formInput(triageInput(deps).shape.body, decisionOf(visit))
    await triageRequest(idOf(visit), triage, actor, deps)
    return withQuery(paths.triage(), { done: `triage-${triage.decision}` })
  },
}

export const takeForm: Form = {
  path: '/requests/:id/claim',
  access: 'triage-request',
  on: requestScreen,
  act: async (visit) => {
    await takeRequest(idOf(visit), visit.actor, visit.deps)
    return withQuery(paths.request(idOf(visit)), { done: 'taken' })
  },
}

export const letGoForm: Form = {
  path: '/requests/:id/claim/release',
  access: 'triage-request',
  on: requestScreen,
  act: async (visit) => {
    await letRequestGo(idOf(visit), visit.actor, visit.deps)
    return withQuery(paths.triage(), { done: 'let-go' })
  },
}

export const answerForm: Form = {
  path: '/requests/:id/answer',
  access: 'request-place',
  on: requestScreen,
  act: async (visit) => {
    const said = { answer: fieldOf(visit, 'answer') ?? '' }
    const { answer } = formInput(AnswerQuestion.shape.body, said)
    await answerQuestion(idOf(visit), answer, visit.actor, visit.deps)
    return withQuery(paths.request(idOf(visit)), { done: 'answered' })
  },
}

/** Each of the three forms says only what belongs to its decision. */
function decisionOf(visit: Visit): Record<string, string> {
  const decision = visit.fields.get('decision') ?? ''
  if (decision === 'ask') return { decision, question: fieldOf(visit, 'question') ?? '' }
  if (decision === 'refuse') return { decision, reason: fieldOf(visit, 'reason') ?? '' }
  return { decision }
}
