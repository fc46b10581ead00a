import { acceptLine, overrideLine } from '../../features/plans/plan-line.service.ts'
import { AcceptLine, OverrideLine } from '../../features/plans/plan.schema.ts'
import { startPlan } from '../../features/plans/start-plan.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { planLineScreen } from './plan-line.page.tsx'
import { plansScreen } from './plans.page.tsx'

const startForm: Form = {
  path: '/plans',
  access: 'make-plan',
  on: plansScreen,
  act: async ({ actor, deps }) => {
    const { plan } = await startPlan({}, actor, deps)
    return withQuery(paths.plan(String(plan._id)), { done: 'plan-started' })
  },
}

const lineOf = (visit: Visit) => ({ id: idOf(visit), requestId: idOf(visit, 'requestId') })

const acceptLineForm: Form = {
  path: '/plans/:id/lines/:requestId/acceptance',
  access: 'make-plan',
  on: planLineScreen,
  act: async (visit) => {
    const line = lineOf(visit)
    await acceptLine(line, formInput(AcceptLine.shape.body, {}), visit.actor, visit.deps)
    return withQuery(paths.plan(line.id), { done: 'line-offered' })
  },
}

const overrideLineForm: Form = {
  path: '/plans/:id/lines/:requestId/override',
  access: 'make-plan',
  on: planLineScreen,
  act: async (visit) => {
    const line = lineOf(visit)
    const said = {
      reason: visit.fields.get('reason') ?? '',
      explanation: fieldOf(visit, 'explanation') ?? '',
    }
    const override = formInput(OverrideLine.shape.body, said)
    await overrideLine(line, override, visit.actor, visit.deps)
    return withQuery(paths.plan(line.id), { done: 'line-overridden' })
  },
}

export const planForms: readonly Form[] = [startForm, acceptLineForm, overrideLineForm]
