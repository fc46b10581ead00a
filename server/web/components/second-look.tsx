import type { VNode } from 'preact'
import type { OfferWithProfile } from '../../features/offers/offer.schema.ts'
import type { SecondLook } from '../../features/offers/review.schema.ts'
import type { View, Visit } from '../http/visit.ts'
import { isKey, labelIn } from '../texts.ts'
import { Deadline, Moment } from './moment.tsx'

interface LookProps {
  readonly visit: Visit
  readonly offer: OfferWithProfile
}

const RUNNING: readonly string[] = ['mitigation', 'unit-again', 'opinion']

/** Whose turn it is in a second look, until when, and what was said so far. */
export function SecondLookPanel({ visit, offer }: LookProps): VNode | null {
  const { review, secondLook, explanation } = offer
  if (!review || !secondLook) return null
  const { view } = visit
  const { t } = view
  const running = RUNNING.includes(review.status)
  return (
    <section class="notice care" aria-labelledby="look-title">
      <h2 class="plain" id="look-title">
        {t(running ? 'look.title' : 'look.title-done')}
      </h2>
      <p>
        <strong>{t(`look.${review.status}`)}</strong>{' '}
        {review.overdueSince !== undefined && <span class="badge bad">{t('look.overdue')}</span>}{' '}
        {review.dueBy !== undefined && <Deadline view={view} at={review.dueBy} />}
      </p>
      {running && <p class="note">{t('look.held')}</p>}
      <dl class="facts">
        {explanation !== undefined && <Said label={t('look.explanation')} text={explanation} />}
        {secondLook.wanted.length > 0 && (
          <Said label={t('look.wanted')} text={mitigations(secondLook.wanted, visit)} />
        )}
        {secondLook.offered && (
          <Said label={t('look.offered')} text={mitigations(secondLook.offered.codes, visit)} />
        )}
        <OpinionSaid view={view} look={secondLook} />
        <AppealSaid view={view} look={secondLook} />
      </dl>
    </section>
  )
}

function Said({ label, text }: { readonly label: string; readonly text: string }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  )
}

function mitigations(codes: readonly string[], { view, deps }: Visit): string {
  if (codes.length === 0) return view.t('look.nothing')
  const known = codes.flatMap((code) => deps.reference.mitigations.get(code) ?? [])
  return known.map((one) => labelIn(view.language, one)).join(', ')
}

interface SaidProps {
  readonly view: View
  readonly look: SecondLook
}

function OpinionSaid({ view: { t }, look: { opinion } }: SaidProps): VNode | null {
  if (!opinion) return null
  const { grounds, mandate } = opinion
  return (
    <>
      <Said label={t('look.grounds')} text={grounds} />
      {mandate && (
        <Said label={t('look.mandate')} text={`${mandate.decider}, ${mandate.reference}`} />
      )}
    </>
  )
}

function AppealSaid({ view: { t }, look: { appeal } }: SaidProps): VNode | null {
  if (!appeal) return null
  const { side, grounds, decision } = appeal
  return (
    <Said
      label={t(`look.appeal-${side}`)}
      text={`${grounds} (${t(`look.appeal.${decision ?? 'open'}`)})`}
    />
  )
}

/** What was done with an offer: when, in which role, and whether for the shelter. */
export function OfferHistory({ visit: { view, deps }, offer }: LookProps): VNode | null {
  const { t, language } = view
  if (offer.steps.length === 0) return null
  return (
    <>
      <h2>{t('steps.title')}</h2>
      <ol class="plain-list">
        {offer.steps.map(({ act, role, at, code, onBehalf }) => {
          const reason = code === undefined ? undefined : deps.reference.refusalReasons.get(code)
          return (
            <li key={`${act}-${at}`}>
              <Moment view={view} at={at} />: {t(`steps.${act}`)}
              {reason && ` (${labelIn(language, reason)})`}, {whoOf(role, view)}
              {onBehalf && ` ${t('steps.on-behalf')}`}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function whoOf(role: string, { t }: View): string {
  const key = `by.${role}`
  return isKey(key) ? t(key) : role
}
