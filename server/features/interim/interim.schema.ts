import { z } from 'zod'
import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { NONE } from '../../http/route.ts'
import { dayOf } from '../../today.ts'
import { IdParams } from '../requests/request.schema.ts'

/** Recorded afterwards at most so many days: older nights were settled elsewhere. */
const BACK_DAYS = 365
const MOST_CENTS = 200_000

const Day = z.iso.date('must be a day, YYYY-MM-DD')

/** An interim solution that begins: its kind and payer are codes, its price whole cents. */
export function startInterimInput({ reference, now }: Deps) {
  const known = (has: (code: string) => boolean, list: string) =>
    z.string().refine(has, `must be a known code: see GET /v1/reference/${list}`)
  const body = z
    .strictObject({
      kind: known((code) => reference.interimKinds.has(code), 'interim-solutions'),
      from: Day,
      until: Day.optional(),
      costPerNight: z
        .number()
        .int('must be in whole cents')
        .min(0, 'must be 0 or more')
        .max(MOST_CENTS, `must be ${MOST_CENTS} cents at most`),
      title: known((code) => reference.fundingTitles.has(code), 'funding-titles').optional(),
      safetyChecked: z.boolean(),
      uncheckedReason: known(
        (code) => reference.interimUnchecked.has(code),
        'interim-unchecked-reasons',
      ).optional(),
    })
    .superRefine((said, ctx) => {
      const faults = [...faultsOfDays(said, dayOf(now())), ...faultsOfTerms(said, reference)]
      for (const [field, message] of faults) {
        ctx.addIssue({ code: 'custom', path: [field], message })
      }
    })
  return z.object({ params: IdParams, query: NONE, body })
}
export type NewInterim = z.output<ReturnType<typeof startInterimInput>>['body']

type Fault = readonly [field: string, message: string]

function faultsOfDays(
  { from, until }: { readonly from: string; readonly until?: string | undefined },
  today: string,
): Fault[] {
  const possible = from <= today && from >= addDays(today, -BACK_DAYS)
  return [
    ...(possible ? [] : [['from', 'must be today or an earlier day of the last year'] as const]),
    ...(until !== undefined && until <= from ? [['until', 'must lie after from'] as const] : []),
  ]
}

interface Terms {
  readonly kind: string
  readonly costPerNight: number
  readonly title?: string | undefined
  readonly safetyChecked: boolean
  readonly uncheckedReason?: string | undefined
}

/** Who pays, and the safety check of a kind that asks for one. */
function faultsOfTerms(
  { kind, costPerNight, title, safetyChecked, uncheckedReason }: Terms,
  { interimKinds }: Deps['reference'],
): Fault[] {
  const faults: Fault[] = []
  if (costPerNight > 0 && title === undefined) {
    faults.push(['title', 'is required when it costs money: say who pays'])
  }
  if (safetyChecked) {
    if (uncheckedReason === undefined) return faults
    return [...faults, ['uncheckedReason', 'belongs only to what was not checked: remove it']]
  }
  const required = interimKinds.get(kind)?.safetyCheckRequired === true
  if (required && uncheckedReason === undefined) {
    const message = 'is required for this kind: check its safety, or say why not'
    faults.push(['uncheckedReason', message])
  }
  return faults
}

export function endInterimInput({ reference }: Deps) {
  const Reason = z
    .string()
    .refine(
      (code) => reference.interimEnds.get(code)?.bySystem === false,
      'must be a reason that people give: see GET /v1/reference/interim-end-reasons',
    )
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.strictObject({ reason: Reason, on: Day.optional() }),
  })
}
