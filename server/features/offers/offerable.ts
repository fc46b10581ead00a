import type { PlaceVerdict, Reason } from '../../../matching/judge/result.ts'
import type { Actor } from '../../events/actor.ts'
import { Problem } from '../../problem.ts'

export interface SetAside {
  readonly ruleId: string
  /** Why, in a few words that say nothing about the person. */
  readonly reason: string
}

/** The rule that says a place is not free that night. */
export const NOT_FREE = 'place-not-free'

/**
 * May this place be offered? `fits` and `assess` may: a human decides. What rules block may only be offered
 * when each of them is set aside by somebody who has that right.
 * Throws `place-taken` or `place-blocked`, naming every rule and who may set it aside.
 */
export function requireOfferable(
  { verdict, reasons }: PlaceVerdict,
  setAside: readonly SetAside[],
  actor: Actor,
): void {
  if (verdict !== 'blocked') return
  const blocking = reasons.filter(({ outcome }) => outcome === 'no')
  const taken = blocking.find(({ ruleId }) => ruleId === NOT_FREE)
  if (taken) throw new Problem('place-taken', taken.textEn)
  const given = new Set(setAside.map(({ ruleId }) => ruleId))
  const left = blocking.filter((rule) => !(given.has(rule.ruleId) && maySetAside(rule, actor)))
  if (left.length === 0) return
  const errors = left.map(({ ruleId, textEn, relaxableBy }) => ({
    pointer: '#/setAside',
    detail: `${ruleId}: ${textEn} ${relaxableBy ? `May be set aside by: ${relaxableBy}.` : 'Nobody may set this aside.'}`,
  }))
  throw new Problem(
    'place-blocked',
    `${left.length} rule(s) block this place: see "errors".`,
    errors,
  )
}

function maySetAside({ relaxableBy }: Reason, { role }: Actor): boolean {
  return relaxableBy === role
}
