import { NoticeModel } from '../../../models/notice.model.ts'
import type { StoredNotice } from '../../../models/notice.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'

/** Marks one of one's own notices as read; once more changes nothing. Throws `not-found`. */
export async function readNotice(id: string, actor: Actor, deps: Deps): Promise<StoredNotice> {
  return transact(deps, actor, async (tx) => {
    const own = { _id: id, userId: actor.id }
    const closed = await NoticeModel.findOneAndUpdate(
      { ...own, open: true },
      { $set: readAt(tx) },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (closed) {
      tx.record('notice.read', { noticeId: id, userIds: [actor.id] }, { fields: ['open'] })
      return closed
    }
    const known = await NoticeModel.findOne(own, null, { session: tx.session }).lean()
    if (!known) throw new Problem('not-found', 'You have no such notice.')
    return known
  })
}

/** Marks all of one's own notices as read. */
export async function readAllNotices(actor: Actor, deps: Deps): Promise<{ closed: number }> {
  return transact(deps, actor, async (tx) => {
    const { modifiedCount } = await NoticeModel.updateMany(
      { userId: actor.id, open: true },
      { $set: readAt(tx) },
      { session: tx.session },
    )
    if (modifiedCount > 0) {
      tx.record('notice.read', { userIds: [actor.id] }, { fields: ['open'] })
    }
    return { closed: modifiedCount }
  })
}

function readAt({ at }: Tx) {
  return { open: false, closedAt: at, closedBy: 'reading' } as const
}
