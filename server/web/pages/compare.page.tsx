import type { VNode } from 'preact'
import { matchesFor } from '../../features/matching/match.query.ts'
import type { Matches } from '../../features/matching/match.schema.ts'
import { requireRequest } from '../../features/requests/request-move.ts'
import { mayCall } from '../../http/access.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { COMPARED, comparedPlace } from '../compare/compared-place.ts'
import type { ComparedPlace } from '../compare/compared-place.ts'
import { JudgedRows, Row, Shared, UnitRows } from '../components/compare-rows.tsx'
import { momentText } from '../components/moment.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { shortId } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'

/** Two to four places of one judged run, side by side. */
export const compareScreen: Screen = {
  path: '/requests/:id/compare',
  access: 'see-request',
  show: async (visit) => {
    const { query, actor, deps } = visit
    const id = idOf(visit)
    const request = await requireRequest(id, { actor })
    const placeIds = [...new Set(query.getAll('place').filter(isId))].slice(0, COMPARED.most)
    const runId = isId(query.get('run') ?? '') ? (query.get('run') ?? undefined) : undefined
    const wanted = { page: 1, pageSize: COMPARED.most, placeIds, runId }
    const run =
      placeIds.length < COMPARED.least ? undefined : await matchesFor(id, wanted, actor, deps)
    const places = (run?.matches ?? []).map((match) => comparedPlace(match, request.region, deps))
    const from: readonly string[] = REQUEST_MOVES.offer.from
    const offerable = mayCall(actor, 'make-offer') && from.includes(request.status)
    return ComparePage({ visit, id, run, places, offerable })
  },
}

function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text)
}

interface CompareProps {
  readonly visit: Visit
  readonly id: string
  /** Absent when too few places were chosen. */
  readonly run: Matches | undefined
  readonly places: readonly ComparedPlace[]
  readonly offerable: boolean
}

function ComparePage(props: CompareProps): VNode {
  const { visit, id, run, places } = props
  const { view } = visit
  const { t, language } = view
  const title = t('compare.title', { id: shortId(id) })
  return (
    <Layout view={view} title={title}>
      <a
        class="back"
        href={withQuery(paths.matches(id), { run: visit.query.get('run') ?? undefined })}
      >
        ‹ {t('matches.title', { id: shortId(id) })}
      </a>
      <h1>{title}</h1>
      {run && places.length >= COMPARED.least ? (
        <>
          <p class="note">
            {t('matches.as-of', {
              moment: momentText(run.asOf, language),
              version: run.ruleSetVersion,
            })}
          </p>
          <CompareTable {...props} />
          <Shared view={view} places={places} />
        </>
      ) : (
        <p class="notice">{t('compare.choose', COMPARED)}</p>
      )}
    </Layout>
  )
}

function CompareTable(props: CompareProps): VNode {
  const { visit, places } = props
  return (
    <table class="compare folds">
      <caption class="hidden-text">{visit.view.t('compare.caption')}</caption>
      <thead>
        <tr>
          <td />
          {places.map(({ match, name, label }) => (
            <th key={match.placeId} scope="col">
              {name}
              <span class="note block plain-text">{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <JudgedRows view={visit.view} places={places} />
        <UnitRows view={visit.view} places={places} />
        {props.offerable && <OfferRow {...props} />}
      </tbody>
    </table>
  )
}

function OfferRow({ visit: { view }, id, places }: CompareProps): VNode {
  const { t } = view
  return (
    <Row name={t('compare.act')} places={places}>
      {({ match, name }) =>
        match.verdict === 'blocked' ? (
          t('compare.no-offer')
        ) : (
          <a class="button" href={paths.newOffer(id, match.placeId)}>
            {t('matches.offer')}
            <span class="hidden-text">: {name}</span>
          </a>
        )
      }
    </Row>
  )
}
