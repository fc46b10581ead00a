import { CaseModel } from '../../../models/case.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StayStatus, StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { requireCase } from '../requests/request-move.ts'
import type { Stay } from './stay.schema.ts'
import { requireStay, visibleStays } from './stay.service.ts'

export function presentStay(stay: StoredStay): Stay {
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
  }
}

/** The stays an actor may see, the first to end on top. */
export async function listStays(
  status: StayStatus | undefined,
  actor: Actor,
  deps: Deps,
): Promise<Stay[]> {
  const filter = { $and: [visibleStays(actor), status === undefined ? {} : { status }] }
  const stays = await StayModel.find(filter).sort({ until: 1, _id: 1 }).lean()
  const caseIds = stays.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }).lean()
  await recordRead(deps, actor, { act: 'stay.listed', caseTokens: cases.map(({ token }) => token) })
  return stays.map(presentStay)
}

export async function readStay(id: string, actor: Actor, deps: Deps): Promise<Stay> {
  const stay = await requireStay(id, { actor })
  const { token } = await requireCase(stay.caseId)
  await recordRead(deps, actor, { act: 'stay.read', ids: { stayId: id }, caseTokens: [token] })
  return presentStay(stay)
}
