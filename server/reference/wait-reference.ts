import { z } from 'zod'
import { WAIT_STATUSES } from '../../models/request.model.ts'

const Labelled = z.object({ code: z.string(), labelNl: z.string(), labelEn: z.string() })
const Days = z.number().int().positive()

/** When somebody who waits is asked whether they still do, in days. */
const CheckIn = z.object({
  everyDays: Days,
  remindDaysBefore: Days,
  secondWarningAfterDays: Days,
  lostAfterDays: Days,
})
export type CheckInPolicy = z.output<typeof CheckIn>

export const WaitStatusFact = Labelled.extend({
  code: z.enum(WAIT_STATUSES),
  criteriaNl: z.string(),
  criteriaEn: z.string(),
  /** Code of its norm in `wait-norms.json`. */
  norm: z.string(),
  /** Urgency classes that get it when a request is accepted. */
  defaultForClasses: z.array(z.number().int()),
  /** Whether the national plan looks for a place. */
  planned: z.boolean(),
  setBy: z.array(z.enum(['desk', 'region'])),
  reasons: z.array(Labelled).min(1),
  checkIn: CheckIn,
})
export type WaitStatusFact = z.output<typeof WaitStatusFact>

/** Why a clock runs or stands. */
export const ClockReason = Labelled.extend({
  /** Whether people may stop the clock for it. */
  byHand: z.boolean(),
  /** What the clock does while a request is parked for it; null: no reason to park. */
  whileParked: z.enum(['running', 'stopped']).nullable(),
})
export type ClockReason = z.output<typeof ClockReason>

export const WaitNorm = Labelled.extend({
  kind: z.string(),
  urgencyClass: z.number().optional(),
  waitStatus: z.string().optional(),
  duration: z.string().nullable(),
  qualifier: z.string(),
  clock: z.enum(['runs', 'runs-without-norm', 'stopped']).optional(),
  source: z.string(),
})
export type WaitNorm = z.output<typeof WaitNorm>

const CLASSES = [1, 2, 3, 4] as const

/** What is missing or said twice: every status needs its norm, every class one status to begin with. */
export function waitFaults(
  statuses: readonly WaitStatusFact[],
  norms: readonly WaitNorm[],
  reasons: readonly ClockReason[],
): string[] {
  const known = new Set(reasons.map(({ code }) => code))
  return [
    ...WAIT_STATUSES.filter((code) => !statuses.some((status) => status.code === code)).map(
      (code) => `wait-statuses: ${code} is missing`,
    ),
    ...statuses
      .filter(({ norm }) => !norms.some(({ code, duration }) => code === norm && duration !== null))
      .map(({ code, norm }) => `wait-statuses: ${code} names norm ${norm}, which has no term`),
    ...CLASSES.filter(
      (urgency) =>
        statuses.filter((status) => status.defaultForClasses.includes(urgency)).length !== 1,
    ).map((urgency) => `wait-statuses: class ${urgency} needs exactly one default`),
    ...['waits', 'precaution', 'lost-contact']
      .filter((code) => !known.has(code))
      .map((code) => `clock-reasons: ${code} is missing`),
  ]
}
