import { addDuration } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'

const HOUR_MS = 3_600_000

/** Hours a unit has to answer, by urgency class. A modelling choice: no norm is known for COSM and OMM. */
const ANSWER_HOURS: Readonly<Record<number, number>> = { 1: 2, 2: 8, 3: 24, 4: 48 }
const LONGEST_ANSWER_HOURS = 48

/** Stays of facility types without a known norm are proposed for half a year, and reviewed then. */
const DEFAULT_STAY = 'P6M'

/** The moment before which an offer must be answered. */
export function answerBy(urgencyClass: number, at: Date): Date {
  const hours = ANSWER_HOURS[urgencyClass] ?? LONGEST_ANSWER_HOURS
  return new Date(at.getTime() + hours * HOUR_MS)
}

/** The end an offer proposes when none is asked for: the norm of the facility type. */
export function proposedUntil(facilityType: string, from: string, { reference }: Deps): string {
  const norm = reference.facilityTypes.get(facilityType)?.typicalMaxStay.duration
  return addDuration(from, norm ?? DEFAULT_STAY)
}
