import type { VNode } from 'preact'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import type { Visit } from '../http/visit.ts'
import { regionName, valueWords } from '../lookups.ts'
import { paths } from '../paths.ts'
import { SECTIONS, missingIn } from '../request-form/sections.ts'
import type { Section } from '../request-form/sections.ts'

interface SummaryProps {
  readonly visit: Visit
  readonly request: PlacementRequest | undefined
  readonly section: Section
}

/** The steps, what each already says, and what is still missing: always beside the questions. */
export function SectionSummary({ visit, request, section }: SummaryProps): VNode {
  const { t } = visit.view
  const missing = new Set(request ? missingIn(request).map((one) => one.section) : [])
  return (
    <aside class="aside" id="summary" aria-labelledby="summary-title">
      <h2 class="plain" id="summary-title">
        {t('new.summary')}
      </h2>
      <ol class="summary-steps">
        {SECTIONS.map((step) => (
          <li key={step}>
            {request && step !== section ? (
              <a class="back" href={paths.section(request.id, step)}>
                {t(`section.${step}`)}
              </a>
            ) : (
              <span class="back" aria-current={step === section ? 'step' : undefined}>
                {t(`section.${step}`)}
              </span>
            )}
            {missing.has(step) && <span class="badge care">{t('new.missing')}</span>}
            <span class="note block">{request && gistOf(step, request, visit)}</span>
          </li>
        ))}
      </ol>
    </aside>
  )
}

/** A step in a few words. */
function gistOf(step: Section, request: PlacementRequest, visit: Visit): string {
  return GISTS[step](request, visit)
}

const GISTS: Readonly<Record<Section, (request: PlacementRequest, visit: Visit) => string>> = {
  household: ({ region, household }, { view, deps }) => {
    const roles = household?.members.map(({ role }) =>
      valueWords(role, 'member.role', view.language, deps),
    )
    return [regionName(region, deps), ...(roles ?? [])].join(', ')
  },
  needs: ({ household, needs }, { view }) =>
    view.t('new.answers', {
      n: Object.keys(household?.members[0]?.facts ?? {}).length + needs.length,
    }),
  safety: ({ safety }, { view, deps }) =>
    safety ? valueWords(safety.threatLevel, 'request.threatLevel', view.language, deps) : '',
  status: ({ household }, { view }) =>
    household?.members.every(({ statuses }) => statuses.length > 0) ? view.t('new.filled') : '',
  urgency: ({ urgency }, { view }) => (urgency ? view.t('new.class', { n: urgency.class }) : ''),
  check: () => '',
}
