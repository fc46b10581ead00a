import type { VNode } from 'preact'
import type { Owner, Todo } from '../../features/todo/owner.ts'
import type { View, Visit } from '../http/visit.ts'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'
import { isMine } from '../../features/todo/owner.ts'
import { Form } from './form.tsx'
import { Deadline } from './moment.tsx'
import { ClassBadge } from './request-status.tsx'

interface TableProps {
  readonly visit: Visit
  readonly todos: readonly Todo[]
  /** Whose it is: left out where all are the reader's own. */
  readonly owners?: boolean
}

/** Things that wait for a person, each with a link to where it is done. */
export function TodoTable({ visit, todos, owners = false }: TableProps): VNode {
  const { t } = visit.view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('todo.what')}</th>
          <th scope="col">{t('requests.class')}</th>
          <th scope="col">{t('todo.due')}</th>
          {owners && <th scope="col">{t('todo.owner')}</th>}
        </tr>
      </thead>
      <tbody>
        {todos.map((todo) => (
          <TodoRow key={`${todo.kind}-${todo.id}`} {...{ visit, todo, owners }} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly visit: Visit
  readonly todo: Todo
  readonly owners: boolean
}

function TodoRow({ visit, todo, owners }: RowProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <tr>
      <th scope="row">
        <a class="back" href={whereDone(todo)}>
          {t(`todo.${todo.kind}`)} {shortId(todo.id)}
        </a>
        {todo.kind === 'check-in' && isMine(todo, visit.actor) && (
          <Form view={view} id={`check-in-${todo.id}`} action={paths.checkIns(todo.id)}>
            <input type="hidden" name="from" value="home" />
            <button class="second">
              {t('wait.check-in')}
              <span class="hidden-text"> {shortId(todo.id)}</span>
            </button>
          </Form>
        )}
      </th>
      <td>{todo.class !== undefined && <ClassBadge view={view} urgency={todo.class} />}</td>
      <td>
        {todo.due ? (
          <Deadline view={view} at={todo.due.toISOString()} />
        ) : (
          <span class="note">{t('todo.no-due')}</span>
        )}
      </td>
      {owners && <td data-label={t('todo.owner')}>{ownerName(todo, visit)}</td>}
    </tr>
  )
}

const PLACES: Readonly<Record<Todo['kind'], (id: string) => string>> = {
  'answer-offer': paths.offer,
  'solve-refusal': paths.offer,
  'answer-mitigation': paths.offer,
  'give-opinion': paths.offer,
  'answer-question': (id) => paths.section(id, 'check'),
  triage: paths.request,
  'find-place': paths.matches,
  'wait-norm-over': paths.request,
  'review-wait-status': paths.request,
  'check-in': paths.request,
  'find-household': paths.request,
  'record-arrival': paths.today,
  'end-stay': paths.departure,
  'finish-draft': (id) => paths.section(id, 'check'),
}

/** The page on which it is done. */
function whereDone({ kind, id }: Todo): string {
  return PLACES[kind](id)
}

/** An organisation by its name, a region by its own, else the role. */
export function ownerName(
  { owner, ownerName: name }: { readonly owner: Owner; readonly ownerName: string | undefined },
  { view, deps }: { readonly view: View; readonly deps: Visit['deps'] },
): string {
  if (name !== undefined) return name
  const role = view.t(`role.${owner.role}`)
  return owner.region === undefined ? role : `${role} ${regionName(owner.region, deps)}`
}
