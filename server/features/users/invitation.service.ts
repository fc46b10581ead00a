import { timingSafeEqual } from 'node:crypto'
import { UserModel } from '../../../models/user.model.ts'
import type { StoredUser } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import { transact } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { countLoginAttempt, forgetLoginAttempts } from './login-limit.ts'
import { toActor } from './session.query.ts'
import { hashPassword } from './session.service.ts'

/** Hexadecimal digits of a code: 96 bits, in groups that can be read aloud. */
const CODE_LETTERS = 24

/**
 * The code of an open invitation: computed from the account under the service's own key, so that it is stored nowhere.
 * Empty when there is none.
 */
export function invitationOf(
  { _id, invitedUntil, passwordHash }: StoredUser,
  { vault }: Pick<Deps, 'vault'>,
): string {
  if (!invitedUntil) return ''
  const of = `${String(_id)}:${invitedUntil.toISOString()}:${passwordHash}`
  const letters = vault.token('invitation', of).slice(0, CODE_LETTERS)
  return (letters.match(/.{1,6}/g) ?? []).join('-')
}

/**
 * Chooses a password with a code, once. Throws `wrong-credentials` in the same words whether address, code or time
 * is wrong, and `too-many-requests`.
 */
export async function choosePassword(
  { email, code, password }: { email: string; code: string; password: string },
  deps: Deps,
): Promise<void> {
  const address = email.toLowerCase()
  await countLoginAttempt(address, deps)
  const user = await UserModel.findOne({ email: address }).lean()
  const until = user?.invitedUntil
  if (!user || !until || !mayChoose(user, code, deps)) {
    throw new Problem('wrong-credentials', 'Check address and code, or ask for a new code.')
  }
  const passwordHash = await hashPassword(password)
  await transact(deps, toActor(user, ''), async (tx) => {
    const { modifiedCount } = await UserModel.updateOne(
      { _id: user._id, invitedUntil: until },
      { $set: { passwordHash }, $unset: { invitedUntil: 1 } },
      { session: tx.session },
    )
    if (modifiedCount === 0) throw new Problem('wrong-credentials', 'This code was used.')
    const userId = String(user._id)
    tx.record('user.changed', { userId }, { reason: 'password-chosen', fields: ['password'] })
  })
  await forgetLoginAttempts(address, deps)
}

function mayChoose(user: StoredUser, code: string, deps: Deps): boolean {
  const { invitedUntil, blockedAt } = user
  if (blockedAt || !invitedUntil || invitedUntil <= deps.now()) return false
  return same(code, invitationOf(user, deps))
}

function same(said: string, code: string): boolean {
  const [a, b] = [Buffer.from(said.trim().toLowerCase()), Buffer.from(code)]
  return a.length === b.length && timingSafeEqual(a, b)
}
