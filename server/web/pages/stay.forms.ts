import { noteObstacle, resolveObstacle } from '../../features/stays/obstacles.service.ts'
import { askOverstay, decideOverstay } from '../../features/stays/overstay.service.ts'
import { DecideOverstay, obstacleInput, overstayInput } from '../../features/stays/stay.schema.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { stayScreen } from './stay.page.tsx'

const obstacleForm: Form = {
  path: '/stays/:id/obstacles',
  access: 'note-obstacle',
  on: stayScreen,
  act: async (visit) => {
    const said = { obstacle: visit.fields.get('obstacle') ?? '' }
    const { obstacle } = formInput(obstacleInput(visit.deps).shape.body, said)
    await noteObstacle(idOf(visit), obstacle, visit.actor, visit.deps)
    return withQuery(paths.stay(idOf(visit)), { done: 'obstacle-noted' })
  },
}

const resolveForm: Form = {
  path: '/stays/:id/obstacles/:code/resolution',
  access: 'note-obstacle',
  on: stayScreen,
  act: async (visit) => {
    await resolveObstacle(idOf(visit), visit.params['code'] ?? '', visit.actor, visit.deps)
    return withQuery(paths.stay(idOf(visit)), { done: 'obstacle-resolved' })
  },
}

const overstayForm: Form = {
  path: '/stays/:id/overstay',
  access: 'keep-stay',
  on: stayScreen,
  act: async (visit) => {
    const said = { reason: visit.fields.get('reason') ?? '', until: fieldOf(visit, 'until') }
    const asked = formInput(overstayInput(visit.deps).shape.body, said)
    await askOverstay(idOf(visit), asked, visit.actor, visit.deps)
    return withQuery(paths.stay(idOf(visit)), { done: 'overstay-asked' })
  },
}

const decisionForm: Form = {
  path: '/stays/:id/overstay/decision',
  access: 'decide-overstay',
  on: stayScreen,
  act: async (visit) => {
    const said = { decision: visit.fields.get('decision') ?? '' }
    const { decision } = formInput(DecideOverstay.shape.body, said)
    await decideOverstay(idOf(visit), decision, visit.actor, visit.deps)
    return withQuery(paths.stays(), { done: 'overstay-decided' })
  },
}

export const stayForms: readonly Form[] = [obstacleForm, resolveForm, overstayForm, decisionForm]
