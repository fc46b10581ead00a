import type { VNode } from 'preact'
import type { Report } from '../../features/reports/report.schema.ts'
import type { View } from '../http/visit.ts'

const LOOKS = { received: 'calm', 'taken-up': 'good', closed: '' } as const

/** Where a report stands, in one word; late before anything else. */
export function ReportBadge({
  view: { t },
  report: { status, overdue },
}: {
  readonly view: View
  readonly report: Report
}): VNode {
  if (overdue) return <span class="badge bad">{t('reports.late')}</span>
  return <span class={`badge ${LOOKS[status]}`}>{t(`report.status.${status}`)}</span>
}

/** Whose turn it is, as people call them. */
export function ownerText({ owner }: Report, { t }: View): string {
  if (owner.kind === 'region') return t('report.municipality', { name: owner.name ?? '' })
  return owner.kind === 'organisation' && owner.name !== undefined ? owner.name : t('report.desk')
}
