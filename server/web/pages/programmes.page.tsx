import type { VNode } from 'preact'
import type { StoredPlace } from '../../../models/place.model.ts'
import { placeState } from '../../features/capacity/numbers.ts'
import { programmeKinds } from '../../features/programmes/programme-kinds.ts'
import type { ProgrammeKind } from '../../features/programmes/programme-kinds.ts'
import { listWaits } from '../../features/programmes/programme-wait.query.ts'
import type { ProgrammeWait } from '../../features/programmes/programme-wait.schema.ts'
import { mayCall } from '../../http/access.ts'
import { MAX_PAGE_SIZE } from '../../http/page.ts'
import { dayOf } from '../../today.ts'
import { Live } from '../components/live.tsx'
import { Because } from '../components/programme-waits.tsx'
import { ClassBadge } from '../components/request-status.tsx'
import type { Screen } from '../http/screen.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'
import { nameIn } from '../texts.ts'

export const programmesScreen: Screen = {
  path: '/programmes',
  access: 'see-waitlist',
  show: async (visit) => {
    const { actor, deps } = visit
    const page = { page: 1, pageSize: MAX_PAGE_SIZE }
    const { items } = await listWaits(page, actor, deps)
    return ProgrammesPage({ visit, waits: items })
  },
}

interface ProgrammesProps {
  readonly visit: Visit
  readonly waits: readonly ProgrammeWait[]
}

function ProgrammesPage({ visit, waits }: ProgrammesProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const kinds = [...programmeKinds(deps).values()].toSorted((a, b) =>
    nameIn(language, a).localeCompare(nameIn(language, b)),
  )
  return (
    <Layout view={view} title={t('programmes.title')}>
      <h1>{t('programmes.title')}</h1>
      <p class="lead">{t('programmes.lead')}</p>
      {kinds.length === 0 && <p class="note">{t('programmes.none')}</p>}
      <Live
        view={view}
        id="programmes"
        on={['waitlist', 'offer', 'stay']}
        name={t('programmes.title')}
      >
        {kinds.map((kind) => (
          <Programme
            key={kind.kind}
            {...{ visit, kind }}
            waits={waits.filter(({ programme }) => programme === kind.kind)}
          />
        ))}
      </Live>
    </Layout>
  )
}

interface ProgrammeProps extends ProgrammesProps {
  readonly kind: ProgrammeKind
}

function Programme({ visit, kind, waits }: ProgrammeProps): VNode {
  const { t, language } = visit.view
  return (
    <>
      <h2>
        {nameIn(language, kind)}{' '}
        {kind.ambulant && <span class="badge">{t('programmes.ambulant')}</span>}
      </h2>
      <details id={`seats-${kind.kind}`}>
        <summary>
          {t('unit.seats-free', {
            free: kind.units.reduce((sum, { free }) => sum + free, 0),
            seats: kind.units.reduce((sum, { seats }) => sum + seats, 0),
          })}
        </summary>
        <ul>
          {kind.units.map(({ unitId, unitName, seats, free }) => (
            <li key={unitId}>{t('programmes.seats', { free, seats, unit: unitName })}</li>
          ))}
        </ul>
      </details>
      {waits.length === 0 ? (
        <p class="note">{t('programmes.nobody')}</p>
      ) : (
        <WaitTable {...{ visit, kind, waits }} />
      )}
    </>
  )
}

function WaitTable({ visit, kind, waits }: ProgrammeProps): VNode {
  const { t, language } = visit.view
  const offers = mayCall(visit.actor, 'make-offer')
  return (
    <table class="folds">
      <caption class="hidden-text">
        {nameIn(language, kind)}: {t('programmes.waiting', { n: waits.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('waitlist.position')}</th>
          <th scope="col">{t('requests.case')}</th>
          <th scope="col">{t('requests.class')}</th>
          <th scope="col">{t('requests.region')}</th>
          <th scope="col">{t('waitlist.waits')}</th>
          <th scope="col">{t('waitlist.offers')}</th>
        </tr>
      </thead>
      <tbody>
        {waits.map((wait) => (
          <WaitRow key={wait.id} {...{ visit, kind, wait, offers }} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly visit: Visit
  readonly kind: ProgrammeKind
  readonly wait: ProgrammeWait
  /** The reader may offer seats. */
  readonly offers: boolean
}

function WaitRow({ visit, kind, wait, offers }: RowProps): VNode {
  const { view, deps } = visit
  const { t } = view
  return (
    <tr>
      <td class="number" data-label={t('waitlist.position')}>
        {wait.position}
      </td>
      <th scope="row">
        <a class="back" href={paths.request(wait.requestId)}>
          {shortId(wait.requestId)}
        </a>
      </th>
      <td>
        <ClassBadge view={view} urgency={wait.class} />
      </td>
      <td>{regionName(wait.region, deps)}</td>
      <td>
        <details id={`why-${wait.id}`}>
          <summary>
            {t('waitlist.why', { days: t('request.waiting-days', { n: wait.waitingDays }) })}
          </summary>
          <Because view={view} wait={wait} />
        </details>
      </td>
      <td data-label={t('waitlist.offers')}>
        {wait.openOffers}
        {offers && <OfferLinks {...{ visit, kind, wait }} />}
      </td>
    </tr>
  )
}

/** One free seat of each unit that has one: the next page asks for the period. */
function OfferLinks({ visit, kind, wait }: Omit<RowProps, 'offers'>): VNode | null {
  const free = kind.units.flatMap(({ unitId, unitName }) => {
    const seat = freeSeat(unitId, kind.kind, visit)
    return seat ? [{ unitName, to: paths.newOffer(wait.requestId, String(seat._id)) }] : []
  })
  if (free.length === 0) return null
  return (
    <ul class="plain">
      {free.map(({ unitName, to }) => (
        <li key={to}>
          <a class="back" href={to}>
            {visit.view.t('programmes.offer', { unit: unitName })}
            <span class="hidden-text"> {shortId(wait.requestId)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function freeSeat(unitId: string, kind: string, { view, deps }: Visit): StoredPlace | undefined {
  const today = dayOf(view.now)
  const { places = [], programmes = [] } = deps.board.unit(unitId) ?? {}
  const codes = programmes.filter((one) => one.kind === kind).map(({ code }) => code)
  return places.find(
    (place) =>
      place.kind === 'seat' &&
      codes.includes(place.programme ?? '') &&
      placeState(place, today, today) === 'free',
  )
}
