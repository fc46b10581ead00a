import type { VNode } from 'preact'
import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { capacityNow } from '../../features/capacity/capacity.query.ts'
import type { UnitCapacity } from '../../features/capacity/capacity.schema.ts'
import { offersToAnswer } from '../../features/offers/offer.query.ts'
import type { OfferWithProfile } from '../../features/offers/offer.schema.ts'
import { listStays } from '../../features/stays/stay.query.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import { dayOf } from '../../today.ts'
import { Live } from '../components/live.tsx'
import { OfferCard } from '../components/offer-card.tsx'
import { ArrivalRow, DepartureRow } from '../components/stay-rows.tsx'
import { UnitCard } from '../components/unit-card.tsx'
import type { Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'

interface TodayProps {
  readonly view: View
  readonly deps: Deps
  readonly today: string
  readonly units: readonly UnitCapacity[]
  readonly offers: readonly OfferWithProfile[]
  readonly planned: readonly Stay[]
  readonly residents: readonly Stay[]
}

/** Departures are listed this many days ahead. */
const AHEAD_DAYS = 7

export const todayScreen: Screen = {
  path: '/today',
  access: 'keep-capacity',
  show: async ({ view, actor, deps }) => {
    const [offers, planned, residents] = await Promise.all([
      offersToAnswer(actor, deps),
      listStays('planned', actor, deps),
      listStays('arrived', actor, deps),
    ])
    const { units } = capacityNow({}, actor, deps)
    const today = dayOf(view.now)
    return TodayPage({ view, deps, today, units, offers, planned, residents })
  },
}

function TodayPage(props: TodayProps): VNode {
  const { view } = props
  return (
    <Layout view={view} title={view.t('today.title')}>
      <h1>{view.t('today.title')}</h1>
      <Offers {...props} />
      <Arrivals {...props} />
      <Units {...props} />
      <Departures {...props} />
    </Layout>
  )
}

function Offers({ view, offers, deps }: TodayProps): VNode {
  const { t } = view
  return (
    <Live view={view} id="offers" on={['offer']} name={t('today.offers')}>
      <h2>{t('today.offers')}</h2>
      {offers.length === 0 ? (
        <p class="note">{t('today.no-offers')}</p>
      ) : (
        <ul class="cards wide">
          {offers.map((offer) => (
            <OfferCard key={offer.id} view={view} offer={offer} deps={deps} />
          ))}
        </ul>
      )}
    </Live>
  )
}

function Units({ view, units, deps }: TodayProps): VNode {
  const { t } = view
  return (
    <Live view={view} id="units" on={['capacity']} name={t('today.units')}>
      <h2>{t('today.units')}</h2>
      {units.length === 0 && <p class="note">{t('today.no-units')}</p>}
      <ul class="cards">
        {units.map((unit) => (
          <UnitCard key={unit.unitId} view={view} unit={unit} deps={deps} />
        ))}
      </ul>
    </Live>
  )
}

function Arrivals({ view, planned, today, deps }: TodayProps): VNode {
  const { t } = view
  const soonest = planned.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (
    <Live view={view} id="arrivals" on={['stay', 'offer']} name={t('today.arrivals')}>
      <h2>{t('today.arrivals')}</h2>
      {planned.length === 0 ? (
        <p class="note">{t('today.no-arrivals')}</p>
      ) : (
        <ul class="stack">
          {soonest.map((stay) => (
            <ArrivalRow key={stay.id} view={view} stay={stay} today={today} deps={deps} />
          ))}
        </ul>
      )}
    </Live>
  )
}

function Departures({ view, residents, today, deps }: TodayProps): VNode {
  const { t } = view
  const horizon = addDays(today, AHEAD_DAYS)
  const soon = residents.filter(({ until }) => until <= horizon)
  const others = residents.filter(({ until }) => until > horizon)
  const rows = (stays: readonly Stay[], quick = false) => (
    <ul class="stack">
      {stays.map((stay) => (
        <DepartureRow key={stay.id} {...{ view, stay, today, deps, quick }} />
      ))}
    </ul>
  )
  return (
    <Live view={view} id="departures" on={['stay']} name={t('today.departures')}>
      <h2>{t('today.departures')}</h2>
      {soon.length === 0 ? <p class="note">{t('today.no-departures')}</p> : rows(soon, true)}
      {others.length > 0 && (
        <details id="residents">
          <summary>{t('today.residents', { n: others.length })}</summary>
          {rows(others)}
        </details>
      )}
    </Live>
  )
}
