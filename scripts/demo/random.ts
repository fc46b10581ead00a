import { createHash } from 'node:crypto'

/** Draws that are the same for the same seed, always. */
export interface Random {
  /** In [0, 1). */
  readonly fraction: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
  /** One of the values, each as likely as its weight. */
  readonly weighted: <T>(values: readonly [readonly [T, number], ...(readonly [T, number])[]]) => T
  /** Another source of draws, so that what is drawn here does not shift what is drawn there. */
  readonly fork: (name: string) => Random
}

/** Mulberry32 (Tommy Ettinger, public domain), seeded with 32 bits of the SHA-256 of a text. */
export function randomFrom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    fraction,
    between: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    chance: (probability) => fraction() < probability,
    pick: (list) => list[Math.floor(fraction() * list.length)] ?? list[0],
    weighted: (values) => weighted(values, fraction()),
    fork: (name) => randomFrom(`${seed}/${name}`),
  }
}

function weighted<T>(
  values: readonly [readonly [T, number], ...(readonly [T, number])[]],
  fraction: number,
): T {
  const total = values.reduce((sum, [, weight]) => sum + weight, 0)
  let left = fraction * total
  for (const [value, weight] of values) {
    left -= weight
    if (left < 0) return value
  }
  return values[0][0]
}

/** Shares a whole number out by weight, so that the parts add up to it again (largest remainder). */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((one, other) => one + other, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index)
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
