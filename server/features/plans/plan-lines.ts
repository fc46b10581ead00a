import { itemAt } from '../../../matching/plan/numbers.ts'
import type { PlanHousehold, PlanInputs } from './plan-inputs.ts'
import { fitOf } from './solve-plan.ts'
import type { PlanResult } from './solve-plan.ts'

/** Why a household got no place, in numbers: see `certificateText`. */
export interface Certificate {
  /** Places that fit this household, and places of its whole Hall set. */
  readonly own: number
  readonly places: number
  /** Those of the set for which there is no staff or money. */
  readonly unusable: number
  /** Fitting places left out because the seats of a programme there go to others. */
  readonly seatless: number
  /** Codes, the most frequent first. */
  readonly facilityTypes: readonly string[]
  readonly regions: readonly string[]
}

/** What a plan says of one household: the place that is proposed, or why there is none. */
export interface PlanLine {
  readonly position: number
  readonly requestId: string
  readonly urgencyClass: number
  readonly waitingDays: number
  readonly assess: number
  readonly placed?: { readonly placeId: string; readonly unitId: string; readonly fit: number }
  readonly certificate?: Certificate
}

/** A line per household, most urgent first. */
export function planLines(inputs: PlanInputs, { plan }: PlanResult): PlanLine[] {
  const setSummaries = plan.hallSets.map((set) => summaryOf(set, inputs))
  const order = plan.order.filter((index) => index < inputs.households.length)
  return order.map((index, n) => {
    const household = itemAt(inputs.households, index)
    const { requestId, class: urgencyClass, waitingDays, assess } = household
    const place = itemAt(plan.placeOf, index)
    const line = { position: n + 1, requestId, urgencyClass, waitingDays, assess }
    if (place === -1) {
      const set = itemAt(setSummaries, itemAt(plan.hallSetOf, index))
      return { ...line, certificate: { ...set, ...countsOf(household) } }
    }
    const { placeId, unitId } = itemAt(inputs.places, place)
    return { ...line, placed: { placeId, unitId, fit: fitOf(household, place) } }
  })
}

function countsOf({ places, seatless }: PlanHousehold): Pick<Certificate, 'own' | 'seatless'> {
  return { own: places.length - seatless.length, seatless: seatless.length }
}

function summaryOf(
  { places, holders }: PlanResult['plan']['hallSets'][number],
  inputs: PlanInputs,
): Omit<Certificate, 'own' | 'seatless'> {
  const found = places.map((place) => itemAt(inputs.places, place))
  return {
    places: places.length,
    // Stand-ins come after the households: who holds there keeps the place empty.
    unusable: holders.filter((holder) => holder >= inputs.households.length).length,
    facilityTypes: byFrequency(found.map(({ facilityType }) => facilityType)),
    regions: byFrequency(found.map(({ region }) => region)),
  }
}

function byFrequency(codes: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code]) => code)
}
