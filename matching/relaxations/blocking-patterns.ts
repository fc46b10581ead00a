import type { Criterion } from '../judge/criterion.ts'
import { countBits, pushBits } from '../judge/judge-places.ts'
import type { JudgedPlaces } from '../judge/judge-places.ts'

/** Places that exactly the same relaxable criteria block. */
export interface BlockingPattern {
  /** Positions in `criteria`, ascending. */
  readonly rules: readonly number[]
  /** How many places. */
  readonly count: number
  /** The first few of them, as positions in the index. */
  readonly examples: readonly number[]
}

export interface Blocking {
  /** What may be relaxed by somebody, in order of rule. */
  readonly criteria: readonly Criterion[]
  readonly patterns: readonly BlockingPattern[]
}

/** A rule that rests on a law is not for a person to set aside, whatever its document says. */
export function mayBeRelaxed({
  relaxableBy,
  legalBasis,
}: Pick<Criterion, 'relaxableBy' | 'legalBasis'>): boolean {
  return relaxableBy !== 'nobody' && legalBasis === undefined
}

/**
 * Blocked places gathered by what blocks them. A place that something else blocks as well, which
 * nobody may relax, is left out: no relaxation opens it.
 */
export function blockingOf(judged: JudgedPlaces): Blocking {
  return gather(judged, () => [])
}

/** The same, of places that at most three relaxable criteria block: enough for the exact sets. */
export function smallBlockingOf(judged: JudgedPlaces): Blocking {
  return gather(judged, (sets) => fourOrMore(sets, judged.index.words))
}

type Sets = readonly Uint32Array[]

function gather({ hard, blocked }: JudgedPlaces, leftOut: (sets: Sets) => Sets): Blocking {
  const blocking = hard.filter(({ no }) => no.length > 0)
  const relaxable = blocking.filter(({ criterion }) => mayBeRelaxed(criterion))
  const fixed = blocking.filter(({ criterion }) => !mayBeRelaxed(criterion))
  const sets = relaxable.map(({ no }) => no)
  const candidates = Uint32Array.from(blocked)
  for (const set of [...fixed.map(({ no }) => no), ...leftOut(sets)]) exclude(candidates, set)
  return {
    criteria: relaxable.map(({ criterion }) => criterion),
    patterns: patternsOf(sets, candidates),
  }
}

/** A vertical counter is four or more when any digit from the third on is set. */
function fourOrMore(sets: Sets, words: number): Sets {
  return countBits(sets, words).slice(2)
}

function exclude(from: Uint32Array, set: Uint32Array): void {
  for (let word = 0; word < set.length; word += 1) {
    from[word] = (from[word] ?? 0) & ~(set[word] ?? 0)
  }
}

/** A pattern while it is being built: the pattern before it, and the rule that was added. */
interface Growing {
  readonly rules: readonly number[]
  readonly next: Map<number, number>
  count: number
  readonly examples: number[]
}

const EXAMPLES = 5

/**
 * Walks through the rules, not the places: a place moves from pattern to pattern with each rule that
 * blocks it, as in a trie, so that the work is one step per block.
 */
function patternsOf(sets: readonly Uint32Array[], candidates: Uint32Array): BlockingPattern[] {
  const root: Growing = { rules: [], next: new Map(), count: 0, examples: [] }
  const trie = [root]
  const at = new Uint32Array(candidates.length * 32)
  const places: number[] = []
  sets.forEach((set, rule) => {
    places.length = 0
    for (let word = 0; word < candidates.length; word += 1) {
      pushBits((candidates[word] ?? 0) & (set[word] ?? 0), word, places)
    }
    for (const place of places) at[place] = grow(trie, at[place] ?? 0, rule)
  })
  places.length = 0
  candidates.forEach((bits, word) => {
    pushBits(bits, word, places)
  })
  for (const place of places) {
    const pattern = trie[at[place] ?? 0] ?? root
    pattern.count += 1
    if (pattern.examples.length < EXAMPLES) pattern.examples.push(place)
  }
  return trie.filter(({ count }) => count > 0)
}

/** The pattern that comes after one when a rule is added. */
function grow(trie: Growing[], from: number, rule: number): number {
  const pattern = trie[from]
  if (pattern === undefined) return from
  const known = pattern.next.get(rule)
  if (known !== undefined) return known
  const rules = [...pattern.rules, rule]
  const number = trie.push({ rules, next: new Map(), count: 0, examples: [] }) - 1
  pattern.next.set(rule, number)
  return number
}
