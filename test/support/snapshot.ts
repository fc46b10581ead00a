import { createHash } from 'node:crypto'
import mongoose from 'mongoose'

/** A fingerprint of every document per collection: equal before and after means that nothing was written. */
export async function snapshot(): Promise<Record<string, string>> {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  const prints: Record<string, string> = {}
  for (const collection of collections) {
    const documents = await collection.find().sort({ _id: 1 }).toArray()
    const hash = createHash('sha256').update(JSON.stringify(documents)).digest('hex')
    prints[collection.collectionName] = `${documents.length}:${hash}`
  }
  return prints
}
