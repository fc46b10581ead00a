import type { FactValue, Safety } from '../profile.ts'
import type { Truth } from '../truth.ts'

/** From an open house to a secret address; each level also offers what comes before it. */
export const SECURITY_LEVELS = ['open', 'herkenbaar', 'besloten', 'geheim'] as const

/** Whether a place is at least as secure as asked. Nothing asked is met; an unknown level is unknown. */
export function secureEnough(
  asked: Safety['securityLevel'],
  offered: FactValue | undefined,
): Truth {
  if (asked === undefined || asked === 'open') return 'yes'
  const level = SECURITY_LEVELS.findIndex((one) => one === offered)
  if (level < 0) return 'unknown'
  return level >= SECURITY_LEVELS.indexOf(asked) ? 'yes' : 'no'
}
