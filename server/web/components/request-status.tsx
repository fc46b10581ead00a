import type { VNode } from 'preact'
import type { RequestStatus } from '../../../models/request.model.ts'
import type { View } from '../http/visit.ts'

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
