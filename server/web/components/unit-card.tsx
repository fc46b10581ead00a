import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { UnitCapacity } from '../../features/capacity/capacity.schema.ts'
import { countSeats } from '../../features/capacity/numbers.ts'
import { dayOf } from '../../today.ts'
import { nameIn } from '../texts.ts'
import type { View } from '../http/visit.ts'
import { facilityTypeName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { SurgeNotes } from './surges.tsx'
import { TextField } from './field.tsx'
import { Form } from './form.tsx'
import { momentText } from './moment.tsx'

interface UnitProps {
  readonly view: View
  readonly unit: UnitCapacity
  readonly deps: Deps
}

/** A unit tonight: four numbers, how fresh they are, and one tap to say they are still true. */
export function UnitCard({ view, unit, deps }: UnitProps): VNode {
  const { t, language } = view
  const { unitId, name, physical, staffed, funded, available } = unit
  const limited = staffed < physical || funded < physical
  const form = `attest-${unitId}`
  return (
    <li class="card">
      <h3>
        {name}
        <span class="caption">{facilityTypeName(unit.facilityType, language, deps)}</span>
      </h3>
      <UnitSums view={view} unit={unit} />
      {limited && <p class="note">{t('unit.limit', { staffed, funded, physical })}</p>}
      <SurgeNotes view={view} unit={unit} deps={deps} />
      <Seats view={view} unit={unit} deps={deps} />
      <Freshness view={view} unit={unit} deps={deps} />
      <Form
        {...{ view, id: form, action: paths.attestation(unitId) }}
        waitsAs={`${t('unit.still-true', { n: available })}, ${name}`}
      >
        <input type="hidden" name="available" value={available} />
        <button>{t('unit.still-true', { n: available })}</button>
      </Form>
      <OtherNumber view={view} unitId={unitId} name={name} />
      <p>
        <a class="back" href={paths.unit(unitId)}>
          {t('unit.places')}
        </a>
      </p>
    </li>
  )
}

export function UnitSums({ view: { t }, unit }: Omit<UnitProps, 'deps'>): VNode {
  const { available, held, occupied, closed } = unit
  return (
    <dl class="sums">
      <div class={available > 0 ? 'free' : 'free none'}>
        <dt>{t('unit.free')}</dt>
        <dd>{available}</dd>
      </div>
      <div>
        <dt>{t('unit.held')}</dt>
        <dd>{held}</dd>
      </div>
      <div>
        <dt>{t('unit.occupied')}</dt>
        <dd>{occupied}</dd>
      </div>
      <div>
        <dt>{t('unit.closed')}</dt>
        <dd>{closed}</dd>
      </div>
    </dl>
  )
}

/** Free seats per care programme, which are no beds. */
function Seats({ view, unit, deps }: UnitProps): VNode | null {
  const { t, language } = view
  const { places = [], programmes = [] } = deps.board.unit(unit.unitId) ?? {}
  const today = dayOf(view.now)
  const seats = countSeats(places, today, today).flatMap(({ programme, ...sum }) => {
    const named = programmes.find(({ code }) => code === programme)
    return named ? [{ ...sum, code: programme, name: nameIn(language, named) }] : []
  })
  if (seats.length === 0) return null
  return (
    <ul class="note">
      {seats.map(({ code, name, free, seats: all }) => (
        <li key={code}>
          {name}: {t('unit.seats-free', { free, seats: all })}
        </li>
      ))}
    </ul>
  )
}

/** How old the last word about this unit is, and whether it agreed with the calendar. */
function Freshness({ view, unit, deps }: UnitProps): VNode {
  const { t, language } = view
  const attestation = deps.board.unit(unit.unitId)?.unit.attestation
  const differs = attestation != null && attestation.available !== attestation.derived
  const last =
    attestation && t('unit.last', { moment: momentText(attestation.at.toISOString(), language) })
  return (
    <>
      <p class="note">
        <span class={unit.freshness === 'fresh' ? 'badge good' : 'badge care'}>
          {t(`unit.${unit.freshness}`)}
        </span>{' '}
        {last}
      </p>
      {differs && (
        <p class="notice care">
          {t('unit.differs', { seen: attestation.available, derived: attestation.derived })}
        </p>
      )}
    </>
  )
}

interface OtherProps {
  readonly view: View
  readonly unitId: string
  readonly name: string
}

function OtherNumber({ view, unitId, name }: OtherProps): VNode {
  const { t, form } = view
  const id = `count-${unitId}`
  return (
    <details id={`other-${unitId}`} open={form.id === id}>
      <summary>{t('unit.other-number')}</summary>
      <Form
        {...{ view, id, action: paths.attestation(unitId) }}
        waitsAs={`${t('unit.other-number')}, ${name}`}
      >
        <TextField
          view={view}
          form={id}
          name="available"
          type="number"
          label={t('unit.seen')}
          hint={t('unit.seen-hint')}
        />
        <button class="second">{t('unit.send')}</button>
      </Form>
    </details>
  )
}
