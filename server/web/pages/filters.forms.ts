import type { FilteredList } from '../../../models/preferences.model.ts'
import { RenameFilter, SaveFilter } from '../../features/preferences/preferences.schema.ts'
import {
  removeFilter,
  renameFilter,
  saveFilter,
} from '../../features/preferences/preferences.service.ts'
import { formInput } from '../http/form-input.ts'
import type { Form, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { withQuery } from '../paths.ts'
import { requestsScreen } from './requests.page.tsx'
import { waitlistScreen } from './waitlist.page.tsx'

const SCREENS: readonly (readonly [FilteredList, Screen])[] = [
  ['waitlist', waitlistScreen],
  ['requests', requestsScreen],
]
const QUERY = 'query-'

/** Keeping, renaming and removing views, of every list that can be filtered. */
export const filterForms: readonly Form[] = SCREENS.flatMap(([list, screen]) => {
  const { path, access } = screen
  return [
    {
      ...{ path: `${path}/views`, access, on: screen },
      act: async (visit: Visit) => {
        const query = queryIn(visit)
        const said = { list, name: fieldOf(visit, 'name') ?? '', query }
        await saveFilter(formInput(SaveFilter.shape.body, said), visit.actor, visit.deps)
        return withQuery(path, { ...query, done: 'view-saved' })
      },
    },
    {
      ...{ path: `${path}/views/:id`, access, on: screen },
      act: async (visit: Visit) => {
        const { actor, deps } = visit
        if (fieldOf(visit, 'do') === 'remove') {
          await removeFilter(idOf(visit), actor, deps)
          return withQuery(path, { done: 'view-removed' })
        }
        const said = { name: fieldOf(visit, 'name') ?? '' }
        const { name } = formInput(RenameFilter.shape.body, said)
        const { query } = await renameFilter(idOf(visit), name, actor, deps)
        return withQuery(path, { ...query, done: 'view-saved' })
      },
    },
  ]
})

function queryIn({ fields }: Visit): Record<string, string> {
  return Object.fromEntries(
    [...fields]
      .filter(([name]) => name.startsWith(QUERY))
      .map(([name, value]) => [name.slice(QUERY.length), value]),
  )
}
