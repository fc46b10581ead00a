import type { VNode } from 'preact'
import { listConflicts, resolveConflict } from '../../features/capacity/conflicts.service.ts'
import { ResolveConflict, SendFeed } from '../../features/capacity/feed.schema.ts'
import type { Conflict } from '../../features/capacity/feed.schema.ts'
import { readFeedCsv } from '../../features/capacity/read-feed-csv.ts'
import { reconcileFeed } from '../../features/capacity/reconcile-feed.service.ts'
import { TextArea } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { momentText } from '../components/moment.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, unitName } from '../lookups.ts'
import { homeOf } from '../navigation.ts'
import { paths, withQuery } from '../paths.ts'
import { isKey } from '../texts.ts'

export const conflictsScreen: Screen = {
  path: '/conflicts',
  access: 'keep-capacity',
  show: async (visit) =>
    ConflictsPage({ visit, conflicts: await listConflicts('open', visit.actor) }),
}

export const resolveConflictForm: Forms = {
  path: '/conflicts/:id/resolution',
  access: 'keep-capacity',
  on: conflictsScreen,
  act: async (visit) => {
    const said = { resolution: visit.fields.get('resolution') ?? '' }
    const { resolution } = formInput(ResolveConflict.shape.body, said)
    await resolveConflict(idOf(visit), resolution, visit.actor, visit.deps)
    return withQuery(paths.conflicts(), { done: 'conflict-resolved' })
  },
}

export const feedForm: Forms = {
  path: '/conflicts/feeds',
  access: 'keep-capacity',
  on: conflictsScreen,
  act: async (visit) => {
    const said = { source: 'pasted', csv: fieldOf(visit, 'csv') ?? '' }
    const { source, csv = '' } = formInput(SendFeed.shape.body, said)
    await reconcileFeed({ source, rows: readFeedCsv(csv) }, visit.actor, visit.deps)
    return withQuery(paths.conflicts(), { done: 'fed' })
  },
}

interface ConflictsProps {
  readonly visit: Visit
  readonly conflicts: readonly Conflict[]
}

function ConflictsPage({ visit, conflicts }: ConflictsProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('conflicts.title')}>
      <a class="back" href={homeOf(view.role)}>
        ‹ {t('back')}
      </a>
      <h1>{t('conflicts.title')}</h1>
      <p>{t('conflicts.what')}</p>
      {conflicts.length === 0 ? (
        <p class="note">{t('conflicts.none')}</p>
      ) : (
        <ul class="stack">
          {conflicts.map((conflict) => (
            <ConflictRow key={conflict.id} visit={visit} conflict={conflict} />
          ))}
        </ul>
      )}
      <h2>{t('conflicts.feed')}</h2>
      <Form view={view} id="feed" action={paths.feeds()} class="narrow">
        <TextArea
          {...{ view, form: 'feed', name: 'csv', rows: 6 }}
          label={t('conflicts.csv')}
          hint={t('conflicts.csv-hint')}
        />
        <button class="second">{t('conflicts.send')}</button>
      </Form>
    </Layout>
  )
}

function ConflictRow({
  visit: { view, deps },
  conflict,
}: {
  readonly visit: Visit
  readonly conflict: Conflict
}): VNode {
  const { t, language } = view
  const { id, unitId, placeId, said, known, saidAt } = conflict
  const what = placeId === undefined ? t('unit.free') : placeLabels(unitId, [placeId], deps)
  const words = (value: string): string => {
    const key = `state.${value}`
    return isKey(key) ? t(key) : value
  }
  return (
    <li class="card row">
      <div>
        <h2 class="plain">
          {what}
          <span class="caption">{unitName(unitId, deps)}</span>
        </h2>
        <p>{t('conflicts.line', { said: words(said), known: words(known) })}</p>
        <p class="note">{momentText(saidAt, language)}</p>
      </div>
      <div class="actions">
        <a class="button second" href={paths.unitCalendar(unitId)}>
          {t('calendar.open')} <span class="hidden-text">{what}</span>
        </a>
        {(['corrected', 'calendar-right'] as const).map((resolution) => (
          <Form key={resolution} view={view} id={`${resolution}-${id}`} action={paths.conflict(id)}>
            <input type="hidden" name="resolution" value={resolution} />
            <button class="second">
              {t(`conflicts.${resolution}`)} <span class="hidden-text">{what}</span>
            </button>
          </Form>
        ))}
      </div>
    </li>
  )
}
