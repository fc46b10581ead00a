import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { PlanLine, UnplacedLine } from '../../features/plans/plan.schema.ts'
import type { View } from '../http/visit.ts'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { isKey, sentenceIn } from '../texts.ts'
import { ClassBadge } from './request-status.tsx'

interface LineProps {
  readonly view: View
  readonly deps: Deps
  readonly line: PlanLine
  readonly planId: string
}

/** A household with the place the plan gives it. */
export function LineRow({ view, deps, line, planId }: LineProps): VNode {
  const { t } = view
  return (
    <li class="card row">
      <div>
        <Household view={view} line={line} />
        <PlannedPlace view={view} line={line} deps={deps} />
      </div>
      {line.state === 'proposed' ? (
        <a class="button second" href={paths.planLine(planId, line.requestId)}>
          {t('plan.line.decide')}
          <span class="hidden-text"> {shortId(line.requestId)}</span>
        </a>
      ) : (
        <Decision view={view} line={line} />
      )}
    </li>
  )
}

export function PlannedPlace({ view, line, deps }: Omit<LineProps, 'planId'>): VNode {
  const { t } = view
  return (
    <p>
      {unitName(line.unitId, deps)}, {placeLabels(line.unitId, [line.placeId], deps)}
      {line.displaces !== undefined && (
        <span class="note block">{t('plan.line.displaces', { id: shortId(line.displaces) })}</span>
      )}
    </p>
  )
}

function Decision({ view, line }: { readonly view: View; readonly line: PlanLine }): VNode | null {
  const { t } = view
  if (line.offerId !== undefined) {
    return (
      <a class="back" href={paths.offer(line.offerId)}>
        {t('offer.title', { id: shortId(line.offerId) })}
      </a>
    )
  }
  if (!line.override) return null
  const key = `override.${line.override.reason}`
  return (
    <p>
      <span class="badge care">{isKey(key) ? t(key) : line.override.reason}</span>{' '}
      <span class="note">{line.override.explanation}</span>
    </p>
  )
}

/** A household without a place, and why in words. */
export function UnplacedRow({
  view,
  line,
}: {
  readonly view: View
  readonly line: UnplacedLine
}): VNode {
  return (
    <li class="card">
      <Household view={view} line={line} />
      <Certificate view={view} line={line} />
    </li>
  )
}

export function Certificate({ view, line }: { view: View; line: UnplacedLine }): VNode {
  const { t, language } = view
  return (
    <>
      <p>{sentenceIn(language, line.certificate)}</p>
      <p>
        <a class="back" href={paths.matches(line.requestId)}>
          {t('plan.matches')}
          <span class="hidden-text"> {shortId(line.requestId)}</span>
        </a>
      </p>
    </>
  )
}

function Household({
  view,
  line,
}: {
  readonly view: View
  readonly line: Pick<PlanLine, 'requestId' | 'class' | 'waitingDays' | 'position'>
}): VNode {
  const { t } = view
  return (
    <h3>
      {line.position}. <a href={paths.request(line.requestId)}>{shortId(line.requestId)}</a>{' '}
      <ClassBadge view={view} urgency={line.class} />
      <span class="caption">{t('request.waiting-days', { n: line.waitingDays })}</span>
    </h3>
  )
}
