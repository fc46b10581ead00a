import type { VNode } from 'preact'
import { requireBoardUnit } from '../../features/capacity/capacity.query.ts'
import { changeClosure } from '../../features/capacity/change-closure.service.ts'
import { closureHistory } from '../../features/capacity/closure-revisions.ts'
import { changeClosureInput } from '../../features/capacity/closure.schema.ts'
import type { ClosureHistory } from '../../features/capacity/closure.schema.ts'
import { OPEN_END } from '../../../matching/day.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { dayText, momentText } from '../components/moment.tsx'
import { codeLabel } from '../components/timeline.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, unitName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

type History = ClosureHistory['closures'][number]['revisions']

export const closureScreen: Screen = {
  path: '/units/:unitId/places/:placeId/closures/:closureId',
  access: 'keep-capacity',
  show: async (visit) => {
    const now = presentOf(visit)
    const closures = await closureHistory(idOf(visit, 'placeId'))
    const history = closures.find(({ id }) => id === now.id)?.revisions ?? []
    return ClosurePage({ visit, now, history })
  },
}

export const changeClosureForm: Forms = {
  path: '/units/:unitId/places/:placeId/closures/:closureId',
  access: 'keep-capacity',
  on: closureScreen,
  act: async (visit) => {
    const { actor, deps, params } = visit
    const said = {
      until: fieldOf(visit, 'until') ?? null,
      reason: visit.fields.get('reason') ?? '',
    }
    const change = formInput(changeClosureInput(deps).shape.body, said)
    const ids = { placeId: idOf(visit, 'placeId'), closureId: params['closureId'] ?? '' }
    await changeClosure(ids, change, actor, deps)
    const page = paths.closure(idOf(visit, 'unitId'), ids.placeId, ids.closureId)
    return withQuery(page, { done: 'closure-changed' })
  },
}

/** What the closure says now. Throws `not-found`. */
function presentOf(visit: Visit) {
  const { places } = requireBoardUnit(idOf(visit, 'unitId'), visit.actor, visit.deps)
  const place = places.find(({ _id }) => String(_id) === idOf(visit, 'placeId'))
  const closure = place?.bookings.find(
    ({ id, kind }) => kind === 'closure' && id === visit.params['closureId'],
  )
  if (!closure || closure.until <= dayOf(visit.view.now)) {
    throw new Problem('not-found', 'There is no such closure, or it has ended.')
  }
  return closure
}

interface ClosureProps {
  readonly visit: Visit
  readonly now: ReturnType<typeof presentOf>
  readonly history: History
}

function ClosurePage({ visit, now, history }: ClosureProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const [unitId, placeId] = [idOf(visit, 'unitId'), idOf(visit, 'placeId')]
  const day = (text: string | undefined): string =>
    text === undefined || text === OPEN_END ? t('closure.no-end') : dayText(text, language)
  const line = (from: string, until: string | undefined, reason: string): string =>
    t('closure.line', { from: day(from), until: day(until), reason: codeLabel(reason, view, deps) })
  return (
    <Layout view={view} title={t('closure.title')}>
      <a class="back" href={paths.unitCalendar(unitId)}>
        ‹ {t('calendar.of', { unit: unitName(unitId, deps) })}
      </a>
      <h1>
        <span class="caption">{placeLabels(unitId, [placeId], deps)}</span>
        {t('closure.title')}
      </h1>
      <p class="lead">{line(now.from, now.until, now.reason ?? '')}</p>
      <Form view={view} id={`reopen-${now.id}`} action={paths.reopening(unitId, placeId, now.id)}>
        <button>{t('unit.reopen')}</button>
      </Form>
      <ChangeForm visit={visit} now={now} />
      {history.length > 0 && (
        <>
          <h2>{t('closure.history')}</h2>
          <ol class="stack">
            {history.map(({ act, at, from, until, reason }) => (
              <li key={at}>
                <strong>{t(`closure.act.${act}`)}</strong>{' '}
                <span class="note">{momentText(at, language)}</span> {line(from, until, reason)}
              </li>
            ))}
          </ol>
        </>
      )}
    </Layout>
  )
}

const FORM = 'change-closure'

function ChangeForm({ visit, now }: Omit<ClosureProps, 'history'>): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const options = [...deps.reference.closureReasons.values()]
    .filter(({ scope }) => scope === 'place')
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  const field = { view, form: FORM }
  const action = paths.closure(idOf(visit, 'unitId'), idOf(visit, 'placeId'), now.id)
  return (
    <>
      <h2>{t('closure.change')}</h2>
      <Form view={view} id={FORM} action={action} class="narrow">
        <SelectField
          {...field}
          {...{ name: 'reason', options, value: now.reason ?? undefined }}
          label={t('close.reason')}
        />
        <TextField
          {...field}
          {...{ name: 'until', type: 'date', optional: true }}
          label={t('close.until')}
          hint={t('close.until-hint')}
          value={now.until === OPEN_END ? undefined : now.until}
        />
        <button class="second">{t('closure.save')}</button>
      </Form>
    </>
  )
}
