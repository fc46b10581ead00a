import { join } from 'node:path'
import { Failure } from '../support/failure.ts'
import { findOnPath } from '../support/on-path.ts'
import { mongodRecipe } from './mongod.ts'
import { obtainServer } from './obtain-server.ts'
import { secantusRecipe } from './secantusdb.ts'
import { ping, withDatabaseName, withoutPassword } from './uri.ts'

/** How long a database given by `MONGODB_URI` may take to answer, in milliseconds. */
const GIVEN_TIMEOUT = 5_000

/** A database that somebody else starts and ends. */
export const NOT_OURS = { revive: () => Promise.resolve(false), close: () => Promise.resolve() }

export interface DatabaseWish {
  /** The database's name, used unless `MONGODB_URI` names one. */
  name: string
  /** Where a server started here keeps its data, its log and the record by which it is found again. */
  folder: string
  log: (line: string) => void
}

export interface LocalDatabase {
  uri: string
  kind: 'given' | 'mongod' | 'secantusdb'
  /** Starts a server found here again if it ended by itself; tells whether it had. */
  revive: () => Promise<boolean>
  /** Ends a server found here, unless another command still uses it; one that was given stays. */
  close: () => Promise<void>
}

/**
 * Finds or starts a MongoDB server, in this order: `MONGODB_URI`; a `mongod` on the PATH;
 * SecantusDB, installed into `.data/` with Python. Throws a `Failure` with one sentence.
 */
export async function findOrStartDatabase(wish: DatabaseWish): Promise<LocalDatabase> {
  const given = process.env['MONGODB_URI']
  if (given !== undefined && given !== '') return useGiven(given, wish)
  const mongod = findOnPath(['mongod'])
  const recipe = mongod === undefined ? await secantusRecipe(wish.log) : mongodRecipe(mongod)
  const folder = join(wish.folder, recipe.kind)
  const server = await obtainServer({ recipe, folder, log: wish.log })
  const uri = `mongodb://127.0.0.1:${server.port}/${wish.name}?directConnection=true`
  return { uri, kind: recipe.kind, revive: server.revive, close: server.close }
}

async function useGiven(given: string, wish: DatabaseWish): Promise<LocalDatabase> {
  const uri = withDatabaseName(given, wish.name, { keep: true })
  const { replicaSet } = await ping(uri, GIVEN_TIMEOUT).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure(
      `The database of MONGODB_URI (${withoutPassword(uri)}) does not answer: ${why}.`,
    )
  })
  if (!replicaSet) {
    throw new Failure(
      `The database of MONGODB_URI (${withoutPassword(uri)}) is not a replica set, which transactions and change streams need: start mongod with --replSet.`,
    )
  }
  wish.log(`Database: MONGODB_URI (${withoutPassword(uri)})`)
  return { uri, kind: 'given', ...NOT_OURS }
}
