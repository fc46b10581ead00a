import type { VNode } from 'preact'
import type { Todo } from '../../features/todo/owner.ts'
import { readTodos } from '../../features/todo/todo.query.ts'
import { pageRows } from '../../page-rows.ts'
import { Live } from '../components/live.tsx'
import { Deadline } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { TodoTable, ownerName } from '../components/todo-table.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'

const PAGE_SIZE = 50

export const overdueScreen: Screen = {
  path: '/overdue',
  access: 'see-plan',
  show: async (visit) =>
    OverduePage({ visit, todos: await readTodos('overdue', visit.actor, visit.deps) }),
}

interface OverdueProps {
  readonly visit: Visit
  readonly todos: readonly Todo[]
}

/** Every act that is past its deadline, anywhere in the country, and who has to do it. */
function OverduePage({ visit, todos }: OverdueProps): VNode {
  const { view } = visit
  const { t } = view
  const page = pageRows(todos, { page: pageOf(visit), pageSize: PAGE_SIZE })
  const owners = byOwner(todos, visit)
  return (
    <Layout view={view} title={t('overdue.title')}>
      <h1>{t('overdue.title')}</h1>
      <Live view={view} id="overdue" on={['request', 'offer', 'stay']} name={t('overdue.title')}>
        {todos.length === 0 ? (
          <p class="notice">{t('overdue.none')}</p>
        ) : (
          <>
            <p>{t('overdue.lead', { n: todos.length, owners: owners.length })}</p>
            <OwnerTable visit={visit} owners={owners} />
            <h2>{t('overdue.list')}</h2>
            <TodoTable visit={visit} todos={page.items} owners />
          </>
        )}
        <Pages view={view} {...page} />
      </Live>
    </Layout>
  )
}

interface OwnerLine {
  readonly name: string
  readonly count: number
  readonly oldest: string
}

/** Owner by owner, who has most to do first. The list comes with the longest overdue on top. */
function byOwner(todos: readonly Todo[], visit: Visit): OwnerLine[] {
  const lines = new Map<string, { name: string; count: number; oldest: string }>()
  for (const todo of todos) {
    const name = ownerName(todo, visit)
    const line = lines.get(name)
    if (line) line.count += 1
    else lines.set(name, { name, count: 1, oldest: todo.due?.toISOString() ?? '' })
  }
  return [...lines.values()].toSorted((a, b) => b.count - a.count)
}

const MOST_OWNERS = 12

function OwnerTable({
  visit: { view },
  owners,
}: {
  readonly visit: Visit
  readonly owners: readonly OwnerLine[]
}): VNode {
  const { t } = view
  return (
    <table class="folds">
      <caption class="hidden-text">{t('overdue.by-owner')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('todo.owner')}</th>
          <th scope="col" class="number">
            {t('overdue.number')}
          </th>
          <th scope="col">{t('overdue.oldest')}</th>
        </tr>
      </thead>
      <tbody>
        {owners.slice(0, MOST_OWNERS).map(({ name, count, oldest }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number" data-label={t('overdue.number')}>
              {count}
            </td>
            <td data-label={t('overdue.oldest')}>
              <Deadline view={view} at={oldest} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
