import { hash, verify } from '@node-rs/argon2'
import { SessionModel, UserModel } from '../../../models/user.model.ts'
import type { StoredUser } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { countLoginAttempt, forgetLoginAttempts } from './login-limit.ts'
import { toActor } from './session.query.ts'
import { hashToken, newToken } from './token.ts'

const SESSION_HOURS = 12

export interface SignedIn {
  readonly token: string
  readonly expiresAt: Date
  readonly user: StoredUser
}

/**
 * Opens a session. Throws `wrong-credentials`, in the same words and time whether the account exists or
 * not, and `too-many-requests` after too many attempts.
 */
export async function signIn(
  { email, password }: { email: string; password: string },
  deps: Deps,
): Promise<SignedIn> {
  const address = email.toLowerCase()
  await countLoginAttempt(address, deps)
  const user = await UserModel.findOne({ email: address }).lean()
  const right = await verify(user?.passwordHash ?? (await hashOfNobody()), password)
  if (!user || !right || user.blockedAt) {
    throw new Problem(
      'wrong-credentials',
      'Check both, or ask your administrator for a new password.',
    )
  }
  await forgetLoginAttempts(address, deps)
  return openSession(user, deps)
}

async function openSession(user: StoredUser, deps: Deps): Promise<SignedIn> {
  const token = newToken()
  const session = new SessionModel({
    tokenHash: hashToken(token),
    userId: user._id,
    startedAt: deps.now(),
    expiresAt: new Date(deps.now().getTime() + SESSION_HOURS * 3_600_000),
  })
  await transact(deps, toActor(user, String(session._id)), async (tx) => {
    await SessionModel.insertMany([session.toObject()], { session: tx.session })
    tx.record('user.signed-in', { userId: String(user._id), sessionId: String(session._id) })
  })
  return { token, expiresAt: session.expiresAt, user }
}

/** Ends the session of the caller, on every node at once. */
export async function signOut(actor: Actor, deps: Deps): Promise<void> {
  const { sessionId } = actor
  if (sessionId === undefined) throw new Problem('not-found', 'There is no session to end.')
  await transact(deps, actor, async (tx) => {
    await SessionModel.updateOne(
      { _id: sessionId },
      { $set: { revokedAt: tx.at } },
      { session: tx.session },
    )
    tx.record('session.revoked', { sessionId, userId: actor.id })
  })
}

/** Argon2id, with the library's defaults (19 MiB, 2 passes: OWASP's recommendation). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password)
}

let nobody: Promise<string> | undefined

/** A hash no password fits, so that an unknown account takes as long to refuse as a known one. */
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(newToken())
  return nobody
}
