import type { ReportRouting, ReportTerm } from '../../reference/report-routing.ts'
import { AROUND_THE_CLOCK, OFFICE_HOURS, addWorkingTime } from '../../working-hours.ts'

/** By when somebody must act on a report of this term. */
export function actWithin({ actHours, hours }: ReportTerm, since: Date): Date {
  return addWorkingTime(since, actHours, hours === 'office' ? OFFICE_HOURS : AROUND_THE_CLOCK)
}

/** By when a report that was taken up must be heard of again. */
export function heardWithin({ followUpHours }: ReportRouting, since: Date): Date {
  return addWorkingTime(since, followUpHours, OFFICE_HOURS)
}

/** When a report whose term is `actBy` escalates beyond `level`; undefined when nobody is left above. */
export function escalateFrom(
  actBy: Date,
  level: number,
  { escalation }: ReportRouting,
): Date | undefined {
  const next = escalation.find((step) => step.level === level + 1)
  return next && addWorkingTime(actBy, next.afterHours, OFFICE_HOURS)
}
