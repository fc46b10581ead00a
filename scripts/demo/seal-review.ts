import type { Deps } from '../../server/deps.ts'
import { policyOn, reviewDueBy } from '../../server/features/offers/offer-terms.ts'
import { sealText } from '../../server/features/offers/sealed-text.ts'

import type { JourneyOffer } from './journeys/journey.ts'
import { momentOf } from './moment.ts'

interface Said {
  readonly wrappedKey: string
  readonly urgencyClass: number
}

/** The second look at a refusal as it is stored; nothing for an offer without one. */
export function saidAbout(offer: JourneyOffer, said: Said, deps: Deps): { review?: object } {
  const { review, madeOn } = offer
  if (review === undefined) return {}
  const at = momentOf(madeOn)
  const seal = (text: string): string => sealText(text, said, deps.vault)
  const opinion = { by: COLLEAGUE, at, grounds: seal('Beoordeeld met de behandelaar.') }
  const mandate = { decider: 'comensha', reference: 'DEMO-OVERRIDE' }
  if (review === 'mitigation') {
    const policy = policyOn(madeOn, deps)
    const dueBy = reviewDueBy(
      'mitigation',
      { urgencyClass: said.urgencyClass, at: deps.now() },
      policy,
    )
    return { review: { status: 'mitigation', dueBy, wanted: ['psychiatric-support'] } }
  }
  if (review === 'overridden') {
    return {
      review: { status: 'overridden', opinion: { ...opinion, decision: 'override', mandate } },
    }
  }
  const appeal = {
    side: 'requester',
    by: COORDINATOR,
    at,
    grounds: seal('De groep is veranderd.'),
  }
  return { review: { status: 'confirmed', opinion: { ...opinion, decision: 'confirm' }, appeal } }
}

/** Nobody who signs in to the demo: its desk may decide on the objection. */
const COLLEAGUE = 'demo-colleague'
const COORDINATOR = 'demo-coordinator'
