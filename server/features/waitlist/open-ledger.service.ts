import type { Types } from 'mongoose'
import { AuditEntryModel } from '../../../models/audit.model.ts'
import { ListMoveModel } from '../../../models/list-move.model.ts'
import type { StoredListMove } from '../../../models/list-move.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { auditEntry } from '../../events/audit-entry.ts'
import { KEY_FIELDS, nextMove } from '../../events/list-moves.ts'
import { ON_LIST } from '../../states.ts'
import { LEDGER_OPENED } from './position-because.ts'

const AT_MOST = 500

/**
 * Writes the opening rows of the ledger: for everybody on the list of whom it does not say so, because they came there
 * before there was one, or by no act of this service. Safe to repeat; gives how many.
 */
export async function openLedger(deps: Deps): Promise<number> {
  const listed = await RequestModel.find({ status: { $in: ON_LIST } }, { _id: 1 }).lean()
  let opened = 0
  for (let start = 0; start < listed.length; start += AT_MOST) {
    const ids = listed.slice(start, start + AT_MOST).map(({ _id }) => _id)
    opened += await openFor(ids, deps)
  }
  return opened
}

async function openFor(ids: readonly Types.ObjectId[], deps: Deps): Promise<number> {
  const { vault } = deps
  const at = deps.now()
  return deps.db.transaction(async (session) => {
    const these = { $in: [...ids] }
    const requests = await RequestModel.find({ _id: these }, KEY_FIELDS, { session }).lean()
    const rows = await ListMoveModel.find({ requestId: these }, null, { session })
      .sort({ step: 1 })
      .lean()
    const last = new Map<string, StoredListMove>(rows.map((row) => [String(row.requestId), row]))
    const missing = requests.flatMap((request) => {
      const before = last.get(String(request._id))
      return nextMove(request, before, { cause: LEDGER_OPENED, at, vault }) ?? []
    })
    if (missing.length === 0) return 0
    const entry = auditEntry({
      ...{ act: LEDGER_OPENED, at, actor: SYSTEM, ids: {}, why: {} },
      listMoves: missing.map(({ hash }) => hash),
    })
    await AuditEntryModel.insertMany([entry], { session })
    await ListMoveModel.insertMany(missing, { session })
    return missing.length
  })
}
