import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import { dayOf } from '../../today.ts'
import type { View } from '../http/visit.ts'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { Form } from './form.tsx'
import { dayText } from './moment.tsx'

interface RowProps {
  readonly view: View
  readonly stay: Stay
  readonly today: string
  readonly deps: Deps
}

/** Somebody who is expected: there, or not. */
export function ArrivalRow({ view, stay, today, deps }: RowProps): VNode {
  const { t, language } = view
  return (
    <li class="card row">
      <div>
        <StayName stay={stay} deps={deps} />
        <p>
          {t('today.from', { day: dayText(stay.from, language) })}{' '}
          {stay.from < today && <span class="badge bad">{t('today.late')}</span>}
        </p>
      </div>
      <div class="actions">
        <Form
          {...{ view, id: `arrive-${stay.id}`, action: paths.arrival(stay.id) }}
          waitsAs={`${t('arrive.yes')}: ${whereOf(stay, deps)}`}
        >
          <button>{t('arrive.yes')}</button>
        </Form>
        <a class="button second" href={paths.nonArrival(stay.id)}>
          {t('arrive.no')}
        </a>
      </div>
    </li>
  )
}

interface DepartureProps extends RowProps {
  /** Two taps on the row itself, instead of a page of its own. */
  readonly quick?: boolean
}

/** Somebody who is there, and when the stay ends. */
export function DepartureRow({ view, stay, today, deps, quick }: DepartureProps): VNode {
  const { t, language } = view
  return (
    <li class="card row">
      <div>
        <StayName stay={stay} deps={deps} />
        <p>
          {t('today.until', { day: dayText(stay.until, language) })}{' '}
          {(stay.overdueSince !== undefined || stay.until < today) && (
            <span class="badge bad">{t('today.overdue')}</span>
          )}
        </p>
      </div>
      {quick ? (
        <QuickDeparture view={view} stay={stay} deps={deps} />
      ) : (
        <a class="button second" href={paths.departure(stay.id)}>
          {t('depart.button')}
        </a>
      )}
    </li>
  )
}

/** Left today, to one of the destinations; another day has a page of its own. */
function QuickDeparture({ view, stay, deps }: Omit<RowProps, 'today'>): VNode {
  const { t, language } = view
  return (
    <details id={`leave-${stay.id}`} class="wide">
      <summary>{t('depart.button')}</summary>
      <p>{t('depart.today')}</p>
      <Form
        {...{ view, id: `depart-${stay.id}`, action: paths.departure(stay.id), class: 'choose' }}
        waitsAs={`${t('depart.button')}: ${whereOf(stay, deps)}`}
      >
        <input type="hidden" name="on" value={dayOf(view.now)} />
        {[...deps.reference.destinations.values()].map((destination) => (
          <button key={destination.code} class="second" name="destination" value={destination.code}>
            {labelIn(language, destination)}
          </button>
        ))}
      </Form>
      <a class="back" href={paths.departure(stay.id)}>
        {t('depart.other-day')}
      </a>
    </details>
  )
}

function whereOf({ unitId, placeIds }: Stay, deps: Deps): string {
  return `${unitName(unitId, deps)}, ${placeLabels(unitId, placeIds, deps)}`
}

function StayName({ stay, deps }: { readonly stay: Stay; readonly deps: Deps }): VNode {
  return (
    <h3>
      <a href={paths.stay(stay.id)}>{placeLabels(stay.unitId, stay.placeIds, deps)}</a>
      <span class="caption">
        {unitName(stay.unitId, deps)} · {shortId(stay.id)}
      </span>
    </h3>
  )
}
