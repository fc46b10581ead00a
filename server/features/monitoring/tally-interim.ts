import type { Interim } from '../interim/interim-nights.ts'
import { nightsWithin, runningOn } from '../interim/interim-nights.ts'
import { count } from './tally.ts'
import type { Table } from './tally.ts'

/** What interim solutions came to this month. */
export interface InterimMonth {
  /** With at least one night of it. */
  readonly households: number
  readonly nights: number
  /** In cents. */
  readonly cost: number
}

type Households = readonly { readonly interims?: readonly Interim[] | undefined }[]

/** Where households that wait stay tonight, by kind. */
export function interimTable(households: Households, today: string): Table {
  const running = households.flatMap((household) => runningOn(household, today) ?? [])
  return { kind: 'interim', cells: count(running, ({ kind }) => kind) }
}

/** Nights of this month that have passed, over all households, and their cost. */
export function interimMonth(households: Households, today: string): InterimMonth {
  const month = { from: monthOf(today), until: today }
  const per = households.map(({ interims = [] }) =>
    interims.map((one) => ({ nights: nightsWithin(one, month), price: one.costPerNight })),
  )
  const all = per.flat()
  return {
    households: per.filter((own) => own.some(({ nights }) => nights > 0)).length,
    nights: all.reduce((sum, { nights }) => sum + nights, 0),
    cost: all.reduce((sum, { nights, price }) => sum + nights * price, 0),
  }
}

/** The first day of a day's month. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`
}
