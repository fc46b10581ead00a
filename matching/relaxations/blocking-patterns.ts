import type { Criterion } from '../judge/criterion.ts'
import { holds } from '../judge/judge-places.ts'
import type { JudgedPlaces } from '../judge/judge-places.ts'

/** Places that exactly the same relaxable criteria block. */
export interface BlockingPattern {
  /** Positions in `criteria`, ascending. */
  readonly rules: readonly number[]
  readonly places: readonly number[]
}

export interface Blocking {
  /** What may be relaxed by somebody, in order of rule. */
  readonly criteria: readonly Criterion[]
  readonly patterns: readonly BlockingPattern[]
}

/** A rule that rests on a law is not for a person to set aside, whatever its document says. */
export function mayBeRelaxed({ relaxableBy, legalBasis }: Criterion): boolean {
  return relaxableBy !== 'nobody' && legalBasis === undefined
}

/**
 * Blocked places gathered by what blocks them. A place that something else blocks as well, which
 * nobody may relax, is left out: no relaxation opens it.
 */
export function blockingOf({ hard, blocked, index }: JudgedPlaces): Blocking {
  const blocking = hard.filter(({ no }) => no.length > 0)
  const relaxable = blocking.filter(({ criterion }) => mayBeRelaxed(criterion))
  const fixed = blocking.filter(({ criterion }) => !mayBeRelaxed(criterion))
  const patterns = new Map<string, { rules: number[]; places: number[] }>()
  for (let place = 0; place < index.places.length; place += 1) {
    if (!holds(blocked, place) || fixed.some(({ no }) => holds(no, place))) continue
    const rules = relaxable.flatMap(({ no }, rule) => (holds(no, place) ? [rule] : []))
    const key = rules.join(' ')
    const pattern = patterns.get(key) ?? { rules, places: [] }
    patterns.set(key, pattern)
    pattern.places.push(place)
  }
  return {
    criteria: relaxable.map(({ criterion }) => criterion),
    patterns: [...patterns.values()].toSorted(
      (one, other) =>
        one.rules.length - other.rules.length ||
        (one.rules.join(' ') < other.rules.join(' ') ? -1 : 1),
    ),
  }
}
