import { addDays } from '../../matching/day.ts'
import { endOfDay } from '../../server/today.ts'

/** When something of a day was done: as the day begins, so that today's lies in the past at any hour. */
export function momentOf(day: string): Date {
  return endOfDay(addDays(day, -1))
}
