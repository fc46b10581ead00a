import { ConfirmLinkModel } from '../../../models/confirm-link.model.ts'
import type { StoredConfirmLink } from '../../../models/confirm-link.model.ts'
import { UserModel } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { SYSTEM } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { hashToken, newToken } from '../users/token.ts'
import { presentUnit } from './capacity.query.ts'
import { attest } from './capacity.service.ts'

/** A link in a mail may be read tomorrow, and not much later. */
const HOURS_VALID = 48

/**
 * A link with which one person may confirm the number of one unit, once, without signing in. Gives the token, which
 * is stored nowhere.
 */
export async function issueConfirmLink(
  { unitId, userId }: { unitId: string; userId: string },
  deps: Deps,
): Promise<string> {
  const token = newToken()
  await transact(deps, SYSTEM, async (tx) => {
    const expiresAt = new Date(tx.at.getTime() + HOURS_VALID * 3_600_000)
    const link = { tokenHash: hashToken(token), unitId, userId, sentAt: tx.at, expiresAt }
    await ConfirmLinkModel.insertMany([link], { session: tx.session })
    tx.record('unit.link-sent', { unitId, userId })
  })
  return token
}

export type ConfirmLink =
  | { readonly state: 'open'; readonly unitName: string; readonly available: number }
  | { readonly state: 'used' | 'gone' }

/** What a link is good for now. One that was made up, has run out, or whose person has left, is gone. */
export async function readConfirmLink(token: string, deps: Deps): Promise<ConfirmLink> {
  const found = await findLink(token, deps)
  if (!found) return { state: 'gone' }
  if (found.link.usedAt) return { state: 'used' }
  const entry = deps.board.unit(String(found.link.unitId))
  if (!entry) return { state: 'gone' }
  const { name, available } = presentUnit(entry, deps)
  return { state: 'open', unitName: name, available }
}

/**
 * Confirms the number that the link's page showed. It says nothing else: when the number has changed meanwhile,
 * nothing is recorded and the link stays good. Throws `not-found`, `wrong-state` when used, `changed-meanwhile`.
 */
export async function confirmByLink(token: string, seen: number, deps: Deps): Promise<void> {
  const found = await findLink(token, deps)
  if (!found) throw new Problem('not-found', 'This link does not work, or no longer.')
  const { link, actor } = found
  await transact(deps, actor, async (tx) => {
    const { modifiedCount } = await ConfirmLinkModel.updateOne(
      { _id: link._id, usedAt: { $exists: false }, expiresAt: { $gt: tx.at } },
      { $set: { usedAt: tx.at } },
      { session: tx.session },
    )
    if (modifiedCount === 0) throw new Problem('wrong-state', 'This link was used already.')
    const { agrees } = await attest(String(link.unitId), seen, tx, deps)
    if (!agrees) throw new Problem('changed-meanwhile', 'The number has changed: look again.')
  })
}

/** The link with who acts by it; undefined when it is good for nothing. */
async function findLink(
  token: string,
  { now, board }: Deps,
): Promise<{ link: StoredConfirmLink; actor: Actor } | undefined> {
  const link = await ConfirmLinkModel.findOne({ tokenHash: hashToken(token) }).lean()
  if (!link || link.expiresAt <= now()) return undefined
  const user = await UserModel.findById(link.userId).lean()
  const unit = board.unit(String(link.unitId))?.unit
  const keeps =
    user?.role === 'operator' && unit && user.organisationId?.equals(unit.organisationId)
  if (!keeps || user.blockedAt) return undefined
  const organisationId = String(user.organisationId)
  const actor = { id: String(user._id), role: user.role, organisationId, purpose: SYSTEM.purpose }
  return { link, actor }
}
