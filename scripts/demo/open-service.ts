import { join } from 'node:path'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { connectModels } from '../../models/connect.ts'
import { readConfig } from '../../server/config.ts'
import type { Deps } from '../../server/deps.ts'
import { createBus } from '../../server/events/bus.ts'
import { createBoard } from '../../server/board/capacity-board.ts'
import { readTableStore } from '../../server/reference/table-store.ts'
import { readReference } from '../../server/reference/reference.ts'
import { createVault } from '../../server/vault.ts'
import { PROJECT_FOLDER } from '../support/folders.ts'

/** The field's facts, which the service reads too. */
export const FACTS_FOLDER = join(PROJECT_FOLDER, 'data')

export interface OpenService {
  readonly deps: Deps
  readonly close: () => Promise<void>
}

/** What the services need, as the server gives it to them, for a script that calls them itself. */
export async function openService(environment: NodeJS.ProcessEnv): Promise<OpenService> {
  const config = readConfig(environment)
  const db = await connectModels(config.mongodbUri)
  const log = pino({ level: 'silent' })
  const bus = createBus(log)
  const deps: Deps = {
    config,
    now: () => new Date(),
    db,
    log,
    bus,
    vault: createVault(config.masterKey, config.tokenKey),
    reference: readReference(FACTS_FOLDER),
    board: createBoard(bus),
    tables: readTableStore(FACTS_FOLDER),
  }
  return { deps, close: () => mongoose.disconnect() }
}
