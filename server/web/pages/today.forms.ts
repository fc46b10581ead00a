import { Attest } from '../../features/capacity/capacity.schema.ts'
import { attestUnit } from '../../features/capacity/capacity.service.ts'
import { acceptOffer } from '../../features/offers/answer-offer.service.ts'
import { recordArrival } from '../../features/stays/stay.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { todayScreen } from './today.page.tsx'

const done = (what: string): string => withQuery(paths.today(), { done: what })

const attestForm: Form = {
  path: '/units/:unitId/attestations',
  access: 'keep-capacity',
  on: todayScreen,
  act: async (visit) => {
    const said = fieldOf(visit, 'available')
    const seen = { available: said === undefined ? undefined : Number(said) }
    const { available } = formInput(Attest.shape.body, seen)
    await attestUnit(idOf(visit, 'unitId'), available, visit.actor, visit.deps)
    return done('attested')
  },
}

const acceptForm: Form = {
  path: '/offers/:id/acceptance',
  access: 'answer-offer',
  on: todayScreen,
  act: async (visit) => {
    await acceptOffer(idOf(visit), visit.actor, visit.deps)
    return done('accepted')
  },
}

const arrivalForm: Form = {
  path: '/stays/:id/arrival',
  access: 'keep-stay',
  on: todayScreen,
  act: async (visit) => {
    await recordArrival(idOf(visit), visit.actor, visit.deps)
    return done('arrived')
  },
}

export const todayForms: readonly Form[] = [attestForm, acceptForm, arrivalForm]
