import { UnitModel } from '../../models/unit.model.ts'
import { makeOffer } from '../../server/features/offers/make-offer.service.ts'
import { makeUnit } from '../support/landscape.ts'
import { requests } from '../support/requests.ts'
import { TODAY } from '../support/test-deps.ts'
import type { Target, World } from './access.world.ts'

/** An offer that the region itself made, on somebody else's decision: it may take it back, as the desk may. */
export async function offerOfRegion({ deps, home, unit }: World): Promise<Target> {
  const { region, organisationId } = await UnitModel.findById(unit.unitId).orFail().lean()
  const own = await makeUnit(deps, { places: 1, region, organisationId })
  const requestId = await requests.waiting(deps, { coordinator: home.coordinator, region })
  const externalDecision = { decider: 'college', reference: 'besluit-1', date: TODAY }
  const wish = { placeId: own.placeIds[0] ?? '', seatIds: [], from: TODAY, setAside: [] }
  const actor = { id: home.region.id, role: 'region', region, purpose: 'arrange-shelter' } as const
  const made = await makeOffer(requestId, { ...wish, externalDecision }, actor, deps)
  return { params: { id: String(made._id) }, body: { reason: 'place-closed' } }
}
