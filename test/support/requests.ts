import type { RequestContent } from '../../server/features/requests/request-content.ts'
import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { acceptOffer } from '../../server/features/offers/answer-offer.service.ts'
import { makeOffer } from '../../server/features/offers/make-offer.service.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { submitRequest } from '../../server/features/requests/submit-request.service.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { recordArrival } from '../../server/features/stays/stay.service.ts'
import { Types } from 'mongoose'
import type { Account } from './accounts.ts'
import type { TestUnit } from './landscape.ts'
import { TODAY } from './test-deps.ts'

/** A grown woman with a Dutch passport and no special needs: she fits wherever there is room. */
export function contentOf(own: Partial<RequestContent> = {}): RequestContent {
  return {
    household: {
      members: [
        {
          role: 'principal',
          birthDate: '1990-05-01',
          gender: 'vrouw',
          nationalityGroup: 'nederland',
          statuses: [{ status: 'NL', from: '1990-05-01' }],
          facts: {
            psychiatricDisorder: 'vastgesteld',
            activeUse: 'nee',
            exploitationForm: ['seksueel'],
            tbcCheck: 'negatief',
          },
        },
      ],
    },
    needs: [],
    safety: { threatLevel: 'laag', forbiddenAreas: [] },
    programmes: [],
    facilityTypes: [],
    urgency: { class: 3 },
    ...own,
  }
}

interface Whose {
  readonly coordinator?: Account
  readonly region?: string
  readonly content?: Partial<RequestContent>
}

/** Requests in a named state, brought there by the service's own acts. */
export const requests = {
  draft: (deps: Deps, whose: Whose = {}): Promise<string> => draft(deps, whose),
  submitted: async (deps: Deps, whose: Whose = {}): Promise<string> => {
    const id = await draft(deps, whose)
    await submitRequest(id, SYSTEM, deps)
    return id
  },
  waiting: async (deps: Deps, whose: Whose = {}): Promise<string> => {
    const id = await requests.submitted(deps, whose)
    await triageRequest(id, { decision: 'accept' }, SYSTEM, deps)
    return id
  },
}

async function draft(deps: Deps, { coordinator, region, content }: Whose): Promise<string> {
  const actor: Actor = {
    ...SYSTEM,
    organisationId: coordinator?.organisationId ?? String(new Types.ObjectId()),
  }
  const request = await draftRequest(
    { region: region ?? coordinator?.region ?? 'amsterdam', content: contentOf(content) },
    actor,
    deps,
  )
  return String(request._id)
}

const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }

interface OwnOffer {
  readonly requestId?: string
  readonly placeId?: string
  readonly seatIds?: readonly string[]
  readonly from?: string
  readonly until?: string
}

/** Offers in a named state on the first place of a unit, unless told otherwise. */
export const offers = {
  open: async (
    deps: Deps,
    unit: TestUnit,
    own: OwnOffer = {},
  ): Promise<{ offerId: string; requestId: string; placeId: string }> => {
    const requestId = own.requestId ?? (await requests.waiting(deps))
    const placeId = own.placeId ?? unit.placeIds[0] ?? ''
    const offer = await makeOffer(
      requestId,
      { placeId, seatIds: [], from: TODAY, setAside: [], ...own },
      DESK,
      deps,
    )
    return { offerId: String(offer._id), requestId, placeId }
  },
}

/** Stays in a named state. */
export const stays = {
  planned: async (deps: Deps, unit: TestUnit, own: OwnOffer = {}) => {
    const offer = await offers.open(deps, unit, own)
    const { stayId } = await acceptOffer(offer.offerId, DESK, deps)
    return { ...offer, stayId: String(stayId) }
  },
  arrived: async (deps: Deps, unit: TestUnit, own: OwnOffer = {}) => {
    const stay = await stays.planned(deps, unit, own)
    await recordArrival(stay.stayId, DESK, deps)
    return stay
  },
}
