import { UserModel } from '../../../models/user.model.ts'
import type { Role, StoredUser } from '../../../models/user.model.ts'
import type { Page, PageRequest } from '../../page-rows.ts'
import type { ManagedUser } from './user.schema.ts'

export interface UserFilter {
  readonly role?: Role | undefined
  readonly organisationId?: string | undefined
  readonly blocked?: boolean | undefined
}

/** Accounts in order of address. */
export async function listUsers(
  { role, organisationId, blocked }: UserFilter,
  { page, pageSize }: PageRequest,
): Promise<Page<ManagedUser>> {
  const filter = {
    ...(role && { role }),
    ...(organisationId && { organisationId }),
    ...(blocked !== undefined && { blockedAt: { $exists: blocked } }),
  }
  const total = await UserModel.countDocuments(filter)
  const users = await UserModel.find(filter)
    .sort({ email: 1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .lean()
  return { page, pageSize, total, items: users.map(presentUser) }
}

export function presentUser(user: StoredUser): ManagedUser {
  const { _id, email, role, organisationId, region, invitedUntil, blockedAt } = user
  return {
    id: String(_id),
    ...{ email, role },
    ...(organisationId && { organisationId: String(organisationId) }),
    ...(region && { region }),
    ...(invitedUntil && { invitedUntil: invitedUntil.toISOString() }),
    ...(blockedAt && { blockedAt: blockedAt.toISOString() }),
  }
}
