import { addDays } from '../../../matching/day.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { idsOfRequest, requireCase } from '../requests/request-move.ts'

/**
 * Published thresholds: how long somebody may wait in a class before moving up, so that no class starves.
 * A modelling choice. Class 1 is for danger today and is never reached by waiting.
 */
export const PROMOTIONS = [
  { from: 4, to: 3, afterDays: 84 },
  { from: 3, to: 2, afterDays: 140 },
] as const

/** Moves up who has waited past a threshold. Safe to run twice: each is one conditional write. */
export async function promoteWaiting(deps: Deps): Promise<number> {
  const today = dayOf(deps.now())
  let promoted = 0
  for (const { from, to, afterDays } of PROMOTIONS) {
    const since = addDays(today, -afterDays)
    const due = { status: 'waiting', urgencyClass: from, waitingSince: { $lte: since } } as const
    for (const { _id } of await RequestModel.find(due, { _id: 1 }).lean()) {
      if (await promote(_id, { from, to }, deps)) promoted += 1
    }
  }
  return promoted
}

async function promote(
  id: unknown,
  { from, to }: { from: number; to: number },
  deps: Deps,
): Promise<boolean> {
  return transact(deps, SYSTEM, async (tx) => {
    const request = await RequestModel.findOneAndUpdate(
      { _id: id, status: 'waiting', urgencyClass: from },
      { $set: { urgencyClass: to }, $inc: { version: 1 } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!request) return false
    const { token } = await requireCase(request.caseId, tx.session)
    tx.record('request.promoted', idsOfRequest(request), {
      fields: ['urgencyClass'],
      reason: `class-${from}-to-${to}`,
      caseTokens: [token],
    })
    return true
  })
}
