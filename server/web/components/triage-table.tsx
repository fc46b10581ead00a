import type { VNode } from 'preact'
import type { RequestSummary } from '../../features/requests/request.schema.ts'
import type { Visit } from '../http/visit.ts'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'
import { Deadline, Moment } from './moment.tsx'
import { ClassBadge } from './request-status.tsx'

interface TableProps {
  readonly visit: Visit
  readonly requests: readonly RequestSummary[]
  readonly names: ReadonlyMap<string, string>
}

/** What waits for a decision: by when, and who has taken it. */
export function TriageTable({ visit: { view, deps, actor }, requests, names }: TableProps): VNode {
  const { t } = view
  const holder = (userId: string): string =>
    userId === actor.id ? t('claim.you') : (names.get(userId) ?? t('claim.colleague'))
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('requests.case')}</th>
          <th scope="col">{t('requests.class')}</th>
          <th scope="col">{t('requests.region')}</th>
          <th scope="col">{t('triage.by')}</th>
          <th scope="col">{t('claim.with')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ id, urgencyClass, region, triageBy, claim }) => (
          <tr key={id}>
            <th scope="row">
              <a class="back" href={paths.request(id)}>
                {t('request.title', { id: shortId(id) })}
              </a>
            </th>
            <td>
              <ClassBadge view={view} urgency={urgencyClass} />
            </td>
            <td>{regionName(region, deps)}</td>
            <td data-label={t('triage.by')}>
              {triageBy !== undefined && <Deadline view={view} at={triageBy} />}
            </td>
            <td data-label={t('claim.with')}>
              {claim ? (
                <>
                  {holder(claim.userId)}, {t('claim.until')} <Moment view={view} at={claim.until} />
                </>
              ) : (
                t('claim.nobody')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
