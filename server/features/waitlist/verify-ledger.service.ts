import { sameKey } from '../../../matching/waitlist/list-key.ts'
import { AuditEntryModel } from '../../../models/audit.model.ts'
import { ListMoveModel } from '../../../models/list-move.model.ts'
import type { StoredListMove } from '../../../models/list-move.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import {
  KEY_FIELDS,
  hashListMove,
  keyFrom,
  listKeyOf,
  missingMove,
} from '../../events/list-moves.ts'
import { ON_LIST } from '../../states.ts'
import { LEDGER_OPENED } from './position-because.ts'

type Checking = Pick<Deps, 'db' | 'vault' | 'now'>

export interface LedgerReport {
  readonly moves: number
  /** Empty when every row is as it was written and the rows give the list as it is now. */
  readonly faults: readonly string[]
}

/**
 * Checks the ledger of the waitlist.
 *
 * 1. Every row hashes to what it says, stands for the request it belongs to, and follows the row before it.
 * 2. Audit entries, which are sealed, name exactly the rows there are.
 * 3. Who is on the list now, and with which key, is what the last rows say.
 */
export async function verifyLedger(deps: Checking): Promise<LedgerReport> {
  const faults: string[] = []
  const hashes = new Set<string>()
  const last = new Map<string, StoredListMove>()
  const rows = ListMoveModel.find().sort({ requestId: 1, step: 1 }).lean().cursor()
  for await (const row of rows) {
    const requestId = String(row.requestId)
    if (hashOfStored(row) !== row.hash || deps.vault.token('list', requestId) !== row.token) {
      faults.push(`list move ${String(row._id)} was changed`)
    }
    if (!follows(row, last.get(requestId))) {
      faults.push(`list move ${String(row._id)} does not follow the one before it`)
    }
    hashes.add(row.hash)
    last.set(requestId, row)
  }
  faults.push(...(await faultsOfNames(hashes)), ...(await faultsOfList(last, deps)))
  return { moves: hashes.size, faults }
}

function hashOfStored({ token, step, at, cause, ...keys }: StoredListMove): string {
  const [before, after] = [keyFrom(keys.before), keyFrom(keys.after)]
  return hashListMove({
    token,
    step,
    at,
    cause,
    ...(before && { before }),
    ...(after && { after }),
  })
}

function follows(row: StoredListMove, previous: StoredListMove | undefined): boolean {
  return (
    row.step === (previous?.step ?? 0) + 1 &&
    (!previous || row.at >= previous.at) &&
    sameKey(keyFrom(row.before), keyFrom(previous?.after))
  )
}

async function faultsOfNames(hashes: ReadonlySet<string>): Promise<string[]> {
  const named = new Set<string>()
  const entries = AuditEntryModel.find({ listMoves: { $exists: true } }, { listMoves: 1 })
  for await (const { listMoves } of entries.lean().cursor()) {
    for (const hash of listMoves ?? []) named.add(hash)
  }
  const unseen = [...named].filter((hash) => !hashes.has(hash))
  // What came while we read is there all the same.
  const lost = unseen.length - (await ListMoveModel.countDocuments({ hash: { $in: unseen } }))
  const inserted = [...hashes].filter((hash) => !named.has(hash)).length
  return [
    ...(lost > 0 ? [`${lost} list moves that the audit log names are gone`] : []),
    ...(inserted > 0 ? [`${inserted} list moves came of no act that the audit log names`] : []),
  ]
}

async function faultsOfList(
  last: ReadonlyMap<string, StoredListMove>,
  { db, vault, now }: Checking,
): Promise<string[]> {
  const requests = await RequestModel.find({ status: { $in: ON_LIST } }, KEY_FIELDS).lean()
  const keys = new Map(requests.map((request) => [String(request._id), listKeyOf(request)]))
  const ids = new Set([...keys.keys(), ...last.keys()])
  const differing = [...ids].filter((id) => !sameKey(keys.get(id), keyFrom(last.get(id)?.after)))
  const faults: string[] = []
  for (const id of differing) {
    // Looked at again at one moment: an act may have come between the two readings.
    const missing = await db.transaction(async (session) =>
      missingMove(id, LEDGER_OPENED, { at: now(), session, vault }),
    )
    if (missing) faults.push(`request ${id} stands on the list otherwise than the ledger says`)
  }
  return faults
}
