import mongoose from 'mongoose'
import { prepareCollections } from '../../models/prepare-collections.ts'
import type { LocalDatabase } from '../../scripts/database/find-or-start.ts'
import { joinTestDatabase } from '../../scripts/database/test-database.ts'

mongoose.set('autoCreate', false)
mongoose.set('autoIndex', false)

let database: LocalDatabase | undefined

/**
 * Gives the tests of the surrounding `describe` a real, empty database: connects mongoose once per
 * run, makes the collections and indexes of the models the tests import, and empties every
 * collection before each test.
 */
export function useDatabase(): void {
  before('connects to the test database', connect)
  beforeEach('empties the test database', emptyDatabase)
}

/**
 * As `useDatabase`, but emptied once, before the first test: for the many tests of a table that each act on
 * something of their own, or leave nothing behind.
 */
export function useOneDatabase(): void {
  before('connects to the test database', connect)
  before('empties the test database', emptyDatabase)
}

async function connect(this: Mocha.Context): Promise<void> {
  // A first run by hand installs and starts the database.
  this.timeout(180_000)
  await connectOnce()
  await prepareCollections(mongoose.connection)
  await keepWhatIsOld()
}

/** The URI of the run's database, for code that connects by itself. Only after `useDatabase`. */
export function testDatabaseUri(): string {
  if (database === undefined) throw new Error('Call useDatabase() in the describe block first')
  return database.uri
}

// Loaded outside every describe block, so this hook ends the whole run: an open connection would keep
// mocha waiting for ever.
after('closes the test database', async function () {
  this.timeout(30_000)
  await mongoose.disconnect()
  await database?.close()
  database = undefined
})

async function connectOnce(): Promise<void> {
  database ??= await joinTestDatabase()
  if (mongoose.connection.readyState === mongoose.ConnectionStates.disconnected) {
    // Tests may count what is asked of the database.
    await mongoose.connect(database.uri, { monitorCommands: true })
  }
}

/** The tests' clock stands still in the past, so the database would delete by its own clock what they just made. */
async function keepWhatIsOld(): Promise<void> {
  for (const collection of (await mongoose.connection.db?.collections()) ?? []) {
    for (const { name, expireAfterSeconds } of await collection.indexes()) {
      if (expireAfterSeconds !== undefined && name !== undefined) await collection.dropIndex(name)
    }
  }
}

/** Deleting is faster than dropping: collections and indexes stay (20 collections: 15 ms). */
async function emptyDatabase(): Promise<void> {
  const collections = await mongoose.connection.db?.collections()
  await Promise.all((collections ?? []).map((collection) => collection.deleteMany({})))
}
