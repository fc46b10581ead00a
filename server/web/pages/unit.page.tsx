import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { UnitDetail } from '../../features/capacity/capacity.schema.ts'
import { reopenPlace } from '../../features/capacity/capacity.service.ts'
import { unitDetail } from '../../features/capacity/unit-detail.query.ts'
import { Form } from '../components/form.tsx'
import { Live } from '../components/live.tsx'
import { Day } from '../components/moment.tsx'
import { Surges } from '../components/surges.tsx'
import { UnitSums } from '../components/unit-card.tsx'
import { mayCall } from '../../http/access.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { facilityTypeName } from '../lookups.ts'
import { homeOf } from '../navigation.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn, nameIn } from '../texts.ts'

export const unitScreen: Screen = {
  path: '/units/:unitId',
  access: 'see-capacity',
  show: (visit) => {
    const { view, actor, deps } = visit
    const unit = unitDetail(idOf(visit, 'unitId'), actor, deps)
    return UnitPage({ view, unit, deps, keeps: mayCall(actor, 'keep-capacity') })
  },
}

export const reopenForm: Forms = {
  path: '/units/:unitId/places/:placeId/closures/:closureId/removal',
  access: 'keep-capacity',
  on: unitScreen,
  act: async (visit) => {
    const { params, actor, deps } = visit
    await reopenPlace(idOf(visit, 'placeId'), params['closureId'] ?? '', actor, deps)
    return withQuery(paths.unit(idOf(visit, 'unitId')), { done: 'reopened' })
  },
}

interface UnitProps {
  readonly view: View
  readonly unit: UnitDetail
  readonly deps: Deps
  /** Whether the reader may close and open places. */
  readonly keeps: boolean
}

function UnitPage(props: UnitProps): VNode {
  const { view, unit, deps } = props
  const { t, language } = view
  return (
    <Layout view={view} title={unit.name}>
      <a class="back" href={homeOf(view.role)}>
        ‹ {t('back')}
      </a>
      <h1>
        {unit.name}
        <span class="caption">{facilityTypeName(unit.facilityType, language, deps)}</span>
      </h1>
      <p>
        <a class="button second" href={paths.unitCalendar(unit.unitId)}>
          {t('calendar.open')}
        </a>{' '}
        {props.keeps && <a href={paths.dutyHours(unit.unitId)}>{t('duty.open')}</a>}
      </p>
      <Live view={view} id="places" on={['capacity']} name={unit.name}>
        <UnitSums view={view} unit={unit} />
        <PlaceTable {...props} />
        <Seats view={view} unit={unit} />
        <Surges {...props} />
      </Live>
    </Layout>
  )
}

function PlaceTable(props: UnitProps): VNode {
  const { view, unit, keeps } = props
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('unit.place')}</th>
          <th scope="col">{t('unit.state')}</th>
          <th scope="col">{t('unit.until-when')}</th>
          {keeps && <th scope="col">{t('unit.act')}</th>}
        </tr>
      </thead>
      <tbody>
        {unit.places
          .filter(({ kind }) => kind !== 'seat')
          .map((place) => (
            <PlaceRow key={place.placeId} {...props} place={place} />
          ))}
      </tbody>
    </table>
  )
}

const LOOKS = { free: 'good', held: 'calm', occupied: '', closed: 'care' } as const

function PlaceRow({
  view,
  unit,
  deps,
  keeps,
  place,
}: UnitProps & { readonly place: UnitDetail['places'][number] }): VNode {
  const { t, language } = view
  const { placeId, label, state } = place
  const closure = place.bookings.find(({ kind }) => kind === 'closure')
  const reason = closure && deps.reference.closureReasons.get(closure.reason ?? '')
  const until = place.bookings[0]?.until
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <span class={`badge ${LOOKS[state]}`}>{t(`state.${state}`)}</span>{' '}
        {reason && <span class="note">{labelIn(language, reason)}</span>}
      </td>
      <td data-label={until === undefined ? undefined : t('unit.until-when')}>
        {until !== undefined && <Day view={view} day={until} />}
      </td>
      {keeps && (
        <td>
          {closure ? (
            <Form
              view={view}
              id={`reopen-${closure.id}`}
              action={paths.reopening(unit.unitId, placeId, closure.id)}
            >
              <button class="second">
                {t('unit.reopen')} <span class="hidden-text">{label}</span>
              </button>
            </Form>
          ) : (
            <a class="button second" href={paths.closures(unit.unitId, placeId)}>
              {t('unit.close')} <span class="hidden-text">{label}</span>
            </a>
          )}
        </td>
      )}
    </tr>
  )
}

function Seats({ view, unit }: Pick<UnitProps, 'view' | 'unit'>): VNode | null {
  const { t, language } = view
  if (unit.programmes.length === 0) return null
  return (
    <>
      <h2>{t('unit.seats')}</h2>
      <ul>
        {unit.programmes.map((programme) => (
          <li key={programme.code}>
            {nameIn(language, programme)}:{' '}
            {t('unit.seats-free', { free: programme.free, seats: programme.seats })}
            {programme.ambulant === true && (
              <>
                {' '}
                <span class="badge">{t('programmes.ambulant')}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
