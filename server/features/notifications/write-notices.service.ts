import { NoticeModel, OutboxReaderModel, ToldEventModel } from '../../../models/notice.model.ts'
import { OutboxEventModel } from '../../../models/outbox-event.model.ts'
import type { StoredOutboxEvent } from '../../../models/outbox-event.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { EventIds } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { mailMoment } from './mail-time.ts'
import { TOLD, kindOf } from './notice-table.ts'
import type { NoticeKind } from './notice-table.ts'
import { recipientsOf } from './recipients.ts'
import type { Recipient } from './recipients.ts'

const READER = 'notices'
/** Far longer than an act may take from its moment to its commit, on clocks that differ a little. */
const OVERLAP_MS = 600_000
const NAMES: readonly string[] = [...new Set(TOLD.map(({ after }) => after))]

type Rule = (typeof TOLD)[number]

/**
 * Tells everybody concerned of what happened since the last look, each event once: what has been told is marked in
 * the transaction that tells it. Safe to run twice, beside itself, and after a crash in the middle.
 */
export async function writeNotices(deps: Deps): Promise<{ told: number }> {
  const reader = await OutboxReaderModel.findById(READER).lean()
  const upTo = reader?.upTo ?? deps.now()
  const since = { $gte: new Date(upTo.getTime() - OVERLAP_MS) }
  const events = await OutboxEventModel.find({ name: { $in: NAMES }, at: since })
    .sort({ at: 1, _id: 1 })
    .lean()
  const marks = { _id: { $in: events.map(({ _id }) => String(_id)) } }
  const done = new Set((await ToldEventModel.find(marks).lean()).map(({ _id }) => _id))
  let told = 0
  let reached = upTo
  let failed = false
  for (const event of events) {
    if (!done.has(String(event._id))) {
      const outcome = await tryToTell(event, deps)
      told += outcome === 'told' ? 1 : 0
      failed ||= outcome === 'failed'
    }
    if (!failed) reached = event.at
  }
  await OutboxReaderModel.updateOne({ _id: READER }, { $max: { upTo: reached } }, { upsert: true })
  return { told }
}

/** One event of which nobody can be told must not keep the others waiting; it is tried again at the next look. */
async function tryToTell(
  event: StoredOutboxEvent,
  deps: Deps,
): Promise<'told' | 'known' | 'failed'> {
  try {
    await tell(event, deps)
    return 'told'
  } catch (error: unknown) {
    // Another node told it meanwhile.
    if (await ToldEventModel.exists({ _id: String(event._id) })) return 'known'
    deps.log.error({ error, event: event.name }, 'people not told')
    return 'failed'
  }
}

async function tell({ _id, name, at, ids, by }: StoredOutboxEvent, deps: Deps): Promise<void> {
  const about = EventIds.parse(ids)
  await transact(deps, SYSTEM, async (tx) => {
    await ToldEventModel.insertMany([{ _id: String(_id), at: tx.at }], { session: tx.session })
    const people = new Set<string>()
    for (const rule of TOLD.filter(({ after }) => after === name)) {
      const id = about[rule.subject]
      if (id === undefined) continue
      for (const userId of await settle(rule, id, tx)) people.add(userId)
      const recipients = await recipientsOf(rule.roles ?? [], about, by ?? undefined, tx)
      for (const recipient of rule.kind === undefined ? [] : recipients) {
        const noticed = await notice({ rule, kind: rule.kind, id, at }, recipient, tx, deps)
        if (noticed) people.add(String(recipient.userId))
      }
    }
    if (people.size > 0) tx.record('notice.written', { userIds: [...people] }, { reason: name })
  })
}

/** Closes what is done with; whose it was, so that their screens hear of it. */
async function settle({ settles = [] }: Rule, about: string, tx: Tx): Promise<string[]> {
  if (settles.length === 0) return []
  const open = { kind: { $in: [...settles] }, about, open: true }
  const { session } = tx
  const whose = await NoticeModel.find(open, { userId: 1 }, { session }).lean()
  const closed = { open: false, closedAt: tx.at, closedBy: 'event' } as const
  await NoticeModel.updateMany(open, { $set: closed }, { session })
  return whose.map(({ userId }) => String(userId))
}

interface Happened {
  readonly rule: Rule
  readonly kind: NoticeKind | undefined
  readonly id: string
  readonly at: Date
}

/** False for who does not want to hear of it. Whoever has not read the last one is not told anew, only how often. */
async function notice(
  { rule, kind, id, at }: Happened,
  { userId, wayOf, quiet }: Recipient,
  { session }: Tx,
  { mailer }: Deps,
): Promise<boolean> {
  if (kind === undefined) return false
  const way = wayOf(kind)
  if (way === 'off') return false
  const urgent = kindOf(kind)?.urgent ?? false
  const mailAt = mailer ? mailMoment({ way, urgent, quiet }, at) : undefined
  const mail = mailAt ? { mail: 'due' as const, mailAt } : { mail: 'none' as const }
  await NoticeModel.updateOne(
    { userId, kind, about: id, open: true },
    { $set: { at, urgent }, $inc: { times: 1 }, $setOnInsert: { subject: rule.subject, ...mail } },
    { upsert: true, session },
  )
  return true
}
