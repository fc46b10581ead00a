import type { VNode } from 'preact'
import { requireBoardUnit } from '../../features/capacity/capacity.query.ts'
import { closureInput } from '../../features/capacity/capacity.schema.ts'
import { closePlace } from '../../features/capacity/capacity.service.ts'
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

export const closePlaceScreen: Screen = {
  path: '/units/:unitId/places/:placeId/closures',
  access: 'keep-capacity',
  show: (visit) => {
    requireBoardUnit(idOf(visit, 'unitId'), visit.actor, visit.deps)
    return ClosePlacePage({ visit })
  },
}

export const closePlaceForm: Forms = {
  path: '/units/:unitId/places/:placeId/closures',
  access: 'keep-capacity',
  on: closePlaceScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const said = {
      reason: visit.fields.get('reason') ?? '',
      from: fieldOf(visit, 'from'),
      until: fieldOf(visit, 'until'),
    }
    const closure = formInput(closureInput(deps).shape.body, said)
    await closePlace(idOf(visit, 'placeId'), closure, actor, deps)
    return withQuery(paths.unit(idOf(visit, 'unitId')), { done: 'closed' })
  },
}

const FORM = 'close'
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The night somebody came from in the calendar, else tonight. */
function askedDay({ query, view }: Visit): string {
  const asked = query.get('from') ?? ''
  return DAY.test(asked) ? asked : dayOf(view.now)
}

function ClosePlacePage({ visit }: { readonly visit: Visit }): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const [unitId, placeId] = [idOf(visit, 'unitId'), idOf(visit, 'placeId')]
  const options = [...deps.reference.closureReasons.values()]
    .filter(({ scope }) => scope === 'place')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  const field = { view, form: FORM }
  return (
    <Layout view={view} title={t('close.title')}>
      <a class="back" href={paths.unit(unitId)}>
        ‹ {unitName(unitId, deps)}
      </a>
      <h1>
        <span class="caption">{placeLabels(unitId, [placeId], deps)}</span>
        {t('close.title')}
      </h1>
      <Form view={view} id={FORM} action={paths.closures(unitId, placeId)} class="narrow">
        <SelectField {...field} name="reason" label={t('close.reason')} options={options} />
        <TextField
          {...field}
          name="from"
          type="date"
          label={t('close.from')}
          value={askedDay(visit)}
        />
        <TextField
          {...field}
          name="until"
          type="date"
          label={t('close.until')}
          hint={t('close.until-hint')}
          optional
        />
        <button>{t('close.submit')}</button>
      </Form>
    </Layout>
  )
}
