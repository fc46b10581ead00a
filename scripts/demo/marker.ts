import type { Connection } from 'mongoose'

/** A collection that only a demo database has: what carries it may be wiped. */
const MARKER = 'demo-marker'

export interface Marker {
  readonly seed: string
  /** The day the demo is anchored on. */
  readonly today: string
}

/** Says that everything in this database is made up. Written before the first row of the demo. */
export async function markAsDemo(db: Connection, marker: Marker): Promise<void> {
  await db.collection(MARKER).insertOne({ ...marker })
}

/** Says that all of it is there. */
export async function markAsWhole(db: Connection): Promise<void> {
  await db.collection(MARKER).updateOne({}, { $set: { whole: true } })
}

/** Whether a demo was begun here and never finished: the computer was switched off, or the disk was full. */
export async function isHalfDemo(db: Connection): Promise<boolean> {
  return (await db.collection(MARKER).countDocuments({ whole: { $ne: true } }, { limit: 1 })) > 0
}

export async function isDemo(db: Connection): Promise<boolean> {
  return (await db.collection(MARKER).countDocuments({}, { limit: 1 })) > 0
}

/** Whether nothing was ever stored here. Collections without documents count as nothing. */
export async function isEmpty(db: Connection): Promise<boolean> {
  for (const collection of await allCollections(db)) {
    if ((await collection.countDocuments({}, { limit: 1 })) > 0) return false
  }
  return true
}

/** Removes every document, the marker last: what is interrupted halfway can be done again. */
export async function wipe(db: Connection): Promise<void> {
  for (const collection of await allCollections(db)) {
    if (collection.collectionName !== MARKER) await collection.deleteMany({})
  }
  await db.collection(MARKER).deleteMany({})
}

async function allCollections(db: Connection) {
  const found = (await db.db?.collections()) ?? []
  return found.filter(({ collectionName }) => !collectionName.startsWith('system.'))
}
