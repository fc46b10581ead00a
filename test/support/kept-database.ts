import mongoose from 'mongoose'

/** Remembers what is in the database now; the function it gives puts it back to that, as often as wanted. */
export async function keepDatabase(): Promise<() => Promise<void>> {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  const kept = await Promise.all(
    collections.map(async (collection) => ({
      collection,
      rows: await collection.find().toArray(),
    })),
  )
  return async () => {
    await Promise.all(
      kept.map(async ({ collection, rows }) => {
        await collection.deleteMany({})
        if (rows.length > 0) await collection.insertMany(rows)
      }),
    )
  }
}
