import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { TOOLS_FOLDER } from '../support/folders.ts'
import { endProcess, isRunning, markOf } from '../support/processes.ts'
import { type LocalDatabase, NOT_OURS, findOrStartDatabase } from './find-or-start.ts'
import { dropDatabase, withDatabaseName } from './uri.ts'

const TESTS_FOLDER = join(TOOLS_FOLDER, 'tests')
/** Hands the database that `npm test` made to the test process. */
const HANDED_OVER = 'TEST_DATABASE_URI'

const Mark = z.object({ pid: z.number(), started: z.string() })
const Left = z.object({ server: Mark })

export interface TestDatabase extends LocalDatabase {
  /** For the files of this run; removed with the database. */
  folder: string
}

/**
 * An empty database for one run of the tests, under a name of its own; `close` removes it with all
 * its files. What an earlier run left behind when it was killed is cleaned up first.
 */
export async function createTestDatabase(log: (line: string) => void): Promise<TestDatabase> {
  await removeLeftOvers()
  const name = `onderdak-test-${process.pid}-${randomBytes(4).toString('hex')}`
  const folder = join(TESTS_FOLDER, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(markOf(process.pid)))
  const database = await findOrStartDatabase({ name, folder, log })
  // Never the database that MONGODB_URI names: tests empty what they use.
  const uri = withDatabaseName(database.uri, name)
  const close = async (): Promise<void> => {
    // A server of our own goes with its files; dropping a full database first took it two minutes.
    if (database.kind === 'given') await dropDatabase(uri).catch(() => undefined)
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...database, uri, folder, close }
}

/** The database of the run this process belongs to, or a new one when a test file is run by hand. */
export async function joinTestDatabase(): Promise<LocalDatabase> {
  const uri = process.env[HANDED_OVER]
  if (uri === undefined) return createTestDatabase(() => undefined)
  return { uri, kind: 'given', ...NOT_OURS }
}

/** What to add to the environment of a process that is to join this test database. */
export function handOver(database: LocalDatabase): Record<string, string> {
  return { [HANDED_OVER]: database.uri }
}

async function removeLeftOvers(): Promise<void> {
  if (!existsSync(TESTS_FOLDER)) return
  for (const name of readdirSync(TESTS_FOLDER)) {
    const folder = join(TESTS_FOLDER, name)
    const owner = Mark.safeParse(readJson(join(folder, 'owner.json')))
    if (!owner.success || isRunning(owner.data)) continue
    for (const kind of ['mongod', 'secantusdb']) {
      const left = Left.safeParse(readJson(join(folder, kind, 'server.json')))
      if (left.success) await endProcess(left.data.server)
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
