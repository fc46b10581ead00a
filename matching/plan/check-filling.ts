import { itemAt } from './numbers.ts'

/** Somebody who could go into a pool: what that gains, and what they take of each kind. */
export interface Candidate {
  readonly gain: number
  readonly size: readonly number[]
}

const MOST_CASES = 3_000

interface Case {
  /** The candidates not yet decided about, and the room left for them. */
  readonly open: readonly Candidate[]
  readonly room: readonly number[]
  /** What those decided for gain. */
  readonly gain: number
}

/**
 * No filling within the capacity gains more than this. A case is bounded by letting households be
 * split, for the kind where that gives least; the case with the largest bound is split in two, with
 * and without the household that was split. Exact when a bound is reached without splitting anybody;
 * after 3,000 cases the largest bound that is left, which holds all the same. No shared code with
 * whoever fills the pool.
 */
export function mostBySplitting(
  candidates: readonly Candidate[],
  capacity: readonly number[],
): number {
  // As much more as the checker of plans allows for rounding.
  const room = capacity.map((all) => all + 1e-9 * Math.max(1, all))
  const cases = [bounded({ open: candidates, room, gain: 0 })]
  for (let count = 0; count < MOST_CASES; count += 1) {
    const { index, best } = largest(cases)
    if (best === undefined) return 0
    if (best.split === undefined) return best.bound
    cases.splice(index, 1, ...parts(best, best.split).map(bounded))
  }
  return largest(cases).best?.bound ?? 0
}

interface Bounded extends Case {
  readonly bound: number
  readonly split: Candidate | undefined
}

function largest(cases: readonly Bounded[]): { index: number; best: Bounded | undefined } {
  let index = 0
  for (const [other, { bound }] of cases.entries()) {
    if (bound > itemAt(cases, index).bound) index = other
  }
  return { index, best: cases[index] }
}

function parts({ open, room, gain }: Case, split: Candidate): Case[] {
  const others = open.filter((candidate) => candidate !== split)
  const left = room.map((amount, k) => amount - (split.size[k] ?? 0))
  return [
    { open: others, room, gain },
    { open: others, room: left, gain: gain + split.gain },
  ]
}

function bounded({ open, room, gain }: Case): Bounded {
  const fitting = open.filter(({ size }) => size.every((amount, k) => amount <= (room[k] ?? 0)))
  const [first, ...rest] = room.map((amount, k) => fractional(fitting, amount, k))
  const least = rest.reduce((a, b) => (a && a.gain <= b.gain ? a : b), first)
  const isWhole = room.every(
    (amount, k) => fitting.reduce((sum, { size }) => sum + (size[k] ?? 0), 0) <= amount,
  )
  // Kinds bounded one by one: a filling that splits nobody in one kind may still break another.
  const split = isWhole ? undefined : (least?.split ?? dearest(fitting))
  return { open: fitting, room, gain, bound: gain + (least?.gain ?? 0), split }
}

function dearest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (most, candidate) => (most && most.gain >= candidate.gain ? most : candidate),
    undefined,
  )
}

/** The most gain when households could be split and only kind k were scarce; and who is split. */
function fractional(
  candidates: readonly Candidate[],
  capacity: number,
  k: number,
): { gain: number; split: Candidate | undefined } {
  const byValue = candidates.toSorted(
    (a, b) => b.gain * (a.size[k] ?? 0) - a.gain * (b.size[k] ?? 0),
  )
  let [left, gain] = [capacity, 0]
  for (const candidate of byValue) {
    const size = candidate.size[k] ?? 0
    if (size > left) return { gain: gain + (candidate.gain * left) / size, split: candidate }
    left -= size
    gain += candidate.gain
  }
  return { gain, split: undefined }
}
