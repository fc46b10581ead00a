import { addDuration } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { dayOf, endOfDay } from '../../today.ts'
import { AROUND_THE_CLOCK, OFFICE_HOURS, addWorkingTime } from '../../working-hours.ts'

type Reference = Deps['reference']

/** The moment by which triage must have decided on a request of this class: `data/triage-terms.json`. */
export function triageBy(urgencyClass: number, since: Date, reference: Reference): Date {
  return termOf(urgencyClass, 'decideHours', since, reference)
}

/** The moment by which the coordinator must have answered a question of triage. */
export function answerBy(urgencyClass: number, since: Date, reference: Reference): Date {
  return termOf(urgencyClass, 'answerHours', since, reference)
}

function termOf(
  urgencyClass: number,
  which: 'decideHours' | 'answerHours',
  since: Date,
  { triageTerms }: Reference,
): Date {
  const term = triageTerms.get(urgencyClass)
  if (!term) throw new RangeError(`No triage term for urgency class ${urgencyClass}`)
  const calendar = term.hours === 'office' ? OFFICE_HOURS : AROUND_THE_CLOCK
  return addWorkingTime(since, term[which], calendar)
}

/** The last moment to decide: the end of the day on which the term of the class ends. */
export function decideBy(urgencyClass: number, since: Date, reference: Reference): Date {
  const term = reference.urgencyTerms.get(urgencyClass)
  const day = dayOf(since)
  // "P1D, same calendar day" means before this day ends (domain norm urgentie-1).
  return endOfDay(term === undefined || term === 'P1D' ? day : addDuration(day, term))
}
