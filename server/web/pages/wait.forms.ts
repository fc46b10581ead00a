import { resumeClock, stopClock } from '../../features/waitlist/wait-clock.service.ts'
import { checkIn, foundAgain } from '../../features/waitlist/check-in.service.ts'
import { parkRequest, unparkRequest } from '../../features/waitlist/parking.service.ts'
import { setWaitStatus } from '../../features/waitlist/wait-status.service.ts'
import {
  clockStopInput,
  parkingInput,
  waitStatusInput,
} from '../../features/waitlist/wait.schema.ts'
import { formInput } from '../http/form-input.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { requestScreen } from './request.page.tsx'

const backTo = (visit: Visit, done: string): string =>
  withQuery(paths.request(idOf(visit)), { done })

/** What people do with the wait of one household, from its page. */
export const waitForms: readonly Form[] = [
  {
    path: '/requests/:id/wait-status',
    access: 'triage-request',
    on: requestScreen,
    act: async (visit) => {
      const [waitStatus = '', reason = ''] = (fieldOf(visit, 'reason') ?? '').split(':')
      const body = waitStatusInput(visit.deps).shape.body
      const chosen = formInput(body, { waitStatus: waitStatus || 'active', reason })
      await setWaitStatus(idOf(visit), chosen, visit.actor, visit.deps)
      return backTo(visit, 'wait-status')
    },
  },
  {
    path: '/requests/:id/clock-stop',
    access: 'keep-wait',
    on: requestScreen,
    act: async (visit) => {
      const said = { reason: fieldOf(visit, 'reason') ?? '' }
      const { reason } = formInput(clockStopInput(visit.deps).shape.body, said)
      await stopClock(idOf(visit), reason, visit.actor, visit.deps)
      return backTo(visit, 'clock-stopped')
    },
  },
  {
    path: '/requests/:id/clock-stop/removal',
    access: 'keep-wait',
    on: requestScreen,
    act: async (visit) => {
      await resumeClock(idOf(visit), visit.actor, visit.deps)
      return backTo(visit, 'clock-resumed')
    },
  },
  {
    path: '/requests/:id/parking',
    access: 'keep-wait',
    on: requestScreen,
    act: async (visit) => {
      const said = { until: fieldOf(visit, 'until') ?? '', reason: fieldOf(visit, 'reason') ?? '' }
      const parking = formInput(parkingInput(visit.deps).shape.body, said)
      await parkRequest(idOf(visit), parking, visit.actor, visit.deps)
      return backTo(visit, 'parked')
    },
  },
  {
    path: '/requests/:id/parking/removal',
    access: 'keep-wait',
    on: requestScreen,
    act: async (visit) => {
      await unparkRequest(idOf(visit), visit.actor, visit.deps)
      return backTo(visit, 'unparked')
    },
  },
  {
    path: '/requests/:id/check-ins',
    access: 'keep-wait',
    on: requestScreen,
    act: async (visit) => {
      await checkIn(idOf(visit), visit.actor, visit.deps)
      const atHome = visit.fields.get('from') === 'home'
      return atHome ? withQuery(paths.home(), { done: 'checked-in' }) : backTo(visit, 'checked-in')
    },
  },
  {
    path: '/requests/:id/contact',
    access: 'keep-wait',
    on: requestScreen,
    act: async (visit) => {
      await foundAgain(idOf(visit), visit.actor, visit.deps)
      return backTo(visit, 'found')
    },
  },
]
