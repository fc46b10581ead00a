import { type Db, MongoClient, MongoServerError } from 'mongodb'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Recipe } from './recipe.ts'

const SET_NAME = 'onderdak'
const NOT_YET_INITIALIZED = 94

/** A real MongoDB server as a replica set of one, which transactions and change streams need. */
export function mongodRecipe(program: string): Recipe {
  return {
    kind: 'mongod',
    title: `mongod (${program}), a replica set of one`,
    command: (dataFolder, port) => [
      program,
      ...['--replSet', SET_NAME, '--dbpath', dataFolder],
      ...['--bind_ip', '127.0.0.1', '--port', String(port)],
    ],
    prepare: makePrimary,
  }
}

/** Starts the replica set, or tells an older one its new port, and waits until it takes writes. */
async function makePrimary(uri: string, port: number): Promise<void> {
  const client = new MongoClient(uri)
  try {
    await configure(client.db('admin'), `127.0.0.1:${port}`)
    await waitUntilPrimary(client.db('admin'))
  } finally {
    await client.close()
  }
}

async function configure(admin: Db, host: string): Promise<void> {
  const present = await admin.command({ replSetGetConfig: 1 }).catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined
    throw error
  })
  const members = [{ _id: 0, host }]
  if (present === undefined) {
    await admin.command({ replSetInitiate: { _id: SET_NAME, members } })
  } else if (!JSON.stringify(present['config']).includes(`"${host}"`)) {
    // Forced: under its old address this member is no primary, and nobody else could agree.
    const config = { _id: SET_NAME, version: versionOf(present) + 1, members }
    await admin.command({ replSetReconfig: config, force: true })
  }
}

function versionOf(answer: Record<string, unknown>): number {
  const { config } = answer
  const known = typeof config === 'object' && config !== null && 'version' in config
  return known ? Number(config.version) : 1
}

async function waitUntilPrimary(admin: Db): Promise<void> {
  for (;;) {
    const hello = await admin.command({ hello: 1 })
    if (hello['isWritablePrimary'] === true) return
    await sleep(100)
  }
}
