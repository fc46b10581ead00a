import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AuditEntryModel, AuditSealModel } from '../../../models/audit.model.ts'
import type { StoredAuditSeal } from '../../../models/audit.model.ts'
import { isDuplicate } from '../../../models/duplicate-key.ts'
import { hashOf } from '../../canonical-json.ts'
import type { Deps } from '../../deps.ts'

const AT_MOST = 500

/** Where the newest link is noted outside the database: whoever rewrites the chain must rewrite this too. */
export const HEAD_FILE = 'audit-seal-heads.jsonl'

/** What the first link stands on. */
export const GENESIS = '0'.repeat(64)

/**
 * Seals the entries that are not sealed yet into the next link of the hash chain.
 * Two nodes may do this at once: the unique number lets one through, the other has nothing left to do.
 *
 * 1. Take the oldest unsealed entries, in order of time.
 * 2. The link's hash covers its number, time, the hash before it and every entry's own hash, in order.
 * 3. Link and entries' seal number in one transaction; then the head outside the database.
 */
export async function sealAudit(deps: Deps): Promise<number> {
  const entries = await AuditEntryModel.find({ sealedIn: { $exists: false } })
    .sort({ at: 1, _id: 1 })
    .limit(AT_MOST)
    .lean()
  if (entries.length === 0) return 0
  const last = await AuditSealModel.findOne().sort({ number: -1 }).lean()
  const link = {
    number: (last?.number ?? 0) + 1,
    at: deps.now(),
    entryIds: entries.map(({ _id }) => _id),
    previousHash: last?.hash ?? GENESIS,
  }
  const hash = hashSeal(
    link,
    entries.map((entry) => entry.hash),
  )
  try {
    await deps.db.transaction(async (session) => {
      await AuditSealModel.insertMany([{ ...link, hash }], { session })
      const { modifiedCount } = await AuditEntryModel.updateMany(
        { _id: { $in: link.entryIds }, sealedIn: { $exists: false } },
        { $set: { sealedIn: link.number } },
        { session },
      )
      if (modifiedCount !== entries.length) throw new SealedMeanwhile()
    })
  } catch (error: unknown) {
    if (error instanceof SealedMeanwhile || isDuplicate(error)) return 0
    throw error
  }
  await noteHead({ number: link.number, hash }, deps)
  return entries.length
}

/** Another node sealed some of these entries after we read them: nothing is written, the next round goes on. */
class SealedMeanwhile extends Error {}

/** SHA-256 over a link of the chain. Also how a stored link is verified. */
export function hashSeal(
  { number, at, entryIds, previousHash }: Omit<StoredAuditSeal, '_id' | 'hash'>,
  entryHashes: readonly string[],
): string {
  return hashOf([number, at.toISOString(), previousHash, entryIds.map(String), entryHashes])
}

async function noteHead(head: { number: number; hash: string }, { config }: Deps): Promise<void> {
  await mkdir(config.dataDir, { recursive: true })
  await appendFile(join(config.dataDir, HEAD_FILE), `${JSON.stringify(head)}\n`, { mode: 0o600 })
}
