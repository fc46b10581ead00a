import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { spellsOf } from '../waitlist/clock.ts'
import type { FlowPicture } from './monitoring.schema.ts'
import { LEAST_SHOWN } from './suppress.ts'

const MONTHS = 12

/**
 * How many joined the waitlist, arrived and left, per month that is over. A month with a small number is withheld
 * whole, because what is left could be told from the others and from how many wait.
 */
export async function flowPicture({ now }: Deps): Promise<FlowPicture> {
  const months = lastMonths(dayOf(now()))
  const from = `${months[0] ?? ''}-01`
  const joined = await RequestModel.find(
    { waitingSince: { $gte: from } },
    { waitingSince: 1, spells: 1 },
  ).lean()
  const moved = {
    // Who takes a seat by itself comes to no place and leaves none.
    programmeWaitId: { $exists: false },
    $or: [{ arrivedOn: { $gte: from } }, { departedOn: { $gte: from } }],
  }
  const stays = await StayModel.find(moved, { arrivedOn: 1, departedOn: 1 }).lean()
  const of = (days: readonly (string | null | undefined)[], month: string): number =>
    days.filter((day) => day?.startsWith(month)).length
  const rows = months.map((month) =>
    withheldTogether({
      month,
      joined: of(
        joined.map((request) => spellsOf(request)[0]?.from),
        month,
      ),
      arrived: of(
        stays.map(({ arrivedOn }) => arrivedOn),
        month,
      ),
      departed: of(
        stays.map(({ departedOn }) => departedOn),
        month,
      ),
    }),
  )
  return { asOf: now().toISOString(), leastShown: LEAST_SHOWN, months: rows }
}

interface Month {
  readonly month: string
  readonly joined: number
  readonly arrived: number
  readonly departed: number
}

export function withheldTogether(row: Month): FlowPicture['months'][number] {
  const small = [row.joined, row.arrived, row.departed].some(
    (count) => count > 0 && count < LEAST_SHOWN,
  )
  return small ? { month: row.month, joined: null, arrived: null, departed: null } : row
}

/** `YYYY-MM` of the last months that are over, oldest first. */
function lastMonths(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = new Date(Date.UTC(year, month - 1 - MONTHS + index, 1))
    return at.toISOString().slice(0, 7)
  })
}
