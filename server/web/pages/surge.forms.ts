import { CloseSurge, openSurgeInput } from '../../features/capacity/surge.schema.ts'
import { closeSurge, openSurge } from '../../features/capacity/surge.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { unitScreen } from './unit.page.tsx'

const openForm: Form = {
  path: '/units/:unitId/surges',
  access: 'keep-capacity',
  on: unitScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = Object.fromEntries(
      ['places', 'staffed', 'funded', 'from', 'until'].map((name) => [name, fieldOf(visit, name)]),
    )
    const reason = fieldOf(visit, 'reason') ?? ''
    const wish = formInput(openSurgeInput(deps).shape.body, { ...said, reason })
    const unitId = idOf(visit, 'unitId')
    await openSurge(unitId, wish, actor, deps)
    return withQuery(paths.unit(unitId), { done: 'surge-opened' })
  },
}

const closeForm: Form = {
  path: '/units/:unitId/surges/:surgeId/closure',
  access: 'keep-capacity',
  on: unitScreen,
  act: async (visit) => {
    const { actor, deps, params } = visit
    const { when } = formInput(CloseSurge.shape.body, { when: fieldOf(visit, 'when') ?? '' })
    const unitId = idOf(visit, 'unitId')
    await closeSurge({ unitId, surgeId: params['surgeId'] ?? '', when }, actor, deps)
    return withQuery(paths.unit(unitId), { done: 'surge-closed' })
  },
}

export const surgeForms: readonly Form[] = [openForm, closeForm]
