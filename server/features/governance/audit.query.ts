import { AuditEntryModel } from '../../../models/audit.model.ts'
import type { StoredAuditEntry } from '../../../models/audit.model.ts'
import { CaseModel } from '../../../models/case.model.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import type { Page, PageRequest } from '../../page-rows.ts'

export interface AuditWish {
  /** Pseudonym of a household. */
  readonly caseToken?: string | undefined
  readonly actorId?: string | undefined
  readonly act?: string | undefined
  /** Moments, with any offset: from, and before. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Who saw and did what, newest first. Searching the log is itself logged (NEN 7513, ch. 6). */
export async function searchAudit(
  wish: AuditWish,
  { page, pageSize }: PageRequest,
  actor: Actor,
  deps: Deps,
): Promise<Page<StoredAuditEntry>> {
  const filter = filterOf(wish)
  const total = await AuditEntryModel.countDocuments(filter)
  const items = await AuditEntryModel.find(filter)
    .sort({ at: -1, _id: -1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .lean()
  const fields = Object.entries(wish).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  const caseTokens = wish.caseToken === undefined ? [] : [wish.caseToken]
  await recordRead(deps, actor, { act: 'audit.searched', fields, caseTokens })
  return { page, pageSize, total, items }
}

function filterOf({ caseToken, actorId, act, from, until }: AuditWish) {
  const period = { ...(from && { $gte: new Date(from) }), ...(until && { $lt: new Date(until) }) }
  return {
    ...(caseToken && { caseTokens: caseToken }),
    ...(actorId && { 'actor.id': actorId }),
    ...(act && { act }),
    ...(Object.keys(period).length > 0 && { at: period }),
  }
}

const ID = /^[0-9a-f]{24}$/

/**
 * The pseudonym of the household that an id is about: of a case, a request, an offer, a stay or a wait for a
 * programme. What is no id is taken for a pseudonym itself. Undefined when there is no such thing.
 */
export async function caseTokenOf(subject: string): Promise<string | undefined> {
  if (!ID.test(subject)) return subject
  const [request, offer, stay, wait] = await Promise.all([
    RequestModel.findById(subject, { caseId: 1 }).lean(),
    OfferModel.findById(subject, { caseId: 1 }).lean(),
    StayModel.findById(subject, { caseId: 1 }).lean(),
    ProgrammeWaitModel.findById(subject, { caseId: 1 }).lean(),
  ])
  const caseId = (request ?? offer ?? stay ?? wait)?.caseId ?? subject
  return (await CaseModel.findById(caseId, { token: 1 }).lean())?.token
}
