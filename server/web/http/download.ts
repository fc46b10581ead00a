import type { AccessRule } from '../../http/access.ts'
import type { Visit } from './visit.ts'

/** What is no page: a picture inside one, or something to keep. */
export interface Made {
  /** Media type. */
  readonly type: string
  readonly body: string | Buffer
  /** Name to keep it under; absent for what is shown inside a page. */
  readonly name?: string
}

/** A download as data: where it is, who may have it, how it is made. Every one that can be kept is noted in the log. */
export interface Download {
  /** Express pattern. */
  readonly path: string
  readonly access: AccessRule
  readonly make: (visit: Visit) => Promise<Made>
}
