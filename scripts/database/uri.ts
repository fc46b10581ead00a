import { MongoClient } from 'mongodb'
import { Failure } from '../support/failure.ts'

const PARTS = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/

/** Puts a database name in a MongoDB URI; `keep` leaves a name that is already there. */
export function withDatabaseName(uri: string, name: string, { keep = false } = {}): string {
  const [, hosts, present = '', options = ''] = PARTS.exec(uri) ?? []
  if (hosts === undefined) {
    throw new Failure('MONGODB_URI must look like mongodb://HOST:PORT/?replicaSet=NAME.')
  }
  return `${hosts}/${keep && present !== '' ? present : name}${options}`
}

/** The URI without user and password, fit to be shown. */
export function withoutPassword(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//')
}

/** Asks the server for a sign of life. Throws the driver's error after `timeout` milliseconds. */
export async function ping(uri: string, timeout: number): Promise<{ replicaSet: boolean }> {
  const client = new MongoClient(uri, {
    serverSelectionTimeoutMS: timeout,
    connectTimeoutMS: timeout,
    socketTimeoutMS: timeout,
  })
  try {
    const hello = await client.db('admin').command({ hello: 1 })
    await client.db('admin').command({ ping: 1 })
    return { replicaSet: 'setName' in hello || hello['msg'] === 'isdbgrid' }
  } finally {
    await client.close()
  }
}

/** Removes the database the URI names, with everything in it. */
export async function dropDatabase(uri: string): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    await client.db().dropDatabase()
  } finally {
    await client.close()
  }
}

/**
 * Ends all open transactions. After a kill -9 those of the killed service would keep their documents
 * locked for a minute. For a local server only: it knows no other users.
 */
export async function endTransactions(uri: string): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    await client.db('admin').command({ killAllSessions: [] })
  } finally {
    await client.close()
  }
}
