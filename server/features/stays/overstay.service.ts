import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { recordStay, requireStay, visibleStays } from './stay-access.ts'
import { prolong } from './stay.service.ts'

/**
 * Asks that a household may stay longer than was planned, with a coded reason. A later question takes the place
 * of one that was not answered. Throws `invalid-input`, `wrong-state`, `not-found`.
 */
export async function askOverstay(
  id: string,
  { reason, until }: { reason: string; until: string },
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const before = await requireStay(id, tx)
    if (before.status !== 'arrived') throw wrongState('stay', before.status, ['arrived'])
    if (until <= before.until) {
      throw new Problem('invalid-input', 'This is no longer than the stay is now.', [
        { pointer: '#/until', detail: `must lie after the present end, ${before.until}` },
      ])
    }
    const asked = { reason, until, status: 'asked', askedBy: actor.id, askedAt: tx.at }
    const stay = await StayModel.findOneAndUpdate(
      { $and: [{ _id: id, status: 'arrived', until: before.until }, visibleStays(actor)] },
      { $set: { overstay: asked } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!stay) throw new Problem('changed-meanwhile', 'Look at the stay again.')
    await recordStay('stay.overstay-asked', stay, { fields: ['overstay'], reason }, tx)
    return stay
  })
}

/**
 * Agrees to an overstay, which makes the stay longer in the same transaction, or does not agree: then it stays
 * as it is, for the house to end. Nobody decides on their own question.
 * Throws `not-allowed`, `place-taken`, `wrong-state`, `not-found`.
 */
export async function decideOverstay(
  id: string,
  decision: 'approve' | 'decline',
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const before = await requireQuestion(id, tx)
    const { reason, until } = before.overstay
    const status = decision === 'approve' ? 'approved' : 'declined'
    const decided = {
      'overstay.status': status,
      'overstay.decidedBy': actor.id,
      'overstay.decidedAt': tx.at,
    }
    const stay = await StayModel.findOneAndUpdate(
      { _id: id, status: 'arrived', 'overstay.status': 'asked', 'overstay.until': until },
      { $set: decided },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!stay) throw new Problem('changed-meanwhile', 'Look at the stay again.')
    await recordStay('stay.overstay-decided', stay, { fields: ['overstay'], reason: status }, tx)
    if (decision === 'decline' || until <= stay.until) return stay
    return prolong(id, { until, reason }, tx)
  })
}

async function requireQuestion(id: string, tx: Tx) {
  const stay = await requireStay(id, tx)
  const { overstay } = stay
  if (overstay?.status !== 'asked') {
    throw wrongState('overstay', overstay?.status ?? 'not asked for', ['asked'])
  }
  if (overstay.askedBy === tx.actor.id) {
    throw new Problem('not-allowed', 'You asked for this overstay: a colleague decides on it.')
  }
  return { ...stay, overstay }
}
