import { MailModel } from '../../../models/mail.model.ts'
import type { StoredMail } from '../../../models/mail.model.ts'
import { NoticeModel } from '../../../models/notice.model.ts'
import { NoticeSettingsModel } from '../../../models/notice-settings.model.ts'
import { UserModel } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Delivery, Mailer } from '../../mailer.ts'
import { issueConfirmLink } from '../capacity/confirm-link.service.ts'
import { mailText } from './mail-text.ts'
import { addressToken } from './notice-settings.service.ts'

const MINUTE_MS = 60_000
/** How long a node has for one attempt: far more than the mail server may take. */
const TURN_MS = 2 * MINUTE_MS
/** Minutes until the next attempt, after each that did not succeed; then it is given up. */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 480, 960] as const
const MOST_PER_RUN = 500

/**
 * Sends what is due, each mail by one node at a time. A node that dies between the mail server's answer and writing
 * it down sends that mail again, under the same Message-ID: once too often rather than never.
 */
export async function sendMails(deps: Deps): Promise<{ sent: number; failed: number }> {
  const { mailer } = deps
  const count = { sent: 0, failed: 0 }
  if (!mailer) return count
  for (let tried = 0; tried < MOST_PER_RUN; tried += 1) {
    const mail = await takeNext(deps)
    if (!mail) break
    const delivery = await attempt(mail, mailer, deps)
    count[delivery.outcome === 'sent' ? 'sent' : 'failed'] += 1
    await writeDown(mail, delivery, deps)
  }
  return count
}

/** The longest overdue mail; until its turn is over no other node takes it. */
async function takeNext(deps: Deps): Promise<StoredMail | null> {
  const now = deps.now()
  return MailModel.findOneAndUpdate(
    { status: 'due', nextAt: { $lte: now } },
    { $set: { nextAt: new Date(now.getTime() + TURN_MS) }, $inc: { attempts: 1 } },
    { sort: { urgent: -1, nextAt: 1 }, returnDocument: 'after' },
  ).lean()
}

async function attempt(mail: StoredMail, mailer: Mailer, deps: Deps): Promise<Delivery> {
  const { config } = deps
  const user = await UserModel.findById(mail.userId).lean()
  if (!user || user.blockedAt) return { outcome: 'later' }
  const confirm = await confirmLinks(mail, deps)
  const { subject, text } = mailText({ ...mail, confirm }, `${config.publicUrl}/notices`)
  return mailer.send({ id: String(mail._id), to: user.email, subject, text })
}

/** A link per unit that this mail asks about: made when it is sent, because only its hash is kept. */
async function confirmLinks(mail: StoredMail, deps: Deps): Promise<string[]> {
  const asking = { mailId: mail._id, kind: 'capacity-to-confirm', open: true } as const
  const links: string[] = []
  for (const { about: unitId } of await NoticeModel.find(asking, { about: 1 }).lean()) {
    const token = await issueConfirmLink({ unitId, userId: String(mail.userId) }, deps)
    links.push(`${deps.config.publicUrl}/still-true/${token}`)
  }
  return links
}

async function writeDown(mail: StoredMail, delivery: Delivery, deps: Deps): Promise<void> {
  const { outcome, code } = delivery
  const lastCode = code === undefined ? {} : { lastCode: code }
  const due = { _id: mail._id, status: 'due' } as const
  if (outcome === 'sent') {
    const ended = { status: 'sent', endedAt: deps.now() } as const
    await MailModel.updateOne(due, { $set: ended })
    return
  }
  const wait = BACK_OFF_MINUTES[mail.attempts - 1]
  deps.log.warn({ mailId: String(mail._id), outcome, code }, 'mail not sent')
  if (outcome === 'later' && wait !== undefined) {
    const nextAt = new Date(deps.now().getTime() + wait * MINUTE_MS)
    await MailModel.updateOne(due, { $set: { nextAt, ...lastCode } })
    return
  }
  await giveUp(mail, outcome === 'dead-address' ? 'dead-address' : 'given-up', lastCode, deps)
}

/** Ends the attempts and tells who can do something about it. An address that refused for good gets no more mail. */
async function giveUp(
  { _id, userId }: StoredMail,
  status: 'dead-address' | 'given-up',
  lastCode: { lastCode?: number },
  deps: Deps,
): Promise<void> {
  await transact(deps, SYSTEM, async (tx) => {
    const { session } = tx
    const { modifiedCount } = await MailModel.updateOne(
      { _id, status: 'due' },
      { $set: { status, endedAt: tx.at, ...lastCode } },
      { session },
    )
    if (modifiedCount === 0) return
    const ids = { userId: String(userId), status }
    if (status === 'given-up') {
      tx.record('mail.given-up', ids)
      return
    }
    const user = await UserModel.findById(userId, null, { session }).lean()
    const deadAddress = addressToken(user?.email ?? '', deps)
    await NoticeSettingsModel.updateOne(
      { _id: userId },
      { $set: { deadAddress }, $setOnInsert: { choices: [] } },
      { upsert: true, session },
    )
    tx.record('mail.undeliverable', ids)
  })
}
