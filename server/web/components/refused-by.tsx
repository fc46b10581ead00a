import type { VNode } from 'preact'
import { REASSESSMENT_GROUNDS } from '../../features/offers/review.schema.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { mayCall } from '../../http/access.ts'
import type { Visit } from '../http/visit.ts'
import { unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn } from '../texts.ts'
import { SelectField } from './field.tsx'
import { Form } from './form.tsx'

interface RefusedProps {
  readonly visit: Visit
  readonly request: PlacementRequest
}

/** Units that may not be asked again yet, why, and how that ends. */
export function RefusedBy({ visit, request }: RefusedProps): VNode | null {
  const { view, deps, actor } = visit
  const { t, language } = view
  if (request.exclusions.length === 0) return null
  return (
    <section aria-labelledby="refused-title">
      <h2 id="refused-title">{t('request.refused-by')}</h2>
      <p class="note">{t('request.refused-what')}</p>
      <ul>
        {request.exclusions.map(({ unitId, reason }) => {
          const known = deps.reference.refusalReasons.get(reason)
          return (
            <li key={unitId}>
              {unitName(unitId, deps)}: {known ? labelIn(language, known) : reason}
            </li>
          )
        })}
      </ul>
      {mayCall(actor, 'reassess-request') && <ReassessForm visit={visit} request={request} />}
    </section>
  )
}

function ReassessForm({ visit: { view, deps }, request }: RefusedProps): VNode {
  const { t } = view
  const field = { view, form: 'reassess' }
  const units = [...new Set(request.exclusions.map(({ unitId }) => unitId))]
  return (
    <Form view={view} id="reassess" action={paths.reassessment(request.id)} class="narrow">
      <SelectField
        {...field}
        name="unitId"
        label={t('reassess.unit')}
        options={units.map((value) => ({ value, label: unitName(value, deps) }))}
      />
      <SelectField
        {...field}
        name="ground"
        label={t('reassess.ground')}
        options={REASSESSMENT_GROUNDS.map((value) => ({ value, label: t(`reassess.${value}`) }))}
      />
      <button class="second">{t('reassess.submit')}</button>
    </Form>
  )
}
