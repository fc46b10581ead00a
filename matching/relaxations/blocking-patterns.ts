import type { Criterion } from '../judge/criterion.ts'
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
  return gather(judged, [])
}

/**
 * The same, of places that at most three relaxable criteria block: enough for the exact sets. Four or
 * more is any digit of the count from the third on; where nothing else blocks, all that block are relaxable.
 */
export function smallBlockingOf(judged: JudgedPlaces): Blocking {
  return gather(judged, judged.blockCount.slice(2))
}

function gather({ hard, blocked }: JudgedPlaces, leftOut: readonly Uint32Array[]): Blocking {
  const blocking = hard.filter(({ no }) => no.length > 0)
  const relaxable = blocking.filter(({ criterion }) => mayBeRelaxed(criterion))
  const fixed = blocking.filter(({ criterion }) => !mayBeRelaxed(criterion))
  const candidates = blocked.slice()
  for (const set of [...fixed.map(({ no }) => no), ...leftOut]) exclude(candidates, set)
  return {
    criteria: relaxable.map(({ criterion }) => criterion),
    patterns: patternsOf(
      relaxable.map(({ no }) => no),
      candidates,
    ),
  }
}

function exclude(from: Uint32Array, set: Uint32Array): void {
  for (let word = 0; word < set.length; word += 1) {
    from[word] = (from[word] ?? 0) & ~(set[word] ?? 0)
  }
}

/** A pattern while it is being built: the rules so far, and by the next rule the pattern after it. */
interface Growing {
  readonly rules: readonly number[]
  readonly next: (number | undefined)[]
  count: number
  readonly examples: number[]
}

const EXAMPLES = 5

/**
 * Walks through the rules, not the places: a place moves from pattern to pattern with each rule that
 * blocks it, as in a trie, so that the work is one step per block.
 */
function patternsOf(sets: readonly Uint32Array[], candidates: Uint32Array): BlockingPattern[] {
  const trie: Growing[] = [{ rules: [], next: [], count: 0, examples: [] }]
  const at = new Uint32Array(candidates.length * 32)
  sets.forEach((set, rule) => {
    eachBit(candidates, set, (place) => {
      at[place] = grow(trie, at[place] ?? 0, rule)
    })
  })
  eachBit(candidates, candidates, (place) => {
    const pattern = trie[at[place] ?? 0]
    if (pattern === undefined) return
    pattern.count += 1
    if (pattern.examples.length < EXAMPLES) pattern.examples.push(place)
  })
  return trie.filter(({ count }) => count > 0)
}

/** The pattern that comes after one when a rule is added. */
function grow(trie: Growing[], from: number, rule: number): number {
  const pattern = trie[from]
  if (pattern === undefined) return from
  const known = pattern.next[rule]
  if (known !== undefined) return known
  const rules = [...pattern.rules, rule]
  const number = trie.push({ rules, next: [], count: 0, examples: [] }) - 1
  pattern.next[rule] = number
  return number
}

/** Every place in both sets, in order. */
function eachBit(one: Uint32Array, other: Uint32Array, act: (place: number) => void): void {
  for (let word = 0; word < one.length; word += 1) {
    let left = (one[word] ?? 0) & (other[word] ?? 0)
    while (left !== 0) {
      const lowest = left & -left
      act(word * 32 + 31 - Math.clz32(lowest))
      left ^= lowest
    }
  }
}
