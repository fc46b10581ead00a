import { addDays } from '../../../matching/day.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { requireStay } from './stay-access.ts'
import { prolong } from './stay.service.ts'

/**
 * Who is still there past the planned end stays for another night: an overstay, never a false departure. The
 * day on which they should have left is kept. When somebody else comes that night it is left as it is, for the
 * desk to solve. Safe to run twice.
 */
export async function extendOverdueStays(
  deps: Deps,
): Promise<{ extended: number; conflicts: number }> {
  const today = dayOf(deps.now())
  const overdue = { status: 'arrived', until: { $lte: today } } as const
  const count = { extended: 0, conflicts: 0 }
  for await (const { _id } of StayModel.find(overdue).lean().cursor()) {
    const stayId = String(_id)
    try {
      await extendByANight(stayId, deps)
      count.extended += 1
    } catch (error: unknown) {
      count.conflicts += 1
      const expected = error instanceof Problem && error.problem === 'place-taken'
      if (expected) deps.log.warn({ stayId }, 'overdue stay meets the next booking')
      else deps.log.error({ error, stayId }, 'overdue stay not extended')
    }
  }
  return count
}

async function extendByANight(id: string, deps: Deps): Promise<void> {
  await transact(deps, SYSTEM, async (tx) => {
    const { until, overdue } = await requireStay(id, tx)
    const change = overdue ? {} : { overdue: { since: until } }
    await prolong(id, { until: addDays(tx.today, 1), reason: 'overstay' }, tx, change)
  })
}
