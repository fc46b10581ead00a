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
  const organisationId = new Types.ObjectId(own.organisationId)
  const region = own.region ?? 'amsterdam'
  const token = newToken()
  const user = await UserModel.create({
    email: `${String(new Types.ObjectId())}@demo.onderdak.example`,
    passwordHash: 'set by the test that signs in',
    role,
    organisationId,
    region,
  })
  await SessionModel.create({
    tokenHash: hashToken(token),
    userId: user._id,
    startedAt: NOW,
    expiresAt: new Date(NOW.getTime() + 365 * 86_400_000),
  })
  const auth = { authorization: `Bearer ${token}` }
  return { id: String(user._id), token, organisationId: String(organisationId), region, auth }
}
