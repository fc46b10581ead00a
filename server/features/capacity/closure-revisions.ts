import { OPEN_END } from '../../../matching/day.ts'
import { ClosureRevisionModel } from '../../../models/closure-revision.model.ts'
import type { StoredClosureRevision } from '../../../models/closure-revision.model.ts'
import type { Tx } from '../../events/transact.ts'
import type { ClosureHistory } from './closure.schema.ts'

interface Revision {
  readonly id: string
  /** Id of the place, or of the unit that is closed for a profile. */
  readonly about: string
  readonly act: StoredClosureRevision['act']
  readonly from: string
  readonly until?: string | undefined
  readonly reason: string
  readonly profile?: { readonly criterion: string; readonly values: readonly string[] }
}

/** Keeps what a closure says from now on, beside what it said before. */
export async function keepRevision(revision: Revision, tx: Tx): Promise<void> {
  const { id: closureId, until = OPEN_END, ...rest } = revision
  const row = { closureId, until, ...rest, at: tx.at, by: tx.actor.id }
  await ClosureRevisionModel.insertMany([row], { session: tx.session })
}

/** Every closure of a place or a unit with all it said, the newest closure first, each from its first word on. */
export async function closureHistory(about: string): Promise<ClosureHistory['closures']> {
  const rows = await ClosureRevisionModel.find({ about }).sort({ at: 1, _id: 1 }).lean()
  const byId = new Map<string, StoredClosureRevision[]>()
  for (const row of rows) byId.set(row.closureId, [...(byId.get(row.closureId) ?? []), row])
  return [...byId].toReversed().map(([id, revisions]) => ({
    id,
    revisions: revisions.map(({ act, at, from, until, reason, profile }) => ({
      ...{ act, at: at.toISOString(), from, reason },
      ...(until !== OPEN_END && { until }),
      ...(profile && { criterion: profile.criterion, values: [...profile.values] }),
    })),
  }))
}
