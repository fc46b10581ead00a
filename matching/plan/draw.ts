import type { Id } from './faults.ts'

/**
 * The draw that settles ties: a number from 0 up to 2^53 that only the seed and the id decide, so
 * that anyone can repeat it and the order of the input cannot touch it.
 * FNV-1a over UTF-16 units in two lanes, finished with MurmurHash3's mixer (public domain).
 */
export function draw(seed: string, id: Id): number {
  const text = `${seed}\u0000${id}`
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + index), 0x85ebca6b)
  }
  return mix(high ^ low) * 2 ** 21 + (mix(low) >>> 11)
}

/** 32 well-mixed bits as a number from 0 up to 2^32. */
export function mix(bits: number): number {
  let mixed = bits ^ (bits >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Order by draw, then by id: the second only matters when two draws are equal. */
export function byDraw(seed: string, ids: readonly Id[]): (a: number, b: number) => number {
  const draws = Float64Array.from(ids, (id) => draw(seed, id))
  return (a, b) => (draws[a] ?? 0) - (draws[b] ?? 0) || (String(ids[a]) < String(ids[b]) ? -1 : 1)
}
