import { Types } from 'mongoose'
import { SessionModel, UserModel } from '../../models/user.model.ts'
import type { Role } from '../../models/user.model.ts'
import { hashToken, newToken } from '../../server/features/users/token.ts'
import { NOW } from './test-deps.ts'

export interface Account {
  readonly id: string
  readonly token: string
  readonly organisationId: string
  readonly region: string
  /** Header to send. */
  readonly auth: { readonly authorization: string }
}

interface Attributes {
  readonly organisationId?: Types.ObjectId | string
  readonly region?: string
}

/** Somebody with this role, signed in. Everybody has an organisation and a region of their own unless told otherwise. */
export async function signedIn(role: Role, own: Attributes = {}): Promise<Account> {
  const [account] = await allSignedIn([{ role, ...own }])
  if (!account) throw new Error(`No account for ${role}`)
  return account
}

/** Several people at once, in this order. */
export async function allSignedIn(
  people: readonly (Attributes & { readonly role: Role })[],
): Promise<Account[]> {
  const made = people.map(({ role, organisationId, region = 'amsterdam' }) => ({
    _id: new Types.ObjectId(),
    email: `${String(new Types.ObjectId())}@demo.onderdak.example`,
    passwordHash: 'set by the test that signs in',
    role,
    organisationId: new Types.ObjectId(organisationId),
    region,
    token: newToken(),
  }))
  await UserModel.insertMany(made.map(({ token: _token, ...user }) => user))
  await SessionModel.insertMany(
    made.map(({ _id, token }) => ({
      tokenHash: hashToken(token),
      userId: _id,
      startedAt: NOW,
      expiresAt: new Date(NOW.getTime() + 365 * 86_400_000),
    })),
  )
  return made.map(({ _id, token, organisationId, region }) => ({
    id: String(_id),
    ...{ token, region },
    organisationId: String(organisationId),
    auth: { authorization: `Bearer ${token}` },
  }))
}
