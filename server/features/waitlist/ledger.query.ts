import { ListMoveModel } from '../../../models/list-move.model.ts'
import type { StoredListMove } from '../../../models/list-move.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { keyFrom } from '../../events/list-moves.ts'
import { recordRead } from '../../events/transact.ts'
import type { Page, PageRequest } from '../../page-rows.ts'
import type { LedgerRow } from './ledger.schema.ts'

interface Period {
  /** Moments, with any offset: from, and before. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** The ledger of the list by pseudonym, in the order in which its rows are taken over; the reading is written down. */
export async function readLedger(
  { from, until, page, pageSize }: Period & PageRequest,
  actor: Actor,
  deps: Deps,
): Promise<Page<LedgerRow>> {
  const period = { ...(from && { $gte: new Date(from) }), ...(until && { $lt: new Date(until) }) }
  const filter = Object.keys(period).length > 0 ? { at: period } : {}
  const [total, rows] = await Promise.all([
    ListMoveModel.countDocuments(filter),
    ListMoveModel.find(filter)
      .sort({ at: 1, _id: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean(),
  ])
  await recordRead(deps, actor, { act: 'waitlist.ledger-read' })
  return { page, pageSize, total, items: rows.map(present) }
}

function present({ token, step, at, cause, hash, ...keys }: StoredListMove): LedgerRow {
  const [before, after] = [keyFrom(keys.before), keyFrom(keys.after)]
  return {
    ...{ token, step, at: at.toISOString(), cause },
    ...(before && { before }),
    ...(after && { after }),
    hash,
  }
}
