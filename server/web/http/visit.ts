import type { Role } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { Problem } from '../../problem.ts'
import type { Key, Language, Translate } from '../texts.ts'

/** One thing to correct: with the id of its field when there is one. */
export interface PageError {
  readonly text: string
  readonly field?: string
}

/** What a refused form said, so that nobody types it again. */
export interface FormState {
  /** Which form of the page. */
  readonly id: string
  readonly values: URLSearchParams
  readonly errors: readonly PageError[]
}

export const NO_FORM: FormState = { id: '', values: new URLSearchParams(), errors: [] }

/** All that components need to know of the reader and the page. */
export interface View {
  readonly language: Language
  /** Easy Dutch, where there is some. */
  readonly easy: boolean
  readonly t: Translate
  /** Address of the page, with its query, without what was said once. */
  readonly url: string
  /** Absent before signing in. */
  readonly role: Role | undefined
  /** Whether keys are shortcuts here. */
  readonly shortcuts: boolean
  /** How many notices the reader has not read. */
  readonly notices: number
  /** Goes into every form: bound to the reader's session. */
  readonly csrf: string
  /** Goes into every form: the same form sent twice acts once. */
  readonly formKey: string
  /** What has just been done. */
  readonly done: Key | undefined
  /** Under which name this browser keeps what the reader did without a connection: no id, and no other reader's. */
  readonly keeps: string | undefined
  readonly form: FormState
  readonly now: Date
}

/** One request for a page, or one form sent from it. */
export interface Visit {
  readonly actor: Actor
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly fields: URLSearchParams
  readonly view: View
  readonly deps: Deps
}

const ID = /^[0-9a-f]{24}$/

/** An id out of the address. Throws `not-found` for what cannot be one. */
export function idOf({ params }: Visit, name = 'id'): string {
  const id = params[name] ?? ''
  if (!ID.test(id)) throw new Problem('not-found', 'There is nothing at this address.')
  return id
}

/** A page number out of the query; 1 when it is not one. */
export function pageOf({ query }: Visit): number {
  const page = Number(query.get('page') ?? 1)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

/** What a field of a form says; undefined when it was left empty. */
export function fieldOf({ fields }: Visit, name: string): string | undefined {
  const value = fields.get(name)?.trim() ?? ''
  return value === '' ? undefined : value
}
