import { z } from 'zod'
import type { Account } from './accounts.ts'
import type { Api } from './api.ts'
import { bodyOf } from './body.ts'

const Numbers = z.object({
  physical: z.number(),
  staffed: z.number(),
  funded: z.number(),
  occupied: z.number(),
  held: z.number(),
  closed: z.number(),
  available: z.number(),
})
export type Numbers = z.output<typeof Numbers>

/** Tonight's numbers of a unit that move with what people do. */
export async function numbersOf(api: Api, unitId: string, as: Account) {
  const answer = await api.get(`/v1/units/${unitId}`, { as })
  const { available, held, occupied, closed } = bodyOf(Numbers, answer)
  return { available, held, occupied, closed }
}

/** Numbers night by night, `[from, until)`. */
export async function nightsOf(
  api: Api,
  unitId: string,
  period: { readonly from: string; readonly until: string },
  as: Account,
): Promise<(Numbers & { day: string })[]> {
  const query = new URLSearchParams(period).toString()
  const answer = await api.get(`/v1/units/${unitId}/days?${query}`, { as })
  const days = z.array(Numbers.extend({ day: z.string() }))
  return bodyOf(z.object({ days }), answer).days
}
