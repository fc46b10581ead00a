import type { VNode } from 'preact'
import type { Report, ReportContent } from '../../features/reports/report.schema.ts'
import type { Visit } from '../http/visit.ts'
import { capital, regionName, valueWords } from '../lookups.ts'
import { labelIn } from '../texts.ts'

interface ContentProps {
  readonly visit: Visit
  readonly report: Report
  readonly content: ReportContent
}

/** What a report says, in words. */
export function ReportContentList({ visit, report, content }: ContentProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const { reportRouting: routing, grounds } = deps.reference
  const words = (value: string, fact: string) => capital(valueWords(value, fact, language, deps))
  const ground = grounds.get(report.ground)
  const rows = [
    [
      t('report.forms'),
      content.forms.map((form) => words(form, 'member.exploitationForm')).join(', '),
    ],
    [t('report.region'), regionName(report.region, deps)],
    [t('report.age'), labelOf(routing.ageGroups, content.ageGroup, visit)],
    [t('report.people'), String(content.people)],
    [t('report.threat'), words(content.threatLevel, 'request.threatLevel')],
    [t('report.shelter'), labelOf(routing.shelter, content.shelter, visit)],
    [t('report.reporter'), labelOf(routing.reporters, report.reporterKind, visit)],
    [t('report.ground'), (language === 'nl' ? ground?.purposeNl : ground?.purposeEn) ?? ''],
    [t('report.consent'), report.consent ? t('report.yes') : t('report.no')],
    ...(content.note === undefined ? [] : [[t('report.note'), content.note]]),
  ]
  return (
    <section aria-labelledby="says-title">
      <h2 id="says-title">{t('report.says')}</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface Labelled {
  readonly code: string
  readonly labelNl: string
  readonly labelEn: string
}

function labelOf(list: readonly Labelled[], code: string, { view }: Visit): string {
  const named = list.find((one) => one.code === code)
  return named ? labelIn(view.language, named) : code
}
