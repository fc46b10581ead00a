import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { appeal } from '../../server/features/offers/appeal.service.ts'
import { giveOpinion } from '../../server/features/offers/opinion.service.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { offerMitigation, upholdRefusal } from '../../server/features/offers/review.service.ts'
import type { Account } from './accounts.ts'
import type { TestUnit } from './landscape.ts'
import { offers, requests } from './requests.ts'

const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }
const OPERATOR: Actor = { ...DESK, id: 'unit', role: 'operator' }
const SECOND_LOOK = 'psychiatric-problems'

interface Own {
  readonly coordinator?: Account
  readonly requestId?: string
  readonly from?: string
  readonly placeId?: string | undefined
}
type Made = Promise<{ offerId: string; requestId: string }>

/** Refusals in a named state of their second look, brought there by the service's own acts. */
export const reviews = {
  mitigation: async (deps: Deps, unit: TestUnit, own: Own = {}): Made => {
    const { coordinator, from, placeId } = own
    const whose = coordinator ? { coordinator } : {}
    const requestId = own.requestId ?? (await requests.waiting(deps, whose))
    const { offerId } = await offers.open(deps, unit, {
      requestId,
      ...(from !== undefined && { from }),
      ...(placeId !== undefined && { placeId }),
    })
    const refusal = {
      reason: SECOND_LOOK,
      explanation: 'Gezien in twee gesprekken.',
      wanted: ['extra-staff'],
    }
    await declineOffer(offerId, refusal, operatorOf(unit), deps)
    return { offerId, requestId }
  },
  unitAgain: async (deps: Deps, unit: TestUnit, own: Own = {}): Made => {
    const made = await reviews.mitigation(deps, unit, own)
    await offerMitigation(made.offerId, ['extra-staff'], DESK, deps)
    return made
  },
  opinion: async (deps: Deps, unit: TestUnit, own: Own = {}): Made => {
    const made = await reviews.unitAgain(deps, unit, own)
    await upholdRefusal(made.offerId, operatorOf(unit), deps)
    return made
  },
  confirmed: async (deps: Deps, unit: TestUnit, own: Own = {}): Made => {
    const made = await reviews.opinion(deps, unit, own)
    await giveOpinion(made.offerId, { decision: 'confirm', grounds: 'Te zwaar.' }, DESK, deps)
    return made
  },
  overridden: async (deps: Deps, unit: TestUnit, own: Own = {}): Made => {
    const made = await reviews.opinion(deps, unit, own)
    const mandate = { decider: 'comensha', reference: 'M-1' }
    const opinion = { decision: 'override', grounds: 'Het kan hier.', mandate } as const
    await giveOpinion(made.offerId, opinion, DESK, deps)
    return made
  },
  objected: async (deps: Deps, unit: TestUnit, own: Own = {}): Made => {
    const made = await reviews.confirmed(deps, unit, own)
    const requester: Actor = { ...DESK, id: 'requester' }
    await appeal(made.offerId, { side: 'requester', grounds: 'Anders nu.' }, requester, deps)
    return made
  },
}

function operatorOf({ organisationId }: TestUnit): Actor {
  return { ...OPERATOR, organisationId }
}
