import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { connectModels } from '../models/connect.ts'
import { prepareCollections } from '../models/prepare-collections.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { createBus } from './events/bus.ts'
import { startRelay } from './events/relay.ts'
import { createBoard } from './board/capacity-board.ts'
import { readTableStore } from './reference/table-store.ts'
import { startJobs } from './jobs/agenda.ts'
import { startSealing } from './jobs/seal-audit.job.ts'
import { openLedger } from './features/waitlist/open-ledger.service.ts'
import { startLive } from './realtime/live.ts'
import { createMailer } from './mailer.ts'
import { readReference } from './reference/reference.ts'
import { createVault } from './vault.ts'

export interface Service {
  readonly port: number
  /** Finishes what is under way and lets go of everything, in reverse order. */
  readonly close: () => Promise<void>
}

interface Outside {
  readonly config: Config
  readonly log: Logger
  readonly now: () => Date
  /** Folder of the product's own facts. */
  readonly dataFolder: string
}

/** Connects, makes collections and indexes, reads the landscape, and listens. */
export async function startService(outside: Outside): Promise<Service> {
  const { config } = outside
  const db = await connectModels(config.mongodbUri)
  await prepareCollections(db)
  const deps = assemble(outside, db)
  if (!deps.mailer) deps.log.warn('e-mail is off: SMTP_URL names no mail server')
  await openLedger(deps)
  await deps.tables.reload(deps.now())
  await deps.board.load()
  const relay = startRelay(deps)
  const jobs = await startJobs(deps)
  const sealer = startSealing(deps)
  const http = createServer(createApp(deps, { jobsRunning: jobs.running }))
  const live = startLive(http, deps)
  const port = await listen(http, config)
  return {
    port,
    close: async () => {
      // Closes the sockets, then the server they hang on.
      await live.close()
      http.closeAllConnections()
      await jobs.close()
      await relay.close()
      await sealer.close()
      await mongoose.disconnect()
    },
  }
}

/** Everything the features need, put together once. */
export function assemble(outside: Outside, db: Deps['db']): Deps {
  const { config, log, now, dataFolder } = outside
  const bus = createBus(log)
  return {
    config,
    log,
    now,
    db,
    bus,
    vault: createVault(config.masterKey, config.tokenKey),
    reference: readReference(dataFolder),
    board: createBoard(bus),
    tables: readTableStore(dataFolder, bus, now),
    mailer: createMailer(config),
  }
}

/** Where the facts lie: beside the code as it is written, one folder further when it is built into `dist`. */
export function dataFolderOf(folder: string): string {
  const beside = join(folder, '..', 'data')
  return existsSync(beside) ? beside : join(folder, '..', '..', 'data')
}

function listen(http: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
