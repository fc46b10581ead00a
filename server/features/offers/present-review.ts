import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import type { Vault } from '../../vault.ts'
import { OFFER_ACTS } from './offer-access.ts'
import type { OfferStep, SecondLook } from './review.schema.ts'
import { openText } from './sealed-text.ts'

/** What was said in a second look, opened. */
export function presentSecondLook(
  { review }: StoredOffer,
  theCase: StoredCase,
  vault: Vault,
): SecondLook | undefined {
  if (!review) return undefined
  const { wanted, offered, opinion, appeal } = review
  const open = (sealed: string): string => openText(sealed, theCase, vault)
  return {
    wanted: [...wanted],
    ...(offered && { offered: { codes: [...offered.codes], at: offered.at.toISOString() } }),
    ...(opinion && { opinion: presentOpinion(opinion, open) }),
    ...(appeal && {
      appeal: {
        side: appeal.side,
        grounds: open(appeal.grounds),
        at: appeal.at.toISOString(),
        ...(appeal.decision && { decision: appeal.decision }),
      },
    }),
  }
}

type Opinion = NonNullable<NonNullable<StoredOffer['review']>['opinion']>

function presentOpinion({ decision, grounds, at, mandate }: Opinion, open: (s: string) => string) {
  return {
    ...{ decision, grounds: open(grounds), at: at.toISOString() },
    ...(mandate && { mandate: { decider: mandate.decider, reference: mandate.reference } }),
  }
}

type StoredStep = StoredOffer['steps'][number]

/** The history of an offer, oldest first: in which role, and whether for somebody else. */
export function presentSteps({ steps = [] }: { steps?: readonly StoredStep[] }): OfferStep[] {
  return steps.flatMap(({ act, role, at, code, onBehalf }) => {
    const known = OFFER_ACTS.find((one) => one === act)
    if (!known) return []
    return [
      {
        ...{ act: known, role, at: at.toISOString(), onBehalf: onBehalf === true },
        ...(code != null && { code }),
      },
    ]
  })
}
