import type { OfferPolicy } from '../../reference/reference.ts'
import type { Window } from '../../working-hours.ts'
import { escalationsOf } from './escalate-offers.service.ts'
import { answerBy } from './offer-terms.ts'

/** The clocks of an offer that begins now: until when it must be answered, who is told before that, by which policy. */
export function clocksOf(
  begin: { readonly urgencyClass: number; readonly at: Date },
  { dutyHours = [] }: { readonly dutyHours?: readonly Window[] },
  policy: OfferPolicy,
) {
  return {
    policyVersion: policy.version,
    answerBy: answerBy(begin, dutyHours, policy),
    escalations: escalationsOf(begin, dutyHours, policy),
  }
}
