import { Types } from 'mongoose'
import { SessionModel, UserModel } from '../../../models/user.model.ts'
import type { StoredUser } from '../../../models/user.model.ts'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { invitationOf } from './invitation.service.ts'
import { hashPassword } from './session.service.ts'
import { newToken } from './token.ts'
import type { NewUser, UserPlace } from './user.schema.ts'

/** Days within which an invitation must be used. */
const INVITED_DAYS = 7

/** Roles that act for an organisation. */
const OF_ORGANISATION = ['coordinator', 'operator', 'desk', 'reporter'] as const

/**
 * An account of which nobody knows the password: whoever is handed the code chooses one.
 * Throws `invalid-input` when role, organisation and region do not go together, `already-exists` for the address.
 */
export async function inviteUser(wish: NewUser, actor: Actor, deps: Deps): Promise<StoredUser> {
  const passwordHash = await hashPassword(newToken())
  return transact(deps, actor, async (tx) => {
    const place = await placeOf(wish, tx, deps)
    const email = wish.email.toLowerCase()
    if (await UserModel.exists({ email }).session(tx.session)) {
      throw new Problem('already-exists', 'There is an account with this address.')
    }
    const invitedUntil = invitedUntilOf(tx)
    const user = { _id: new Types.ObjectId(), email, passwordHash, invitedUntil, ...place }
    await UserModel.insertMany([user], { session: tx.session })
    tx.record('user.changed', { userId: String(user._id) }, { reason: 'invited', fields: ['role'] })
    return requireUser(String(user._id), tx)
  })
}

/** Another role, organisation or region. Throws `wrong-state` for one's own account: somebody else must do that. */
export async function moveUser(
  id: string,
  wish: UserPlace,
  actor: Actor,
  deps: Deps,
): Promise<StoredUser> {
  return change(id, actor, deps, async (tx) => {
    const { role, organisationId, region } = await placeOf(wish, tx, deps)
    const gone = {
      ...(organisationId === undefined && { organisationId: 1 }),
      ...(region === undefined && { region: 1 }),
    }
    const now = { role, ...(organisationId && { organisationId }), ...(region && { region }) }
    return {
      update: { $set: now, ...(Object.keys(gone).length > 0 && { $unset: gone }) },
      reason: 'moved',
      fields: ['role', 'organisationId', 'region'],
    }
  })
}

/** Ends every session of the account, and lets nobody in with it. Throws `wrong-state` for one's own account. */
export async function blockUser(id: string, actor: Actor, deps: Deps): Promise<StoredUser> {
  return change(id, actor, deps, (tx) =>
    Promise.resolve({ update: { $set: { blockedAt: tx.at } }, reason: 'blocked', fields: [] }),
  )
}

/** Lets somebody in again who was blocked. */
export async function unblockUser(id: string, actor: Actor, deps: Deps): Promise<StoredUser> {
  return change(id, actor, deps, () =>
    Promise.resolve({ update: { $unset: { blockedAt: 1 } }, reason: 'unblocked', fields: [] }),
  )
}

/** A new code for who lost the password: the old one no longer works, nor does any session. */
export async function inviteAgain(id: string, actor: Actor, deps: Deps): Promise<StoredUser> {
  const passwordHash = await hashPassword(newToken())
  return change(id, actor, deps, (tx) =>
    Promise.resolve({
      update: { $set: { passwordHash, invitedUntil: invitedUntilOf(tx) } },
      reason: 'invited-again',
      fields: ['password'],
    }),
  )
}

interface Change {
  readonly update: Readonly<Record<string, unknown>>
  readonly reason: string
  readonly fields: readonly string[]
}

/** What an administrator does to an account takes effect at once: its sessions end in the same transaction. */
async function change(
  id: string,
  actor: Actor,
  deps: Deps,
  make: (tx: Tx) => Promise<Change>,
): Promise<StoredUser> {
  if (id === actor.id) {
    throw new Problem(
      'wrong-state',
      'This is your own account: another administrator must do this.',
    )
  }
  return transact(deps, actor, async (tx) => {
    await requireUser(id, tx)
    const { update, reason, fields } = await make(tx)
    await UserModel.updateOne({ _id: id }, update, { session: tx.session })
    await SessionModel.updateMany(
      { userId: id, revokedAt: { $exists: false } },
      { $set: { revokedAt: tx.at } },
      { session: tx.session },
    )
    tx.record('user.changed', { userId: id }, { reason, fields })
    return requireUser(id, tx)
  })
}

function invitedUntilOf({ at }: Tx): Date {
  return new Date(at.getTime() + INVITED_DAYS * 86_400_000)
}

/** Role, organisation and region, which must go together. Throws `invalid-input` that names the field. */
async function placeOf({ role, organisationId, region }: UserPlace, tx: Tx, { reference }: Deps) {
  const errors = []
  const needsOrganisation = OF_ORGANISATION.some((one) => one === role)
  if (needsOrganisation && organisationId === undefined) {
    errors.push({ pointer: '#/organisationId', detail: `is needed for a ${role}` })
  }
  const known =
    organisationId === undefined ||
    (await OrganisationModel.exists({
      _id: organisationId,
      archivedAt: { $exists: false },
    }).session(tx.session))
  if (!known) errors.push({ pointer: '#/organisationId', detail: 'is no organisation in use' })
  if (role === 'region' && region === undefined) {
    errors.push({ pointer: '#/region', detail: 'is needed for a region user' })
  }
  if (region !== undefined && !reference.regions.has(region)) {
    errors.push({ pointer: '#/region', detail: 'must be a region: see GET /v1/reference/regions' })
  }
  if (errors.length > 0) {
    throw new Problem('invalid-input', 'Role, organisation and region do not go together.', errors)
  }
  return { role, organisationId, region }
}

export async function requireUser(
  id: string,
  { session }: Pick<Tx, 'session'>,
): Promise<StoredUser> {
  const user = await UserModel.findById(id, null, { session }).lean()
  if (!user) throw new Problem('not-found', 'There is no such account.')
  return user
}

/** The account with the code to hand over. */
export function withCode(user: StoredUser, deps: Deps) {
  return { user, code: invitationOf(user, deps) }
}
