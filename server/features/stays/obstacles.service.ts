import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { recordStay, requireStay, visibleStays } from './stay-access.ts'

/**
 * Notes what keeps a household from moving on; once at a time per kind.
 * Throws `already-exists` while it is noted, `wrong-state` when nobody is there, `not-found`.
 */
export async function noteObstacle(
  id: string,
  code: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const standing = { $elemMatch: { code, resolvedOn: { $exists: false } } }
    const own = { _id: id, status: 'arrived', obstacles: { $not: standing } } as const
    const stay = await StayModel.findOneAndUpdate(
      { $and: [own, visibleStays(actor)] },
      { $push: { obstacles: { code, since: tx.today, by: actor.id } } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!stay) {
      const { status } = await requireStay(id, tx)
      if (status !== 'arrived') throw wrongState('stay', status, ['arrived'])
      throw new Problem('already-exists', 'This obstacle is noted already.')
    }
    await recordStay('stay.obstacle-noted', stay, { fields: ['obstacles'], reason: code }, tx)
    return stay
  })
}

/** Notes that an obstacle is out of the way. Throws `not-found` when it is not noted. */
export async function resolveObstacle(
  id: string,
  code: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const standing = { $elemMatch: { code, resolvedOn: { $exists: false } } }
    const stay = await StayModel.findOneAndUpdate(
      { $and: [{ _id: id, obstacles: standing }, visibleStays(actor)] },
      { $set: { 'obstacles.$[standing].resolvedOn': tx.today } },
      {
        returnDocument: 'after',
        session: tx.session,
        arrayFilters: [{ 'standing.code': code, 'standing.resolvedOn': { $exists: false } }],
      },
    ).lean()
    if (!stay) throw new Problem('not-found', 'There is no such obstacle, or you may not see it.')
    await recordStay('stay.obstacle-resolved', stay, { fields: ['obstacles'], reason: code }, tx)
    return stay
  })
}
