import { Types } from 'mongoose'
import { MailModel } from '../../../models/mail.model.ts'
import { NoticeSettingsModel } from '../../../models/notice-settings.model.ts'
import { NoticeModel } from '../../../models/notice.model.ts'
import { UserModel } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { tomorrowsDigest } from './mail-time.ts'
import { addressToken } from './notice-settings.service.ts'
import { wishesOf } from './recipients.ts'

/** Mails one person gets on one day (Europe/Amsterdam) at most; escalations do not count and are not held back. */
export const MAILS_A_DAY = 6

/**
 * Gathers what is due into at most one mail per person. A notice is spoken of in one mail: it is marked in the
 * transaction that makes the mail. Safe to run twice, beside itself, and after a crash in the middle.
 */
export async function planMails(deps: Deps): Promise<{ planned: number }> {
  const due = { open: true, mail: 'due', mailAt: { $lte: deps.now() } } as const
  const userIds = await NoticeModel.distinct('userId', due)
  let planned = 0
  for (const userId of userIds) {
    try {
      if (await planMail(userId, deps)) planned += 1
    } catch (error: unknown) {
      deps.log.error({ error, userId: String(userId) }, 'mail not planned')
    }
  }
  return { planned }
}

async function planMail(userId: Types.ObjectId, deps: Deps): Promise<boolean> {
  return transact(deps, SYSTEM, async (tx) => {
    const { session, at, today: day } = tx
    const due = { userId, open: true, mail: 'due', mailAt: { $lte: at } } as const
    const urgent = (await NoticeModel.exists({ ...due, urgent: true }).session(session)) !== null
    const settings = await NoticeSettingsModel.findById(userId, null, { session }).lean()
    if (!(await canBeReached(userId, settings?.deadAddress ?? undefined, tx, deps))) {
      await NoticeModel.updateMany(due, { $set: { mail: 'none' } }, { session })
      return false
    }
    const budget = MailModel.countDocuments({ userId, day, urgent: false }, { session })
    if (!urgent && (await budget) >= MAILS_A_DAY) {
      const mailAt = tomorrowsDigest(at, wishesOf(settings ?? undefined).quiet)
      await NoticeModel.updateMany(due, { $set: { mailAt } }, { session })
      return false
    }
    const mailId = new Types.ObjectId()
    const taken = { mail: 'taken', mailId } as const
    const { modifiedCount: count } = await NoticeModel.updateMany(due, { $set: taken }, { session })
    if (count === 0) return false
    const mail = {
      _id: mailId,
      userId,
      status: 'due',
      urgent,
      count,
      at,
      day,
      attempts: 0,
    } as const
    await MailModel.insertMany([{ ...mail, nextAt: at }], { session })
    return true
  })
}

/** Whether the account is in use and its address has not refused for good. */
async function canBeReached(
  userId: Types.ObjectId,
  deadAddress: string | undefined,
  { session }: Tx,
  deps: Deps,
): Promise<boolean> {
  const user = await UserModel.findById(userId, null, { session }).lean()
  if (!user || user.blockedAt) return false
  return deadAddress === undefined || addressToken(user.email, deps) !== deadAddress
}
