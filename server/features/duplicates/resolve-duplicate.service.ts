import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { endRequest } from '../requests/withdraw-request.service.ts'
import { rootsOf, toldApart } from './case-sets.ts'
import type { Resolution } from './duplicate.schema.ts'
import { readKnownCases } from './known-cases.ts'

const REASON = 'duplicate'

/**
 * Decides whether two cases are the same household. The same: one goes on, what the other asked for ends as a
 * duplicate with all that hangs on it. Different: they are never shown beside each other again. Both cases are written
 * in either decision, so that of two people who decide otherwise at once the second sees what the first did.
 * Throws `not-found`, and `wrong-state` for what contradicts an earlier decision.
 */
export async function resolveDuplicate(
  { keep, other, decision }: Resolution,
  actor: Actor,
  deps: Deps,
): Promise<Resolution> {
  return transact(deps, actor, async (tx) => {
    const [kept, left] = [await requireRoot(keep, tx), await requireRoot(other, tx)]
    if (decision === 'different') await tellApart(kept, left, tx)
    else await merge(kept, left, tx, deps)
    const event = decision === 'same' ? 'case.merged' : 'case.told-apart'
    tx.record(event, {}, { reason: decision, caseTokens: [kept.token, left.token] })
    return { keep, other, decision }
  })
}

/** A case that goes on itself. */
async function requireRoot(id: string, { session }: Tx): Promise<StoredCase> {
  const found = await CaseModel.findById(id, null, { session }).lean()
  if (!found) throw new Problem('not-found', 'There is no such case.')
  if (found.mergedInto) {
    const detail = 'One of the cases was merged already: look at the one that goes on.'
    throw new Problem('wrong-state', detail)
  }
  return found
}

async function tellApart(kept: StoredCase, other: StoredCase, { session }: Tx): Promise<void> {
  for (const [one, two] of [
    [kept, other],
    [other, kept],
  ] as const) {
    await CaseModel.updateOne({ _id: one._id }, { $addToSet: { apartFrom: two._id } }, { session })
  }
}

async function merge(kept: StoredCase, other: StoredCase, tx: Tx, deps: Deps): Promise<void> {
  const { session } = tx
  const cases = await readKnownCases(session)
  if (toldApart(String(kept._id), String(other._id), cases)) {
    const detail = 'Cases of these two were found to be different before: they cannot be the same.'
    throw new Problem('wrong-state', detail)
  }
  const roots = rootsOf(cases)
  const merged = cases.filter(({ id }) => roots.get(id) === String(other._id)).map(({ id }) => id)
  await CaseModel.updateOne({ _id: other._id }, { $set: { mergedInto: kept._id } }, { session })
  await CaseModel.updateOne(
    { _id: kept._id },
    { $addToSet: { linkedTokens: other.token } },
    { session },
  )
  const live = { caseId: { $in: merged }, live: true } as const
  for (const { _id } of await RequestModel.find(live, { _id: 1 }, { session }).lean()) {
    await endRequest(_id, REASON, tx, deps)
  }
}
