import mongoose from 'mongoose'
import type { Connection } from 'mongoose'

/** How long an act waits for a database that is away before its caller hears so. */
const SELECTION_TIMEOUT_MS = 4_000

/** Connects the models. Collections and indexes are made at set-up: see `prepareCollections`. */
export async function connectModels(uri: string, dbName?: string): Promise<Connection> {
  await mongoose.connect(uri, {
    autoCreate: false,
    autoIndex: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    maxPoolSize: 50,
    ...(dbName !== undefined && { dbName }),
  })
  return mongoose.connection
}
