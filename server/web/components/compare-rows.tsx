import type { ComponentChildren, VNode } from 'preact'
import { differences } from '../compare/compared-place.ts'
import type { ComparedPlace } from '../compare/compared-place.ts'
import type { View } from '../http/visit.ts'
import { nameIn } from '../texts.ts'
import { FundingBadges, FundingDetails } from './funding.tsx'
import { Reasons } from './match-card.tsx'

interface RowsProps {
  readonly view: View
  readonly places: readonly ComparedPlace[]
}

interface RowProps {
  readonly name: string
  readonly places: readonly ComparedPlace[]
  readonly children: (place: ComparedPlace) => ComponentChildren
}

/** One thing in which places can differ, for each of them. */
export function Row({ name, places, children }: RowProps): VNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      {places.map((place) => (
        <td key={place.match.placeId} data-label={place.name}>
          <div>{children(place)}</div>
        </td>
      ))}
    </tr>
  )
}

const LOOKS = { fits: 'good', assess: 'care', blocked: 'bad' } as const
const OUTCOMES = [
  ['no', 'compare.against'],
  ['unknown', 'compare.open'],
  ['yes', 'compare.for'],
] as const

/** What was judged of each place: the verdict, what tells them apart, and who pays. */
export function JudgedRows({ view, places }: RowsProps): VNode {
  const { t } = view
  const { apart } = differences(places)
  return (
    <>
      <Row name={t('compare.verdict')} places={places}>
        {({ match }) => (
          <>
            <span class={`badge ${LOOKS[match.verdict]}`}>{t(`matches.${match.verdict}`)}</span>
            {match.rank !== null && ` ${t('matches.rank', { n: match.rank })}`}
          </>
        )}
      </Row>
      {OUTCOMES.map(([outcome, name]) => (
        <Row key={outcome} name={t(name)} places={places}>
          {({ match }) => (
            <ReasonsOrNone
              view={view}
              reasons={match.reasons.filter(
                (reason) => reason.outcome === outcome && apart.has(reason.ruleId),
              )}
            />
          )}
        </Row>
      ))}
      <Row name={t('compare.funding')} places={places}>
        {({ match }) => (
          <>
            <FundingBadges view={view} funding={match.funding} />
            <FundingDetails view={view} funding={match.funding} id={`funding-${match.placeId}`} />
          </>
        )}
      </Row>
    </>
  )
}

/** How the unit of each place is: where, how surely free, with which programmes. */
export function UnitRows({ view, places }: RowsProps): VNode {
  const { t, language } = view
  return (
    <>
      <Row name={t('compare.kind')} places={places}>
        {({ kind }) => nameIn(language, kind)}
      </Row>
      <Row name={t('compare.place')} places={places}>
        {({ region, near }) => `${region}: ${t(`compare.near.${near}`)}`}
      </Row>
      <Row name={t('compare.confidence')} places={places}>
        {({ confidence, freshness }) => (
          <>
            {confidence} %<span class="note block">{t(`freshness.${freshness}`)}</span>
          </>
        )}
      </Row>
      <Row name={t('compare.programmes')} places={places}>
        {({ programmes }) =>
          programmes.length === 0 ? (
            t('compare.no-programmes')
          ) : (
            <Programmes view={view} programmes={programmes} />
          )
        }
      </Row>
    </>
  )
}

function ReasonsOrNone({
  view,
  reasons,
}: {
  view: View
  reasons: ComparedPlace['match']['reasons']
}): VNode {
  if (reasons.length === 0) return <span class="note">{view.t('compare.nothing')}</span>
  return <Reasons view={view} reasons={reasons} />
}

function Programmes({
  view,
  programmes,
}: { view: View } & Pick<ComparedPlace, 'programmes'>): VNode {
  return (
    <ul class="plain-list">
      {programmes.map(({ code, free, seats, ...name }) => (
        <li key={code}>
          {nameIn(view.language, name)}: {view.t('unit.seats-free', { free, seats })}
        </li>
      ))}
    </ul>
  )
}

/** What is said of every one of them in the same words is no reason to choose. */
export function Shared({ view, places }: RowsProps): VNode | null {
  const { alike } = differences(places)
  if (alike.length === 0) return null
  return (
    <details>
      <summary>{view.t('compare.alike', { n: alike.length })}</summary>
      <Reasons view={view} reasons={alike} />
    </details>
  )
}
