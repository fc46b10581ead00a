import type { Connection } from 'mongoose'

/**
 * Makes the collection and the indexes of every model registered on the connection, and drops those
 * that the model does not declare, or no longer like that: an index of an earlier version may promise
 * more than is true now, and one that changed under its name cannot be made again. Safe to repeat.
 * Done once at set-up, one after another and before the first write: when the creation of
 * collections or indexes raced a first insert, a local database was seen to stop answering anyone.
 */
export async function prepareCollections(connection: Connection): Promise<void> {
  for (const name of connection.modelNames()) {
    const model = connection.model(name)
    await model.createCollection()
    const { toDrop }: { toDrop: unknown[] } = await model.diffIndexes()
    for (const index of toDrop) await model.collection.dropIndex(String(index))
    await model.createIndexes()
  }
}
