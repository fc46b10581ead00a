import type { VNode } from 'preact'
import type { RequestStatus, WaitStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { View } from '../http/visit.ts'
import { labelIn } from '../texts.ts'

const LOOKS: Readonly<Partial<Record<RequestStatus, string>>> = {
  draft: '',
  'information-asked': 'care',
  waiting: 'calm',
  submitted: 'calm',
  offered: 'good',
  placed: 'good',
  closed: 'good',
}

/** Where a request stands, in one word. */
export function StatusBadge({ view, status }: { view: View; status: RequestStatus }): VNode {
  return <span class={`badge ${LOOKS[status] ?? ''}`}>{view.t(`request.status.${status}`)}</span>
}

/** How a household waits. */
export function WaitStatusBadge({
  view,
  waitStatus,
  deps,
}: {
  readonly view: View
  readonly waitStatus: WaitStatus
  readonly deps: Deps
}): VNode {
  const known = deps.reference.waitStatuses.get(waitStatus)
  return (
    <span class={waitStatus === 'urgent' ? 'badge bad' : 'badge'}>
      {known ? labelIn(view.language, known) : waitStatus}
    </span>
  )
}

const URGENT = new Set([1, 2])

export function ClassBadge({ view, urgency }: { view: View; urgency: number }): VNode {
  const name = CLASSES[urgency] ?? 'class.4'
  return <span class={URGENT.has(urgency) ? 'badge bad' : 'badge'}>{view.t(name)}</span>
}

const CLASSES: Readonly<Record<number, 'class.1' | 'class.2' | 'class.3' | 'class.4'>> = {
  1: 'class.1',
  2: 'class.2',
  3: 'class.3',
  4: 'class.4',
}
