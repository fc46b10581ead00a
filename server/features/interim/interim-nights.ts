import { OPEN_END, daysBetween } from '../../../matching/day.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { InterimSolutions } from './interim-solutions.schema.ts'

export type Interim = StoredRequest['interims'][number]

/** Older requests have no list. */
interface Request {
  readonly interims?: readonly Interim[] | undefined
}

/** The one that runs on a day, if any: nights are half-open, and no two overlap. */
export function runningOn({ interims = [] }: Request, day: string): Interim | undefined {
  return interims.find(({ from, until }) => from <= day && day < until)
}

/** Nights of `[from, until)` in a period that is half-open too. */
export function nightsWithin(
  { from, until }: Pick<Interim, 'from' | 'until'>,
  period: { readonly from: string; readonly until: string },
): number {
  const first = from > period.from ? from : period.from
  const end = until < period.until ? until : period.until
  return Math.max(0, daysBetween(first, end))
}

/** All of them, the first first, with the nights that have passed and what they cost in cents. */
export function presentInterims({ interims = [] }: Request, today: string): InterimSolutions {
  const items = interims.map((interim) => presentOne(interim, today))
  return {
    nights: items.reduce((sum, { nights }) => sum + nights, 0),
    cost: items.reduce((sum, { cost }) => sum + cost, 0),
    items: items.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

function presentOne(interim: Interim, today: string): InterimSolutions['items'][number] {
  const { kind, from, until, costPerNight, title, safetyChecked } = interim
  const nights = nightsWithin(interim, { from, until: today })
  return {
    ...{ kind, from, running: from <= today && today < until, nights, costPerNight, safetyChecked },
    cost: nights * costPerNight,
    ...(until !== OPEN_END && { until }),
    ...(title && { title }),
    ...(interim.uncheckedReason && { uncheckedReason: interim.uncheckedReason }),
    ...(interim.endReason && { endReason: interim.endReason }),
  }
}
