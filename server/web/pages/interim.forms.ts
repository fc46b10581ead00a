import { endInterimInput, startInterimInput } from '../../features/interim/interim.schema.ts'
import { endInterim, startInterim } from '../../features/interim/interim.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { requestScreen } from './request.page.tsx'

const startForm: Form = {
  path: '/requests/:id/interim-solutions',
  access: 'arrange-interim',
  on: requestScreen,
  act: async (visit) => {
    const interim = formInput(startInterimInput(visit.deps).shape.body, saidOf(visit))
    await startInterim(idOf(visit), interim, visit.actor, visit.deps)
    return withQuery(paths.request(idOf(visit)), { done: 'interim-started' })
  },
}

const endForm: Form = {
  path: '/requests/:id/interim-solutions/ending',
  access: 'arrange-interim',
  on: requestScreen,
  act: async (visit) => {
    const said = { reason: visit.fields.get('reason') ?? '', on: fieldOf(visit, 'on') }
    const ending = formInput(endInterimInput(visit.deps).shape.body, said)
    await endInterim(idOf(visit), ending, visit.actor, visit.deps)
    return withQuery(paths.request(idOf(visit)), { done: 'interim-ended' })
  },
}

export const interimForms: readonly Form[] = [startForm, endForm]

/** One question on the page asks both whether the safety was checked and why not. */
function saidOf(visit: Visit): Record<string, unknown> {
  const safety = fieldOf(visit, 'safetyChecked')
  const [until, title] = [fieldOf(visit, 'until'), fieldOf(visit, 'title')]
  return {
    ...{ kind: visit.fields.get('kind') ?? '', from: fieldOf(visit, 'from') ?? '' },
    ...(until !== undefined && { until }),
    ...(title !== undefined && { title }),
    costPerNight: centsOf(fieldOf(visit, 'costPerNight') ?? ''),
    ...(safety !== undefined && { safetyChecked: safety === 'checked' }),
    ...(safety !== undefined && safety !== 'checked' && { uncheckedReason: safety }),
  }
}

/** Euros with at most two decimals, behind a point or a comma, in cents; not a number otherwise. */
function centsOf(text: string): number {
  const [, euros, decimals = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  return euros === undefined ? Number.NaN : Number(euros) * 100 + Number(decimals.padEnd(2, '0'))
}
