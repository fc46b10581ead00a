import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { idsOfRequest, requireCase } from './request-move.ts'

/**
 * Says of every request that triage is past its term: once per term, to who decides and to the desk. Safe to run twice
 * and beside itself: each is one conditional write. Gives how many were told.
 */
export async function escalateTriage(deps: Deps): Promise<number> {
  const due = { status: 'submitted', triageBy: { $lte: deps.now() } } as const
  const late = await RequestModel.find(due, { triageBy: 1, triageOverdueAt: 1 }).lean()
  let told = 0
  for (const request of late.filter((one) => !isTold(one))) {
    try {
      if (await tell(request, deps)) told += 1
    } catch (error: unknown) {
      // One that fails must not keep the others waiting.
      deps.log.error({ error, requestId: String(request._id) }, 'triage not escalated')
    }
  }
  return told
}

type Late = Pick<StoredRequest, '_id' | 'triageBy' | 'triageOverdueAt'>

/** Told since its present term was over; a request that came back to triage has a new term. */
function isTold({ triageBy, triageOverdueAt }: Late): boolean {
  return triageBy != null && triageOverdueAt != null && triageOverdueAt >= triageBy
}

async function tell({ _id, triageBy, triageOverdueAt }: Late, deps: Deps): Promise<boolean> {
  // Of two nodes that find it at once, one gets through.
  const asFound: Record<string, unknown> = {
    triageBy,
    triageOverdueAt: triageOverdueAt ?? { $exists: false },
  }
  return transact(deps, SYSTEM, async (tx) => {
    const request = await RequestModel.findOneAndUpdate(
      { $and: [{ _id, status: 'submitted' }, asFound] },
      { $set: { triageOverdueAt: tx.at } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!request) return false
    const { token } = await requireCase(request.caseId, tx.session)
    tx.record('request.triage-overdue', idsOfRequest(request), { caseTokens: [token] })
    return true
  })
}
