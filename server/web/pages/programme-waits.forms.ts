import { programmeWaitInputs } from '../../features/programmes/programme-wait.schema.ts'
import { askProgramme, withdrawWait } from '../../features/programmes/programme-wait.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { requestScreen } from './request.page.tsx'

const askForm: Form = {
  path: '/requests/:id/programme-waits',
  access: 'request-place',
  on: requestScreen,
  act: async (visit) => {
    const { actor, deps, fields } = visit
    const said = { programme: fields.get('programme') ?? '' }
    const { programme } = formInput(programmeWaitInputs(deps).ask.shape.body, said)
    await askProgramme(idOf(visit), programme, actor, deps)
    return withQuery(paths.request(idOf(visit)), { done: 'programme-asked' })
  },
}

const endForm: Form = {
  path: '/requests/:id/programme-waits/:waitId/withdrawal',
  access: 'request-place',
  on: requestScreen,
  act: async (visit) => {
    const { actor, deps, fields } = visit
    const said = { reason: fields.get('reason') ?? '' }
    const { reason } = formInput(programmeWaitInputs(deps).withdraw.shape.body, said)
    await withdrawWait(idOf(visit, 'waitId'), reason, actor, deps)
    return withQuery(paths.request(idOf(visit)), { done: 'programme-ended' })
  },
}

export const programmeWaitForms: readonly Form[] = [askForm, endForm]
