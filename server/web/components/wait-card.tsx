import type { VNode } from 'preact'
import type { Wait } from '../../features/waitlist/wait.schema.ts'
import type { Visit } from '../http/visit.ts'
import { labelIn } from '../texts.ts'
import { Day, Deadline, dayText } from './moment.tsx'
import { WaitStatusBadge } from './request-status.tsx'

interface CardProps {
  readonly visit: Visit
  readonly wait: Wait | undefined
}

/** Status, clock and terms of a wait; nothing before it is on the list. */
export function WaitCard({ visit, wait }: CardProps): VNode | null {
  const { view, deps } = visit
  const { t, language } = view
  if (!wait?.waitStatus) return null
  const { waitStatus, clock, waitingDays, stoppedDays, enteredOn } = wait
  const status = deps.reference.waitStatuses.get(waitStatus)
  const stands = { day: dayText(clock.since, language), reason: reasonText(clock.reason, visit) }
  return (
    <section class="card" aria-labelledby="wait-title">
      <h2 class="plain" id="wait-title">
        {t('wait.title')}
      </h2>
      <p>
        <WaitStatusBadge view={view} waitStatus={waitStatus} deps={deps} />{' '}
        {status && (language === 'nl' ? status.criteriaNl : status.criteriaEn)}
      </p>
      <p>
        {t('wait.counted', { n: waitingDays, day: dayText(enteredOn, language) })}{' '}
        {stoppedDays > 0 && t('wait.not-counted', { n: stoppedDays })}{' '}
        <strong>{clock.kind === 'running' ? t('wait.runs') : t('wait.stands', stands)}</strong>
      </p>
      <Keeping visit={visit} wait={wait} />
      <Clocks visit={visit} wait={wait} />
      {wait.spells.length > 1 && <Spells visit={visit} wait={wait} />}
    </section>
  )
}

interface PartProps {
  readonly visit: Visit
  readonly wait: Wait
}

/** Until when it is parked, or by when somebody says that it still waits. */
function Keeping({ visit, wait: { parking, checkIn } }: PartProps): VNode | null {
  const { view } = visit
  const { t, language } = view
  if (parking) {
    const said = {
      day: dayText(parking.until, language),
      reason: reasonText(parking.reason, visit),
    }
    return <p>{t('wait.parked', said)}</p>
  }
  if (!checkIn) return null
  return (
    <p>
      {t('wait.check-in-by')}: <Deadline view={view} at={checkIn.due} />{' '}
      {checkIn.warnings > 0 && <strong>{t('wait.warnings', { n: checkIn.warnings })}</strong>}
    </p>
  )
}

function Clocks({ visit: { view }, wait }: PartProps): VNode {
  const { t, language } = view
  return (
    <table class="folds">
      <caption class="hidden-text">{t('wait.clocks')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('wait.clock')}</th>
          <th scope="col">{t('wait.since')}</th>
          <th scope="col">{t('wait.days')}</th>
          <th scope="col">{t('wait.due')}</th>
          <th scope="col">{t('wait.source')}</th>
        </tr>
      </thead>
      <tbody>
        {wait.clocks.map((clock) => (
          <tr key={clock.norm}>
            <th scope="row">
              {labelIn(language, clock)} <span class="note">({t(`wait.kind.${clock.kind}`)})</span>
            </th>
            <td data-label={t('wait.since')}>
              <Day view={view} day={clock.since} />
            </td>
            <td class="number" data-label={t('wait.days')}>
              {clock.days}
            </td>
            <td data-label={t('wait.due')}>
              {clock.due === undefined ? (
                <span class="note">{t('wait.no-due')}</span>
              ) : (
                <Deadline view={view} at={clock.due} />
              )}
            </td>
            <td data-label={t('wait.source')}>{clock.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Spells({ visit, wait }: PartProps): VNode {
  const { view } = visit
  const { t, language } = view
  return (
    <details id="spells">
      <summary>{t('wait.spells')}</summary>
      <ul>
        {wait.spells.map(({ from, until, kind, reason, days }) => (
          <li key={from}>
            {dayText(from, language)} –{' '}
            {until === undefined ? t('wait.now') : dayText(until, language)}:{' '}
            {t(`wait.spell.${kind}`)}, {t('request.waiting-days', { n: days })} (
            {reasonText(reason, visit)})
          </li>
        ))}
      </ul>
    </details>
  )
}

/** In the middle of a sentence. */
function reasonText(code: string, { view, deps }: Visit): string {
  const known = deps.reference.clockReasons.get(code)
  const text = known ? labelIn(view.language, known) : code
  return text.charAt(0).toLowerCase() + text.slice(1)
}
