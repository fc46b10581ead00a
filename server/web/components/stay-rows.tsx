import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import type { View } from '../http/visit.ts'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
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
        <Form view={view} id={`arrive-${stay.id}`} action={paths.arrival(stay.id)}>
          <button>{t('arrive.yes')}</button>
        </Form>
        <a class="button second" href={paths.nonArrival(stay.id)}>
          {t('arrive.no')}
        </a>
      </div>
    </li>
  )
}

/** Somebody who is there, and when the stay ends. */
export function DepartureRow({ view, stay, today, deps }: RowProps): VNode {
  const { t, language } = view
  return (
    <li class="card row">
      <div>
        <StayName stay={stay} deps={deps} />
        <p>
          {t('today.until', { day: dayText(stay.until, language) })}{' '}
          {stay.until < today && <span class="badge bad">{t('today.overdue')}</span>}
        </p>
      </div>
      <a class="button second" href={paths.departure(stay.id)}>
        {t('depart.button')}
      </a>
    </li>
  )
}

function StayName({ stay, deps }: { readonly stay: Stay; readonly deps: Deps }): VNode {
  return (
    <h3>
      {placeLabels(stay.unitId, stay.placeIds, deps)}
      <span class="caption">
        {unitName(stay.unitId, deps)} · {shortId(stay.id)}
      </span>
    </h3>
  )
}
