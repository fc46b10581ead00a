import { CaseModel } from '../../../models/case.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StayStatus, StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { requireCase } from '../requests/request-move.ts'
import type { Stay } from './stay.schema.ts'
import { requireStay, visibleStays } from './stay-access.ts'

export function presentStay(stay: StoredStay, { now }: Pick<Deps, 'now'>): Stay {
  const { _id, requestId, offerId, unitId, placeIds, status, from, until } = stay
  const { arrivedOn, departedOn, destination } = stay
  return {
    id: String(_id),
    requestId: String(requestId),
    offerId: String(offerId),
    unitId: String(unitId),
    placeIds: placeIds.map(String),
    ...{ status, from, until },
    ...(arrivedOn && { arrivedOn }),
    ...(departedOn && { departedOn }),
    ...(destination && { destination }),
    ...extrasOf(stay, dayOf(now())),
  }
}

/** What not every stay has. A day of coming or leaving itself is not overdue. */
function extrasOf(
  { overdue, transfer, movedToStayId, overstay, obstacles }: StoredStay,
  today: string,
) {
  return {
    ...(overdue && overdue.since < today && { overdueSince: overdue.since }),
    ...(transfer && {
      transfer: {
        ...{ kind: transfer.kind, reason: transfer.reason },
        fromStayId: String(transfer.fromStayId),
      },
    }),
    ...(movedToStayId && { movedToStayId: String(movedToStayId) }),
    ...(overstay && {
      overstay: { reason: overstay.reason, until: overstay.until, status: overstay.status },
    }),
    obstacles: (obstacles ?? [])
      .filter(({ resolvedOn }) => !resolvedOn)
      .map(({ code, since }) => ({ code, since })),
  }
}

/** The stays an actor may see, the first to end on top. */
export async function listStays(
  status: StayStatus | undefined,
  actor: Actor,
  deps: Deps,
): Promise<Stay[]> {
  return staysWhere(status === undefined ? {} : { status }, actor, deps)
}

/** The stays about which somebody has to do something: a question is open, a day has passed, a way out is blocked. */
export async function staysToAttendTo(actor: Actor, deps: Deps): Promise<Stay[]> {
  const attention = [
    { 'overstay.status': 'asked' },
    { overdue: { $exists: true } },
    { obstacles: { $elemMatch: { resolvedOn: { $exists: false } } } },
  ]
  return staysWhere({ status: { $in: ['planned', 'arrived'] }, $or: attention }, actor, deps)
}

async function staysWhere(
  wanted: Readonly<Record<string, unknown>>,
  actor: Actor,
  deps: Deps,
): Promise<Stay[]> {
  const filter = { $and: [visibleStays(actor), wanted] }
  const stays = await StayModel.find(filter).sort({ until: 1, _id: 1 }).lean()
  const caseIds = stays.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  await recordRead(deps, actor, { act: 'stay.listed', caseTokens: cases.map(({ token }) => token) })
  return stays.map((stay) => presentStay(stay, deps))
}

export async function readStay(id: string, actor: Actor, deps: Deps): Promise<Stay> {
  const stay = await requireStay(id, { actor })
  const { token } = await requireCase(stay.caseId)
  await recordRead(deps, actor, { act: 'stay.read', ids: { stayId: id }, caseTokens: [token] })
  return presentStay(stay, deps)
}
