import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { recordStay } from './stay-access.ts'

/**
 * Finds who should have come, or left, before today and did not, and says so once, for the owner to look. A day
 * of arrival or departure itself is not overdue. Safe to run twice and on several nodes.
 */
export async function noticeOverdueStays(deps: Deps): Promise<number> {
  const today = dayOf(deps.now())
  const unnoticed = { 'overdue.noticedAt': { $exists: false } }
  const due = [
    { status: 'planned' as const, open: true, from: { $lt: today }, ...unnoticed },
    // The night has been added each day; the mark says since when.
    { status: 'arrived' as const, 'overdue.since': { $lt: today }, ...unnoticed },
    // Somebody else has the next night, so nothing was added.
    { status: 'arrived' as const, until: { $lt: today }, ...unnoticed },
  ]
  let noticed = 0
  for (const stay of await StayModel.find({ $or: due }).lean()) {
    const found = await transact(deps, SYSTEM, (tx) => notice(stay, tx)).catch((error: unknown) => {
      // One that cannot be noted must not keep the others from being seen.
      deps.log.error({ error, stayId: String(stay._id) }, 'overdue stay not noted')
      return false
    })
    if (found) noticed += 1
  }
  return noticed
}

async function notice({ _id, status, from, until, overdue }: StoredStay, tx: Tx): Promise<boolean> {
  const planned = status === 'planned'
  const since = overdue?.since ?? (planned ? from : until)
  const stay = await StayModel.findOneAndUpdate(
    { _id, status, 'overdue.noticedAt': { $exists: false } },
    { $set: { overdue: { since, noticedAt: tx.at } } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (!stay) return false
  const reason = planned ? 'arrival' : 'departure'
  await recordStay('stay.overdue', stay, { fields: ['overdue'], reason }, tx)
  return true
}
