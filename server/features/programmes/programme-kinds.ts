import type { BoardUnit } from '../../board/capacity-board.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { countSeats, existsOn } from '../capacity/numbers.ts'

/** Seats of one kind of programme in one unit, tonight. */
export interface ProgrammeSeats {
  readonly unitId: string
  readonly unitName: string
  readonly seats: number
  readonly free: number
}

/** A kind of programme and where it is offered. */
export interface ProgrammeKind {
  readonly kind: string
  readonly nameNl: string
  readonly nameEn: string
  /** Some unit offers it without a stay. */
  readonly ambulant: boolean
  readonly units: readonly ProgrammeSeats[]
}

/** Every kind of programme that exists today, by its code, with its units in the order of their codes. */
export function programmeKinds({ board, now }: Pick<Deps, 'board' | 'now'>) {
  const today = dayOf(now())
  const kinds = new Map<string, ProgrammeKind>()
  for (const entry of board.units()) {
    for (const here of kindsOf(entry, today)) {
      const known = kinds.get(here.kind)
      kinds.set(here.kind, known ? joined(known, here) : here)
    }
  }
  return kinds
}

function kindsOf({ unit, places, programmes }: BoardUnit, today: string): ProgrammeKind[] {
  if (!existsOn(unit, today)) return []
  const counted = new Map(countSeats(places, today, today).map((sum) => [sum.programme, sum]))
  return programmes
    .filter((programme) => existsOn(programme, today))
    .map(({ code, kind, nameNl, nameEn, ambulant }) => {
      const { seats = 0, free = 0 } = counted.get(code) ?? {}
      const here = { unitId: String(unit._id), unitName: unit.name, seats, free }
      return { kind, nameNl, nameEn, ambulant, units: [here] }
    })
}

function joined(one: ProgrammeKind, other: ProgrammeKind): ProgrammeKind {
  const units = [...one.units, ...other.units]
  return { ...one, ambulant: one.ambulant || other.ambulant, units }
}
