import type { VNode } from 'preact'
import { capacityNow } from '../../features/capacity/capacity.query.ts'
import { existsOn, placeState } from '../../features/capacity/numbers.ts'
import { readStay } from '../../features/stays/stay.query.ts'
import { transferInput } from '../../features/stays/stay.schema.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import { transferStay } from '../../features/stays/transfer-stay.service.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextField } from '../components/field.tsx'
import type { Option } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const transferScreen: Screen = {
  path: '/stays/:id/transfer',
  access: 'keep-stay',
  show: async (visit) =>
    TransferPage({ visit, stay: await readStay(idOf(visit), visit.actor, visit.deps) }),
}

export const transferForm: Forms = {
  path: '/stays/:id/transfer',
  access: 'keep-stay',
  on: transferScreen,
  act: async (visit) => {
    const { deps, actor } = visit
    const emergency = fieldOf(visit, 'kind') === 'emergency'
    const said = {
      kind: visit.fields.get('kind') ?? '',
      placeId: visit.fields.get('placeId') ?? '',
      reason: visit.fields.get('reason') ?? '',
      // The day stands on the page for a planned move; an emergency happens now.
      ...(!emergency && { on: fieldOf(visit, 'on') }),
    }
    const transfer = formInput(transferInput(deps).shape.body, said)
    const { id } = await transferStay(idOf(visit), transfer, actor, deps)
      .then(({ _id }) => ({ id: String(_id) }))
      .catch((error: unknown) => {
        throw withoutRules(error)
      })
    return withQuery(paths.stay(id), { done: emergency ? 'moved' : 'move-planned' })
  },
}

/** This page sets no rule aside, so it has no field for it. */
function withoutRules(error: unknown): unknown {
  const blocked = error instanceof Problem && error.problem === 'place-blocked'
  return blocked ? new Problem('place-blocked', error.message) : error
}

const FORM = 'transfer'

function TransferPage({ visit, stay }: { readonly visit: Visit; readonly stay: Stay }): VNode {
  const { view, deps } = visit
  const { t } = view
  const places = freePlaces(visit, stay)
  return (
    <Layout view={view} title={t('transfer.title')}>
      <a class="back" href={paths.stay(stay.id)}>
        ‹ {t('stay.title', { id: shortId(stay.id) })}
      </a>
      <h1>
        <span class="caption">
          {unitName(stay.unitId, deps)} · {placeLabels(stay.unitId, stay.placeIds, deps)}
        </span>
        {t('transfer.title')}
      </h1>
      {places.length === 0 ? (
        <p class="notice">{t('transfer.no-place')}</p>
      ) : (
        <TransferFields visit={visit} stay={stay} places={places} />
      )}
    </Layout>
  )
}

interface FieldsProps {
  readonly visit: Visit
  readonly stay: Stay
  readonly places: readonly Option[]
}

function TransferFields({ visit: { view, deps }, stay, places }: FieldsProps): VNode {
  const { t, language } = view
  const kinds = (['planned', 'emergency'] as const).map((kind) => ({
    value: kind,
    label: t(`transfer.${kind}`),
    hint: t(`transfer.${kind}-hint`),
  }))
  const reasons = [...deps.reference.transferReasons.values()].map((reason) => ({
    value: reason.code,
    label: labelIn(language, reason),
  }))
  const field = { view, form: FORM }
  return (
    <Form view={view} id={FORM} action={paths.transfer(stay.id)} class="narrow">
      <Choices
        {...field}
        {...{ type: 'radio', name: 'kind', options: kinds, values: ['planned'] }}
        label={t('transfer.kind')}
      />
      <SelectField {...field} name="reason" label={t('transfer.reason')} options={reasons} />
      <SelectField {...field} name="placeId" label={t('transfer.place')} options={places} />
      <TextField
        {...field}
        {...{ name: 'on', type: 'date', value: dayOf(view.now) }}
        label={t('transfer.on')}
        hint={t('transfer.on-hint')}
      />
      <button>{t('transfer.submit')}</button>
    </Form>
  )
}

/** Places of this kind of shelter, as far as the reader keeps them, that are free tonight. */
function freePlaces({ actor, deps, view }: Visit, stay: Stay): Option[] {
  const today = dayOf(view.now)
  const facilityType = deps.board.unit(stay.unitId)?.unit.facilityType
  return capacityNow({ facilityType }, actor, deps).units.flatMap(({ unitId, name }) =>
    (deps.board.unit(unitId)?.places ?? [])
      .filter((place) => place.kind !== 'seat' && existsOn(place, today))
      .filter((place) => placeState(place, today, today) === 'free')
      .map(({ _id, label }) => ({ value: String(_id), label: `${name}: ${label}` })),
  )
}
