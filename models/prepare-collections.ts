import type { Connection } from 'mongoose'

/** Indexes of earlier versions that promise more than is true now, by collection. */
const GIVEN_UP: Readonly<Record<string, readonly string[]>> = {
  stays: ['caseId_1', 'offerId_1'],
}

/**
 * Makes the collection and the indexes of every model registered on the connection. Safe to repeat.
 * Done once at set-up, one after another and before the first write: when the creation of
 * collections or indexes raced a first insert, a local database was seen to stop answering anyone.
 */
export async function prepareCollections(connection: Connection): Promise<void> {
  for (const name of connection.modelNames()) {
    const model = connection.model(name)
    await model.createCollection()
    for (const index of GIVEN_UP[model.collection.name] ?? []) {
      if (await model.collection.indexExists(index)) await model.collection.dropIndex(index)
    }
    await model.createIndexes()
  }
}
