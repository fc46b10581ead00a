import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import { presentUnit } from '../../features/capacity/capacity.query.ts'
import type { View } from '../http/visit.ts'
import { facilityTypeName, placeLabels, regionName, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { sentenceIn } from '../texts.ts'
import { FundingBadges, FundingDetails } from './funding.tsx'
import type { Match, MatchGroup } from './match-groups.ts'

interface MatchProps {
  readonly view: View
  readonly group: MatchGroup
  readonly deps: Deps
  /** The request to offer it to, when the reader may. */
  readonly offerTo: string | undefined
}

/** One unit's places for one request: what speaks against, what is open, what is right, and who pays. */
export function MatchCard({ view, group: { match, placeIds }, deps, offerTo }: MatchProps): VNode {
  const { t } = view
  const { unitId, rank, reasons } = match
  const [first = ''] = placeIds
  const against = new Set(
    match.points.flatMap(({ ruleId, points }) => (points < 0 ? [ruleId] : [])),
  )
  const of = (outcome: Match['reasons'][number]['outcome']) =>
    reasons.filter((reason) => reason.outcome === outcome)
  return (
    <li class="card">
      <header>
        <h3>
          {unitName(unitId, deps)}
          <UnitLine view={view} unitId={unitId} deps={deps} />
        </h3>
        {rank !== null && <span class="badge good">{t('matches.rank', { n: rank })}</span>}
      </header>
      <p class="note">
        {t('matches.places', {
          n: placeIds.length,
          labels: placeLabels(unitId, placeIds, deps),
        })}
      </p>
      <FundingBadges view={view} funding={match.funding} />
      <Reasons view={view} reasons={of('no')} />
      <Reasons view={view} reasons={of('unknown')} />
      {match.verdict === 'fits' ? (
        <Reasons view={view} reasons={of('yes')} against={against} />
      ) : (
        <Folded view={view} id={`yes-${first}`} reasons={of('yes')} />
      )}
      <FundingDetails view={view} funding={match.funding} id={`funding-${first}`} />
      <CardActions view={view} unit={unitName(unitId, deps)} {...{ first, offerTo }} />
    </li>
  )
}

interface ActionProps extends Pick<MatchProps, 'view' | 'offerTo'> {
  /** Name of the unit, for who hears the page. */
  readonly unit: string
  readonly first: string
}

function CardActions({ view: { t }, unit, first, offerTo }: ActionProps): VNode {
  return (
    <div class="actions">
      {offerTo !== undefined && (
        <a class="button" href={paths.newOffer(offerTo, first)}>
          {t('matches.offer')}
          <span class="hidden-text">: {unit}</span>
        </a>
      )}
      <div class="choice">
        <input type="checkbox" id={`compare-${first}`} name="place" value={first} />
        <label for={`compare-${first}`}>
          {t('compare.pick')}
          <span class="hidden-text">: {unit}</span>
        </label>
      </div>
    </div>
  )
}

function UnitLine({
  view,
  unitId,
  deps,
}: {
  view: View
  unitId: string
  deps: Deps
}): VNode | null {
  const entry = deps.board.unit(unitId)
  if (!entry) return null
  const { facilityType, region, confidence } = presentUnit(entry, deps)
  return (
    <span class="caption">
      {facilityTypeName(facilityType, view.language, deps)} · {regionName(region, deps)} ·{' '}
      {view.t('matches.confidence', { n: Math.round(confidence * 100) })}
    </span>
  )
}

interface ReasonsProps {
  readonly view: View
  readonly reasons: Match['reasons']
  /** Rules that hold but speak a little against the place. */
  readonly against?: ReadonlySet<string>
}

export function Reasons({ view, reasons, against }: ReasonsProps): VNode | null {
  const { t, language } = view
  if (reasons.length === 0) return null
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.ruleId} class={against?.has(reason.ruleId) ? 'less' : reason.outcome}>
          {sentenceIn(language, reason)}
          {reason.legalBasis && (
            <span class="note">
              {' '}
              ({reason.legalBasis.law} {reason.legalBasis.article})
            </span>
          )}
          {reason.outcome !== 'yes' && reason.relaxableBy !== undefined && (
            <span class="note">
              {' '}
              {t('matches.relaxable', { who: whoMay(reason.relaxableBy, view) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Folded({ view, id, reasons }: ReasonsProps & { readonly id: string }): VNode | null {
  if (reasons.length === 0) return null
  return (
    <details id={id}>
      <summary>{view.t('matches.yes', { n: reasons.length })}</summary>
      <Reasons view={view} reasons={reasons} />
    </details>
  )
}

const RELAXERS = ['coordinator', 'desk', 'operator', 'region', 'nobody'] as const

/** The role that may set a rule aside, as people call it. */
export function whoMay(role: string, { t }: View): string {
  const known = RELAXERS.find((name) => name === role)
  return known === undefined ? role : t(`role.${known}`)
}
