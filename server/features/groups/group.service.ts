import { GroupModel } from '../../../models/group.model.ts'
import type { StoredGroup } from '../../../models/group.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { RequestStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventName } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { requireMandate } from '../requests/mandate.ts'
import { openDraft, organisationOf } from '../requests/request.service.ts'
import { submitDraft } from '../requests/submit-request.service.ts'
import { decideRequest } from '../requests/triage.service.ts'
import type { Triage } from '../requests/triage.service.ts'
import { endRequest } from '../requests/withdraw-request.service.ts'
import { requireGroup } from './group-access.ts'
import { expectedContents, peopleIn } from './group-content.ts'
import type { Announcement } from './group.schema.ts'

/** Announces an action: a group, and for each expected household a case and a request that goes to triage. */
export async function announceGroup(
  announcement: Announcement,
  actor: Actor,
  deps: Deps,
): Promise<StoredGroup> {
  return transact(deps, actor, async (tx) => {
    const { region, arriveFrom, arriveUntil, shortNotice, households } = announcement
    const group = new GroupModel({
      organisationId: organisationOf(actor),
      ...{ region, arriveFrom, arriveUntil, people: peopleIn(households) },
      ...{ announcedAt: tx.at, announcedBy: actor.id },
      ...(shortNotice !== undefined && { shortNotice }),
    }).toObject()
    await GroupModel.insertMany([group], { session: tx.session })
    for (const content of expectedContents(announcement, tx.today)) {
      const draft = await openDraft({ region, content, groupId: group._id }, tx, deps)
      await submitDraft(draft, tx, deps)
    }
    record('group.announced', group, shortNotice, tx)
    return group
  })
}

/**
 * Decides at once on every household of a group that waits for a decision. Throws `not-found`, `no-authority`,
 * `being-decided` when somebody has taken one of them, and `wrong-state` when none is left.
 */
export async function triageGroup(
  id: string,
  triage: Exclude<Triage, { readonly decision: 'ask' }>,
  actor: Actor,
  deps: Deps,
): Promise<StoredGroup> {
  return transact(deps, actor, async (tx) => {
    await requireMandate(tx)
    const group = await requireGroup(id, tx)
    for (const requestId of await membersIn(group, REQUEST_MOVES.accept.from, tx)) {
      await decideRequest(requestId, triage, tx, deps)
    }
    record('group.decided', group, triage.decision, tx)
    return group
  })
}

/** Withdraws every household of a group that has not arrived. Throws `not-found`, and `wrong-state` when none is left. */
export async function withdrawGroup(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredGroup> {
  return transact(deps, actor, async (tx) => {
    const group = await requireGroup(id, tx)
    for (const requestId of await membersIn(group, REQUEST_MOVES.withdraw.from, tx)) {
      await endRequest(requestId, reason, tx, deps)
    }
    record('group.withdrawn', group, reason, tx)
    return group
  })
}

async function membersIn(
  { _id }: StoredGroup,
  states: readonly RequestStatus[],
  { session }: Tx,
): Promise<string[]> {
  const members = { groupId: _id, status: { $in: states } } as const
  const found = await RequestModel.find(members, { _id: 1 }, { session }).sort({ _id: 1 }).lean()
  if (found.length === 0) throw wrongState('group', 'past that', states)
  return found.map((request) => String(request._id))
}

function record(
  event: EventName & `group.${string}`,
  { _id, organisationId, region }: StoredGroup,
  reason: string | undefined,
  tx: Tx,
): void {
  const hears = { organisationIds: [String(organisationId)], regions: [region] }
  tx.record(event, { groupId: String(_id), ...hears }, { reason })
}
