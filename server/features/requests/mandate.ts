import { MandateModel } from '../../../models/mandate.model.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'

/** A region decides only under a mandate that is in force (Wmo 2015, art. 2.6.3). Throws `no-authority`. */
export async function requireMandate({ actor, today, session }: Tx): Promise<void> {
  if (actor.role !== 'region') return
  const inForce = { region: actor.region ?? 'none', from: { $lte: today }, until: { $gt: today } }
  const mandate = await MandateModel.findOne(inForce, null, { session }).lean()
  if (!mandate) {
    throw new Problem(
      'no-authority',
      'No mandate of your region is in force: ask the desk to decide.',
    )
  }
}
