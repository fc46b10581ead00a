import { Types } from 'mongoose'
import { NoticeModel } from '../../models/notice.model.ts'
import { NOW } from '../support/test-deps.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** Everybody's own notices; the one that is marked as read belongs to the desk. */
export const NOTICE_TARGETS: Readonly<Record<string, MakeTarget>> = {
  listNotices: () => Promise.resolve({}),
  readNotice: async ({ home }) => {
    const { _id } = await NoticeModel.create({
      ...{ userId: home.desk.id, kind: 'request-to-triage', subject: 'requestId' },
      ...{ about: String(new Types.ObjectId()), at: NOW, times: 1, urgent: false },
      ...{ open: true, mail: 'none' },
    })
    return { params: { id: String(_id) } }
  },
  listJobs: () => Promise.resolve({}),
  readAllNotices: () => Promise.resolve({}),
  getNoticeSettings: () => Promise.resolve({}),
  changeNoticeSettings: () => Promise.resolve({ body: { quietFrom: 19 } }),
}
