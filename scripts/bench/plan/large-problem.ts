import { mix } from '../../../matching/plan/draw.ts'
import type { PoolProblem } from '../../../matching/plan/pool-problem.ts'
import type { UnitProblem } from '../../../matching/plan/unit-problem.ts'

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = mix(seed + 1)
  return () => {
    state = mix(state + 0x6d2b79f5)
    return state / 2 ** 32
  }
}

/** One in how many pairs fits, so that 10,000 x 5,000 has about 2.54 million. */
export const DENSITY = 0.0508

/** Households and places with random fits from 0 to 100; classes 1 to 4, up to 700 days. */
export function largeProblem(households: number, places: number, seed = 1): UnitProblem {
  const random = randomOf(seed)
  const room = Math.ceil(households * places * DENSITY * 1.05) + 1_000
  const [start, place, fit] = [
    new Int32Array(households + 1),
    new Int32Array(room),
    new Float64Array(room),
  ]
  let count = 0
  for (let h = 0; h < households; h += 1) {
    for (let p = 0; p < places; p += 1) {
      if (random() >= DENSITY) continue
      place[count] = p
      fit[count] = Math.floor(random() * 101)
      count += 1
    }
    start[h + 1] = count
  }
  return {
    households: Array.from({ length: households }, (_, h) => ({
      id: `household ${h}`,
      class: 1 + Math.floor(random() * 4),
      waitingDays: Math.floor(random() * 701),
    })),
    places: Array.from({ length: places }, (_, p) => ({ id: `place ${p}` })),
    pairs: { start, place: place.subarray(0, count), fit: fit.subarray(0, count) },
    seed: String(seed),
  }
}

/**
 * Households of 1 to 4 people over pools of [beds, households]: a part are dormitories with 4 to
 * 12 of both, the rest are places for one household.
 */
export function largePools(size: {
  households: number
  pools: number
  dormitories: number
  choices: number
}): PoolProblem {
  const random = randomOf(size.households + size.pools)
  const pools = Array.from({ length: size.pools }, (_, p) => {
    const beds = 4 + Math.floor(random() * 9)
    const isDormitory = p < size.pools * size.dormitories
    return { id: `pool ${p}`, capacity: isDormitory ? [beds, beds] : [4, 1] }
  })
  const households = Array.from({ length: size.households }, (_, h) => ({
    id: `household ${h}`,
    size: [1 + Math.floor(random() * 4), 1],
  }))
  const pairs = households.map(() => {
    const chosen = new Set<number>()
    while (chosen.size < Math.min(size.choices, size.pools)) {
      chosen.add(Math.floor(random() * size.pools))
    }
    return [...chosen].map((pool) => ({ pool, weight: 1 + random() * 99 }))
  })
  return { households, pools, pairs, seed: 'bench' }
}
