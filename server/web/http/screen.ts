import type { VNode } from 'preact'
import type { AccessRule } from '../../http/access.ts'
import type { ChangePreferences } from '../../features/preferences/preferences.schema.ts'
import type { Visit } from './visit.ts'

/** Go there instead. */
export class Redirect {
  readonly to: string

  constructor(to: string) {
    this.to = to
  }
}

/** An answer that stays where it is: for a question whose words may not stand in an address. Asking twice changes nothing. */
export class Shown {
  readonly page: VNode

  constructor(page: VNode) {
    this.page = page
  }
}

/** A page as data: where it is, who may see it, what it shows. */
export interface Screen {
  /** Express pattern, `/offers/:id`. */
  readonly path: string
  readonly access: AccessRule
  readonly show: (visit: Visit) => Promise<VNode | Redirect> | VNode | Redirect
}

/** A form of a page: it acts through the same services as the API, and says where to go next. */
export interface Form {
  readonly path: string
  readonly access: AccessRule
  /** The page that is shown again, with what was wrong, when the act is refused. */
  readonly on: Screen
  readonly act: (visit: Visit) => Promise<string | Gone | Shown>
}

/** Where to go after an act that began or ended a session, or changed what this browser remembers. */
export interface Gone {
  readonly to: string
  readonly session?: { readonly token: string; readonly expiresAt: Date } | 'ended'
  readonly choices?: ChangePreferences
}
