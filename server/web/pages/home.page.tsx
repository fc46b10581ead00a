import type { VNode } from 'preact'
import { TODO_KINDS } from '../../features/todo/owner.ts'
import type { Todo, TodoKind } from '../../features/todo/owner.ts'
import { readTodos } from '../../features/todo/todo.query.ts'
import { Live } from '../components/live.tsx'
import { TodoTable } from '../components/todo-table.tsx'
import type { Screen } from '../http/screen.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths } from '../paths.ts'

/** More than anybody can do in one go; the rest is behind the links of its kind. */
const AT_ONCE = 25

export const homeScreen: Screen = {
  path: '/home',
  access: 'see-request',
  show: async (visit) =>
    HomePage({ visit, todos: await readTodos('mine', visit.actor, visit.deps) }),
}

interface HomeProps {
  readonly visit: Visit
  readonly todos: readonly Todo[]
}

function HomePage({ visit, todos }: HomeProps): VNode {
  const { view } = visit
  const { t } = view
  const shown = todos.slice(0, AT_ONCE)
  return (
    <Layout view={view} title={t('home.title')}>
      <h1>{t('home.title')}</h1>
      <Live view={view} id="todos" on={['request', 'offer', 'stay']} name={t('home.title')}>
        {todos.length === 0 ? (
          <p class="notice">{t('home.none')}</p>
        ) : (
          <>
            <Counts visit={visit} todos={todos} />
            <h2>{t('home.first')}</h2>
            <TodoTable visit={visit} todos={shown} />
          </>
        )}
        {todos.length > shown.length && (
          <p class="note after">{t('home.more', { n: todos.length - shown.length })}</p>
        )}
      </Live>
      {view.role === 'coordinator' && (
        <p class="actions after">
          <a class="button" href={paths.newRequest()}>
            {t('requests.new')}
          </a>
        </p>
      )}
    </Layout>
  )
}

/** How much of each kind, and how much of it is late: with a link to the list of that kind. */
function Counts({ visit: { view }, todos }: HomeProps): VNode {
  const kinds = TODO_KINDS.filter((kind) => todos.some((todo) => todo.kind === kind))
  const count = (kind: TodoKind) => todos.filter((todo) => todo.kind === kind)
  return (
    <ul class="counts" aria-label={view.t('home.counts')}>
      {kinds.map((kind) => {
        const late = count(kind).filter(({ due }) => due !== undefined && due <= view.now).length
        return (
          <li key={kind}>
            <a class="tile" href={LISTS[kind]}>
              <strong>{count(kind).length}</strong> {view.t(`todo.${kind}`)}
              {late > 0 && <span class="badge bad">{view.t('home.late', { n: late })}</span>}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

const LISTS: Readonly<Record<TodoKind, string>> = {
  'answer-offer': paths.offers(),
  'solve-refusal': paths.offers(),
  'answer-mitigation': paths.offers(),
  'give-opinion': paths.secondOpinions(),
  'answer-question': `${paths.requests()}?status=information-asked`,
  triage: paths.triage(),
  'find-place': paths.waitlist(),
  'wait-norm-over': paths.waitlist(),
  'review-wait-status': paths.waitlist(),
  'check-in': paths.waitlist(),
  'find-household': `${paths.requests()}?status=lost-contact`,
  'record-arrival': paths.today(),
  'end-stay': paths.today(),
  'finish-draft': `${paths.requests()}?status=draft`,
}
