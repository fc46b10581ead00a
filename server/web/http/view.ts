import type { Request } from 'express'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { newToken } from '../../features/users/token.ts'
import { isKey, translator } from '../texts.ts'
import type { Language } from '../texts.ts'
import { csrfToken } from './csrf.ts'
import { NO_FORM } from './visit.ts'
import type { View } from './visit.ts'

interface Reader {
  readonly actor: Actor | undefined
  /** Of who has not signed in yet. */
  readonly visitor: string
  /** Not known on a page that says what went wrong. */
  readonly notices?: number
  readonly language: Language
  readonly easy: boolean
  /** On a page that says what went wrong there are none. */
  readonly shortcuts?: boolean
}

/** What the components of a page need to know. `path` is where the page lives. */
export function viewOf(
  { actor, visitor, language, easy, shortcuts = false, notices = 0 }: Reader,
  req: Request,
  path: string,
  deps: Deps,
): View {
  const query = queryOf(req)
  const done = `done.${query.get('done') ?? ''}`
  for (const once of ['lang', 'easy', 'done']) query.delete(once)
  const rest = query.toString()
  return {
    language,
    easy,
    t: translator(language, easy),
    url: rest === '' ? path : `${path}?${rest}`,
    role: roleOf(actor),
    shortcuts: actor !== undefined && shortcuts,
    notices,
    csrf: csrfToken(boundTo(actor, visitor), deps),
    formKey: newToken().slice(0, 20),
    done: isKey(done) ? done : undefined,
    keeps: actor && deps.vault.token('queue', actor.id),
    form: NO_FORM,
    now: deps.now(),
  }
}

/** What a form is bound to: the session, or the visitor who has none. */
function boundTo(actor: Actor | undefined, visitor: string): string {
  return actor?.sessionId ?? visitor
}

function roleOf(actor: Actor | undefined): View['role'] {
  if (!actor || actor.role === 'system' || actor.role === 'anyone') return undefined
  return actor.role
}

/** The query as the browser wrote it: one parser for pages, links and forms. */
export function queryOf({ originalUrl }: Request): URLSearchParams {
  return new URLSearchParams(originalUrl.split('?')[1] ?? '')
}
