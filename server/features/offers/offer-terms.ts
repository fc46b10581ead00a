import { addDuration } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import type { OfferPolicy } from '../../reference/reference.ts'
import { AROUND_THE_CLOCK, OFFICE_HOURS, addDutyTime, addWorkingTime } from '../../working-hours.ts'
import type { Window } from '../../working-hours.ts'

/** Stays of facility types without a known norm are proposed for half a year, and reviewed then. */
const DEFAULT_STAY = 'P6M'

/** The policy in force on a day. Throws when none is: the document must reach back far enough. */
export function policyOn(day: string, { reference }: Pick<Deps, 'reference'>): OfferPolicy {
  const found = reference.offerPolicies.findLast(({ effectiveFrom }) => effectiveFrom <= day)
  if (!found) throw new Error(`offer-policies.json has no policy for ${day}`)
  return found
}

/** The policy an offer was made under, whatever came after it. */
export function policyOf(
  { policyVersion }: { readonly policyVersion: string },
  { reference }: Pick<Deps, 'reference'>,
): OfferPolicy {
  const found = reference.offerPolicies.find(({ version }) => version === policyVersion)
  if (!found) throw new Error(`offer-policies.json lacks version ${policyVersion}`)
  return found
}

type Turn = 'mitigation' | 'unitAgain' | 'opinion'

/** Before when whoever has the turn in a second look must act. */
export function reviewDueBy(
  turn: Turn,
  { urgencyClass, at }: { readonly urgencyClass: number; readonly at: Date },
  { review }: OfferPolicy,
): Date {
  const hours = review.hours[String(urgencyClass)]?.[turn]
  if (hours === undefined) throw new Error(`The policy has no ${turn} for class ${urgencyClass}`)
  return addWorkingTime(at, hours, urgencyClass === 1 ? AROUND_THE_CLOCK : OFFICE_HOURS)
}

/** The moment before which an offer must be answered: so many of the unit's duty hours later. */
export function answerBy(
  { urgencyClass, at }: { readonly urgencyClass: number; readonly at: Date },
  dutyHours: readonly Window[],
  policy: OfferPolicy,
): Date {
  return addDutyTime(at, answerHoursOf(urgencyClass, policy), dutyHours)
}

/** Hours to answer, in duty hours. */
export function answerHoursOf(urgencyClass: number, { answerHours }: OfferPolicy): number {
  return answerHours[String(urgencyClass)] ?? Math.max(...Object.values(answerHours))
}

/** The end an offer proposes when none is asked for: the norm of the facility type. */
export function proposedUntil(facilityType: string, from: string, { reference }: Deps): string {
  const norm = reference.facilityTypes.get(facilityType)?.typicalMaxStay.duration
  return addDuration(from, norm ?? DEFAULT_STAY)
}
