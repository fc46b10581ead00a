import { join } from 'node:path'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { connectModels } from '../../models/connect.ts'
import { readConfig } from '../../server/config.ts'
import type { Deps } from '../../server/deps.ts'
import { assemble } from '../../server/service.ts'
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
  const outside = {
    config,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    dataFolder: FACTS_FOLDER,
  }
  const db = await connectModels(config.mongodbUri)
  return { deps: assemble(outside, db), close: () => mongoose.disconnect() }
}
