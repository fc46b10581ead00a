import { itemAt } from '../../../matching/plan/numbers.ts'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import { unitProblemOf } from './plan-inputs.ts'
import type { PlanInputs } from './plan-inputs.ts'

/** Who needs a seat of which programmes, and how many are free where. In memory only: a programme tells a need. */
export interface SeatNeeds {
  /** Codes of the programmes that each household of the inputs needs, in their order. */
  readonly programmes: readonly (readonly string[])[]
  /** Free seats by `seatsAt(unitId, programme)`. */
  readonly free: ReadonlyMap<string, number>
}

export function seatsAt(unitId: string, programme: string): string {
  return `${unitId} ${programme}`
}

/**
 * Leaves out pairs until no unit gets more households than a programme has seats.
 *
 * 1. Plan. If seats suffice everywhere, done.
 * 2. Otherwise, in the plan's order, seats go to who goes first; for who comes too late the places of that
 *    unit are left out. Then plan again: every round leaves out at least one pair, so it ends.
 *
 * Fair in the published order, but not proven best: the plan that ignores seats bounds it from above.
 */
export function limitSeats(inputs: PlanInputs, needs: SeatNeeds): PlanInputs {
  if (needs.programmes.every((codes) => codes.length === 0)) return inputs
  let limited = inputs
  for (;;) {
    const late = tooLate(limited, needs)
    if (late.size === 0) return limited
    limited = leaveOut(limited, late)
  }
}

/** Household > the unit where its programme has no seat left for it. */
function tooLate(inputs: PlanInputs, { programmes, free }: SeatNeeds): Map<number, string> {
  const { order, placeOf } = planUnits(unitProblemOf(inputs))
  const left = new Map(free)
  const late = new Map<number, string>()
  for (const household of order) {
    const codes = programmes[household] ?? []
    const place = placeOf[household] ?? -1
    if (codes.length === 0 || place === -1) continue
    const { unitId } = itemAt(inputs.places, place)
    const seats = codes.map((code) => seatsAt(unitId, code))
    if (seats.some((seat) => (left.get(seat) ?? 0) < 1)) late.set(household, unitId)
    else for (const seat of seats) left.set(seat, (left.get(seat) ?? 0) - 1)
  }
  return late
}

function leaveOut(inputs: PlanInputs, late: ReadonlyMap<number, string>): PlanInputs {
  const households = inputs.households.map((household, index) => {
    const unitId = late.get(index)
    if (unitId === undefined) return household
    const there = household.places.filter((place) => inputs.places[place]?.unitId === unitId)
    const seatless = new Set([...household.seatless, ...there])
    return { ...household, seatless: [...seatless].toSorted((a, b) => a - b) }
  })
  return { ...inputs, households }
}
