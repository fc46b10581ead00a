import type { VNode } from 'preact'
import { readStay } from '../../features/stays/stay.query.ts'
import { departureInput, nonArrivalInput } from '../../features/stays/stay.schema.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import { recordDeparture, recordNonArrival } from '../../features/stays/stay.service.ts'
import { dayOf } from '../../today.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, unitName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const departureScreen: Screen = {
  path: '/stays/:id/departure',
  access: 'keep-stay',
  show: async (visit) =>
    DeparturePage({ visit, stay: await readStay(idOf(visit), visit.actor, visit.deps) }),
}

export const departureForm: Forms = {
  path: '/stays/:id/departure',
  access: 'keep-stay',
  on: departureScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = { destination: visit.fields.get('destination') ?? '', on: fieldOf(visit, 'on') }
    const departure = formInput(departureInput(deps).shape.body, said)
    await recordDeparture(idOf(visit), departure, actor, deps)
    return withQuery(paths.today(), { done: 'departed' })
  },
}

export const nonArrivalScreen: Screen = {
  path: '/stays/:id/non-arrival',
  access: 'keep-stay',
  show: async (visit) =>
    NonArrivalPage({ visit, stay: await readStay(idOf(visit), visit.actor, visit.deps) }),
}

export const nonArrivalForm: Forms = {
  path: '/stays/:id/non-arrival',
  access: 'keep-stay',
  on: nonArrivalScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = { reason: visit.fields.get('reason') ?? '' }
    const { reason } = formInput(nonArrivalInput(deps).shape.body, said)
    await recordNonArrival(idOf(visit), reason, actor, deps)
    return withQuery(paths.today(), { done: 'not-arrived' })
  },
}

interface EndProps {
  readonly visit: Visit
  readonly stay: Stay
}

function DeparturePage({ visit: { view, deps }, stay }: EndProps): VNode {
  const { t, language } = view
  const id = 'departure'
  const options = [...deps.reference.destinations.values()].map((destination) => ({
    value: destination.code,
    label: labelIn(language, destination),
  }))
  return (
    <Layout view={view} title={t('depart.title')}>
      <BackToToday label={t('today.title')} />
      <h1>
        <span class="caption">{whereOf(stay, deps)}</span>
        {t('depart.title')}
      </h1>
      <Form
        {...{ view, id, action: paths.departure(stay.id), class: 'narrow' }}
        waitsAs={`${t('depart.button')}: ${whereOf(stay, deps)}`}
      >
        <SelectField
          {...{ view, form: id, options }}
          name="destination"
          label={t('depart.destination')}
        />
        <TextField
          {...{ view, form: id }}
          name="on"
          type="date"
          label={t('depart.on')}
          value={dayOf(view.now)}
        />
        <button>{t('depart.submit')}</button>
      </Form>
    </Layout>
  )
}

function NonArrivalPage({ visit: { view, deps }, stay }: EndProps): VNode {
  const { t, language } = view
  const id = 'non-arrival'
  const options = [...deps.reference.refusalReasons.values()]
    .filter(({ side }) => side === 'client')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  return (
    <Layout view={view} title={t('not-arrived.title')}>
      <BackToToday label={t('today.title')} />
      <h1>
        <span class="caption">{whereOf(stay, deps)}</span>
        {t('not-arrived.title')}
      </h1>
      <p>{t('not-arrived.what')}</p>
      <Form
        {...{ view, id, action: paths.nonArrival(stay.id), class: 'narrow' }}
        waitsAs={`${t('arrive.no')}: ${whereOf(stay, deps)}`}
      >
        <SelectField
          {...{ view, form: id, options }}
          name="reason"
          label={t('not-arrived.reason')}
        />
        <button>{t('not-arrived.submit')}</button>
      </Form>
    </Layout>
  )
}

function BackToToday({ label }: { readonly label: string }): VNode {
  return (
    <a class="back" href={paths.today()}>
      ‹ {label}
    </a>
  )
}

function whereOf({ unitId, placeIds }: Stay, deps: Visit['deps']): string {
  return `${unitName(unitId, deps)}, ${placeLabels(unitId, placeIds, deps)}`
}
