import type { VNode } from 'preact'
import type { FilteredList } from '../../../models/preferences.model.ts'
import type { SavedFilter } from '../../features/preferences/preferences.schema.ts'
import { FILTER_QUERIES } from '../../features/preferences/preferences.schema.ts'
import type { View, Visit } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { TextField } from './field.tsx'
import { Form } from './form.tsx'

interface SavedProps {
  readonly view: View
  readonly list: FilteredList
  readonly filters: readonly SavedFilter[]
  /** What the list is filtered by now. */
  readonly now: Readonly<Record<string, string>>
}

/** The part of an address that a list is filtered by, as far as a view of it can be kept. */
export function filterIn({ query }: Visit, list: FilteredList): Record<string, string> {
  const names = Object.keys(FILTER_QUERIES[list].shape)
  const said = names.map((name) => [name, query.get(name) ?? ''] as const)
  return Object.fromEntries(said.filter(([, value]) => value !== ''))
}

const ADDRESS = {
  waitlist: paths.waitlist,
  requests: paths.requests,
} as const

/** Views of a list that the reader keeps under names: one press each, and what is shown now can be added. */
export function SavedFilters({ view, list, filters, now }: SavedProps): VNode {
  const { t } = view
  const kept = new URLSearchParams(now).toString()
  const here = filters.find(({ query }) => new URLSearchParams(query).toString() === kept)
  return (
    <div class="views">
      {filters.length > 0 && (
        <nav aria-label={t('views.label')}>
          <ul class="tabs">
            {filters.map(({ id, name, query }) => (
              <li key={id}>
                <a
                  href={withQuery(ADDRESS[list](), query)}
                  aria-current={id === here?.id ? 'page' : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {(filters.length > 0 || kept !== '') && (
        <details id="views" open={view.form.id.startsWith('view')}>
          <summary>{t(kept === '' || here ? 'views.manage' : 'views.keep')}</summary>
          {kept !== '' && !here && (
            <Form
              view={view}
              id="view-new"
              action={withQuery(paths.filters(list), now)}
              class="inline"
            >
              {Object.entries(now).map(([name, value]) => (
                <input key={name} type="hidden" name={`query-${name}`} value={value} />
              ))}
              <TextField {...{ view, form: 'view-new', name: 'name', label: t('views.name') }} />
              <button class="second">{t('views.save')}</button>
            </Form>
          )}
          {filters.map((filter) => (
            <FilterForm key={filter.id} {...{ view, filter, now }} />
          ))}
        </details>
      )}
    </div>
  )
}

function FilterForm({
  view,
  filter,
  now,
}: Pick<SavedProps, 'view' | 'now'> & { readonly filter: SavedFilter }): VNode {
  const { t } = view
  const form = `view-${filter.id}`
  return (
    <Form
      view={view}
      id={form}
      action={withQuery(paths.filter(filter.list, filter.id), now)}
      class="inline"
    >
      <TextField
        {...{ view, form, name: 'name', value: filter.name }}
        label={t('views.rename', { name: filter.name })}
      />
      <button class="second" name="do" value="rename">
        {t('views.save')}
      </button>
      <button class="link" name="do" value="remove">
        {t('views.remove')}
        <span class="hidden-text">: {filter.name}</span>
      </button>
    </Form>
  )
}
