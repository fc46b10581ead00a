import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { TestDatabase } from '../database/test-database.ts'
import { endTransactions } from '../database/uri.ts'
import { type ServiceProcess, launchService, untilReady } from '../service/service-process.ts'
import { freePort } from '../support/free-port.ts'

const Account = z.looseObject({ role: z.string(), email: z.string(), password: z.string() })

/** A service with its database that can be killed and started again. */
export interface Setting {
  url: string
  environment: NodeJS.ProcessEnv
  start: () => Promise<void>
  /** kill -9, and a new start. Gives the milliseconds until it was ready again. */
  killService: () => Promise<number>
  /** kill -9 of the database, and a new start; the service is left alone. Undefined if it is not ours. */
  killDatabase: () => Promise<number | undefined>
  end: () => Promise<void>
}

export async function prepareSetting(database: TestDatabase): Promise<Setting> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const key = () => randomBytes(32).toString('base64')
  const environment = {
    ...process.env,
    ...{ PORT: String(port), MONGODB_URI: database.uri, DATA_DIR: database.folder },
    ...{ MASTER_KEY: key(), TOKEN_KEY: key(), LOG_LEVEL: 'fatal' },
  }
  let service: ServiceProcess | undefined
  const running = (): ServiceProcess => {
    if (service === undefined) throw new Error('The service was not started')
    return service
  }
  const start = async (): Promise<void> => {
    service = launchService({ port, folder: database.folder, environment })
    await untilReady(url, service)
  }
  const killService = async (): Promise<number> => {
    const killedAt = Date.now()
    process.kill(running().pid, 'SIGKILL')
    await running().ended
    // What the next `npm start` does with a database that was left behind.
    if (database.kind !== 'given') await endTransactions(database.uri)
    await start()
    return Date.now() - killedAt
  }
  const killDatabase = async (): Promise<number | undefined> => {
    const killedAt = Date.now()
    if (!killServer(database)) return undefined
    // A killed process takes a moment to be gone.
    while (!(await database.revive())) await sleep(10)
    await untilReady(url, running())
    return Date.now() - killedAt
  }
  return { url, environment, start, killService, killDatabase, end: async () => service?.end() }
}

/** The desk's account of the demo country, which may take a household all the way. */
export function deskAccount(folder: string): { email: string; password: string } {
  const file = readFileSync(join(folder, 'demo-accounts.json'), 'utf8')
  const desk = z
    .array(Account)
    .parse(JSON.parse(file))
    .find(({ role }) => role === 'desk')
  if (desk === undefined) throw new Error('The demo country has no desk account')
  return { email: desk.email, password: desk.password }
}

/** kill -9 of the server itself; false if it is not ours. */
export function killServer({ kind, folder }: Pick<TestDatabase, 'kind' | 'folder'>): boolean {
  if (kind === 'given') return false
  const record: unknown = JSON.parse(readFileSync(join(folder, kind, 'server.json'), 'utf8'))
  process.kill(z.object({ server: z.object({ pid: z.number() }) }).parse(record).server.pid, 9)
  return true
}
