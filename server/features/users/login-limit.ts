import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { LOGIN_ATTEMPTS } from '../../../models/login-attempt.model.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'

/** Wrong passwords per account before it has to wait, counted over all nodes. */
const ATTEMPTS = 10
const WINDOW_SECONDS = 15 * 60

/** Counts a sign-in attempt. Throws `too-many-requests` with the seconds to wait. */
export async function countLoginAttempt(email: string, deps: Deps): Promise<void> {
  try {
    await limiterOf(deps).consume(keyOf(email, deps))
  } catch (refusal: unknown) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.ceil(refusal.msBeforeNext / 1000)
    const detail = `Too many attempts for this account. Try again in ${seconds} seconds.`
    throw new Problem('too-many-requests', detail, [], seconds)
  }
}

/** After a right password the account starts afresh. */
export async function forgetLoginAttempts(email: string, deps: Deps): Promise<void> {
  await limiterOf(deps).delete(keyOf(email, deps))
}

function limiterOf({ db }: Deps): RateLimiterMongo {
  return new RateLimiterMongo({
    storeClient: db.getClient(),
    dbName: db.name,
    tableName: LOGIN_ATTEMPTS,
    keyPrefix: 'login',
    points: ATTEMPTS,
    duration: WINDOW_SECONDS,
    disableIndexesCreation: true,
  })
}

/** No address is stored: only a keyed token of it. */
function keyOf(email: string, { vault }: Deps): string {
  return vault.token('login', email)
}
