import type { Connection } from 'mongoose'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Bus } from './events/bus.ts'
import type { Mailer } from './mailer.ts'
import type { CapacityBoard } from './board/capacity-board.ts'
import type { TableStore } from './reference/table-store.ts'
import type { Reference } from './reference/reference.ts'
import type { Vault } from './vault.ts'

/** Everything the service needs, handed in: nothing is global, and only `main.ts` reads the clock. */
export interface Deps {
  readonly config: Config
  readonly now: () => Date
  readonly db: Connection
  readonly log: Logger
  readonly vault: Vault
  readonly bus: Bus
  readonly reference: Reference
  readonly board: CapacityBoard
  /** Absent when no mail server is configured: e-mail is off. */
  readonly mailer?: Mailer | undefined
  /** Rules, funding tables and geography that verdicts depend on. */
  readonly tables: TableStore
}
