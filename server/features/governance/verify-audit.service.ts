import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AuditEntryModel, AuditSealModel } from '../../../models/audit.model.ts'
import type { StoredAuditEntry, StoredAuditSeal } from '../../../models/audit.model.ts'
import type { Config } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { hashAuditEntry } from '../../events/audit-entry.ts'
import { recordRead } from '../../events/transact.ts'
import { verifyLedger } from '../waitlist/verify-ledger.service.ts'
import { GENESIS, HEAD_FILE, hashSeal } from './seal-audit.service.ts'

export interface AuditReport {
  readonly entries: number
  readonly seals: number
  readonly unsealed: number
  /** Empty when nothing was changed, removed or inserted up to the last seal. */
  readonly faults: readonly string[]
}

/**
 * Checks the audit log against its chain, and the chain against the heads kept outside the database.
 *
 * 1. Every link follows the one before it and hashes to what it says.
 * 2. Every entry a link names exists and hashes to what it says; no other entry claims that link.
 * 3. Every head outside the database is the link of that number.
 *
 * What is held against the chain is read before it: the service goes on sealing meanwhile, and that is no fault.
 */
export async function verifyAudit({ dataDir }: Pick<Config, 'dataDir'>): Promise<AuditReport> {
  const faults: string[] = []
  const heads = await readHeads(dataDir)
  const claimed = await AuditEntryModel.countDocuments({ sealedIn: { $exists: true } })
  const hashes = new Map<number, string>()
  let previous = { number: 0, hash: GENESIS }
  let entries = 0
  for await (const seal of AuditSealModel.find().sort({ number: 1 }).lean().cursor()) {
    if (seal.number !== previous.number + 1) faults.push(`seal ${previous.number + 1} is missing`)
    if (seal.previousHash !== previous.hash)
      faults.push(`seal ${seal.number} does not follow the one before it`)
    entries += seal.entryIds.length
    faults.push(...(await faultsOfSeal(seal)))
    hashes.set(seal.number, seal.hash)
    previous = { number: seal.number, hash: seal.hash }
  }
  // The very first seal may have been made meanwhile.
  const noted = heads.length > 0 ? heads : await readHeads(dataDir)
  faults.push(...faultsOfHeads(noted, hashes))
  if (claimed > entries)
    faults.push(`${claimed - entries} entries claim a seal that does not name them`)
  const unsealed = await AuditEntryModel.countDocuments({ sealedIn: { $exists: false } })
  return { entries, seals: hashes.size, unsealed, faults }
}

/** The same for somebody who asks, with the ledger of the waitlist that hangs on the log; noted too. */
export async function checkAudit(
  actor: Actor,
  deps: Deps,
): Promise<AuditReport & { readonly listMoves: number }> {
  const report = await verifyAudit(deps.config)
  const ledger = await verifyLedger(deps)
  const faults = [...report.faults, ...ledger.faults]
  const reason = faults.length === 0 ? 'whole' : 'broken'
  await recordRead(deps, actor, { act: 'audit.verified', reason })
  return { ...report, listMoves: ledger.moves, faults }
}

async function faultsOfSeal(seal: StoredAuditSeal): Promise<string[]> {
  const stored = await AuditEntryModel.find({ _id: { $in: seal.entryIds } }).lean()
  const byId = new Map(stored.map((entry) => [String(entry._id), entry]))
  const faults = seal.entryIds.flatMap((id) => faultOfEntry(String(id), byId, seal.number))
  const hashes = seal.entryIds.map((id) => byId.get(String(id))?.hash ?? '')
  if (hashSeal(seal, hashes) !== seal.hash) faults.push(`seal ${seal.number} was changed`)
  return faults
}

function faultOfEntry(
  id: string,
  byId: ReadonlyMap<string, StoredAuditEntry>,
  seal: number,
): string[] {
  const entry = byId.get(id)
  if (!entry) return [`entry ${id} of seal ${seal} was removed`]
  const { reason, listMoves, actor, ...rest } = entry
  const { organisationId } = actor
  const hash = hashAuditEntry({
    ...rest,
    actor: { id: actor.id, role: actor.role, ...(organisationId && { organisationId }) },
    ...(reason && { reason }),
    ...(listMoves && { listMoves }),
  })
  if (hash !== entry.hash) return [`entry ${id} of seal ${seal} was changed`]
  return entry.sealedIn === seal ? [] : [`entry ${id} is in seal ${seal} but claims another`]
}

const Head = z.object({ number: z.number(), hash: z.string() })

/** A chain nobody noted outside could have been rewritten as a whole, so a lost file is a fault too. */
function faultsOfHeads(lines: readonly string[], hashes: ReadonlyMap<number, string>): string[] {
  if (lines.length === 0 && hashes.size > 0) return ['no seal is noted outside the database']
  return lines.flatMap((line, index) => {
    const head = readHead(line)
    if (!head) return [`line ${index + 1} of the heads outside the database cannot be read`]
    if (hashes.get(head.number) === head.hash) return []
    return [`seal ${head.number} is not the one that was noted outside the database`]
  })
}

async function readHeads(dataDir: string): Promise<string[]> {
  const text = await readFile(join(dataDir, HEAD_FILE), 'utf8').catch(() => '')
  return text.split('\n').filter(Boolean)
}

function readHead(line: string): z.output<typeof Head> | undefined {
  try {
    return Head.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
