import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import type { StoredAuditEntry } from '../../models/audit.model.ts'
import { CaseModel } from '../../models/case.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import type { StoredOutboxEvent } from '../../models/outbox-event.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import type { EventName } from '../../server/events/events.ts'
import type { Account } from './accounts.ts'

/** What the service wrote down of one kind of act, oldest first. */
export async function recordsOf(
  name: EventName,
): Promise<{ audits: StoredAuditEntry[]; events: StoredOutboxEvent[] }> {
  return {
    audits: await AuditEntryModel.find({ act: name }).sort({ _id: 1 }).lean(),
    events: await OutboxEventModel.find({ name }).sort({ _id: 1 }).lean(),
  }
}

interface Expected {
  readonly by: Account
  readonly ids: Readonly<Record<string, string>>
  /** The request whose household it concerns; absent when it concerns none. */
  readonly of?: string
  readonly reason?: string
}

/** Exactly one audit entry and one event of this kind exist, saying who, what, whose and why. */
export async function assertRecordedOnce(name: EventName, expected: Expected): Promise<void> {
  const { audits, events } = await recordsOf(name)
  assert.deepEqual([audits.length, events.length], [1, 1], `${name}: entries and events`)
  const [audit, event] = [audits[0], events[0]]
  const ids = z.record(z.string(), z.unknown()).parse(audit?.ids)
  for (const [key, id] of Object.entries(expected.ids)) assert.equal(ids[key], id, `ids.${key}`)
  assert.deepEqual(audit?.ids, event?.ids)
  assert.equal(audit?.actor.id, expected.by.id)
  assert.deepEqual(audit.caseTokens, expected.of ? [await caseTokenOf(expected.of)] : [])
  assert.equal(audit.reason, expected.reason)
}

/** The pseudonym by which the log speaks of a request's household. */
export async function caseTokenOf(requestId: string): Promise<string> {
  const request = await RequestModel.findById(requestId).lean()
  const found = await CaseModel.findById(request?.caseId).lean()
  if (!found) throw new Error(`No case of request ${requestId}`)
  return found.token
}
