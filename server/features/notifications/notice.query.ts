import { NoticeModel } from '../../../models/notice.model.ts'
import type { StoredNotice } from '../../../models/notice.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { PageRequest } from '../../page-rows.ts'
import type { Notice, NoticePage } from './notice.schema.ts'
import { kindOf } from './notice-table.ts'

/** One's own notices, the newest on top. They hold no fact about a person, so looking leaves no trace. */
export async function listNotices(
  { show, page, pageSize }: PageRequest & { readonly show: 'open' | 'all' },
  { id: userId }: Actor,
): Promise<NoticePage> {
  const filter = { userId, ...(show === 'open' && { open: true }) }
  const [rows, total] = await Promise.all([
    NoticeModel.find(filter)
      .sort({ open: -1, at: -1, _id: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean(),
    NoticeModel.countDocuments(filter),
  ])
  return { items: rows.map(presentNotice), page, pageSize, total }
}

/** How many things still need this person. */
export async function countOpenNotices({ id: userId }: Actor): Promise<number> {
  return NoticeModel.countDocuments({ userId, open: true })
}

export function presentNotice(stored: StoredNotice): Notice {
  const { _id, kind, subject, about, at, times, urgent, open } = stored
  const { textNl = kind, textEn = kind } = kindOf(kind) ?? {}
  return {
    ...{ id: String(_id), kind, textNl, textEn, subject, about, times, urgent, open },
    at: at.toISOString(),
  }
}
