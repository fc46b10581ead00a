import { UnitModel } from '../../models/unit.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { makeUnit } from '../support/landscape.ts'
import type { TestUnit } from '../support/landscape.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { reviews } from '../support/reviews.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

const GROUNDS = { grounds: 'Beoordeeld met de behandelaar.' }

/** Refusals that are looked at again, and answers that are taken back. */
export const REVIEW_TARGETS: Readonly<Record<string, MakeTarget>> = {
  offerMitigation: reviewed('mitigation', { codes: ['extra-staff'] }),
  upholdRefusal: reviewed('unitAgain'),
  setDutyHours: ({ unit }) =>
    Promise.resolve({ params: { unitId: unit.unitId }, body: { windows: [] } }),
  listSecondOpinions: () => Promise.resolve({}),
  giveSecondOpinion: reviewed('opinion', { decision: 'confirm', ...GROUNDS }),
  appealRefusal: reviewed('confirmed', GROUNDS),
  objectToOverride: reviewed('overridden', GROUNDS),
  decideAppeal: reviewed('objected', { decision: 'dismissed' }),
  stepBackOffer: async (world) => {
    const { coordinator } = world.home
    const requestId = await requests.waiting(world.deps, { coordinator })
    const { offerId } = await stays.planned(world.deps, await freshUnit(world), { requestId })
    return { params: { id: offerId }, body: { reason: 'wrong-button' } }
  },
  reassessRequest: async (world) => {
    const { deps, home } = world
    const unit = await freshUnit(world)
    const requestId = await requests.waiting(deps, { coordinator: home.coordinator })
    const { offerId } = await offers.open(deps, unit, { requestId })
    await declineOffer(offerId, { reason: 'too-many-children' }, SYSTEM, deps)
    return {
      params: { id: requestId },
      body: { unitId: unit.unitId, ground: 'support-arranged' },
    }
  },
}

function reviewed(state: keyof typeof reviews, body?: unknown): MakeTarget {
  return async (world) => {
    const own = { coordinator: world.home.coordinator }
    const { offerId } = await reviews[state](world.deps, await freshUnit(world), own)
    return { params: { id: offerId }, body }
  }
}

/** A unit of the operator's organisation with one free place. */
async function freshUnit({ deps, unit }: World): Promise<TestUnit> {
  const { organisationId, region } = await UnitModel.findById(unit.unitId).orFail().lean()
  return makeUnit(deps, { places: 1, region, organisationId })
}
