import fc from 'fast-check'
import { mix } from '../../../matching/plan/draw.ts'
import {
  type UnitProblem,
  type WaitingHousehold,
  pairsOf,
} from '../../../matching/plan/unit-problem.ts'

export type Pair = readonly [household: number, place: number, fit: number]

/** A small problem as people write it down, before it becomes arrays. */
export interface Instance {
  readonly households: readonly WaitingHousehold[]
  readonly places: readonly { readonly id: string }[]
  readonly edges: readonly Pair[]
}

/** The problem that an instance describes. */
export function problemOf({ households, places, edges }: Instance, seed = 'test'): UnitProblem {
  return { households, places, pairs: pairsOf(households.length, edges), seed }
}

/** Shapes of small instances; the degenerate ones come as often as the others. */
export const SHAPES = [
  'mixed',
  'no-edges',
  'all-edges',
  'one-class',
  'equal-fits',
  'isolated-places',
  'negative-fits',
  'decimals',
  'any-double',
] as const
export type Shape = (typeof SHAPES)[number]

/** A repeatable instance of up to 6 households and 5 places. */
export function smallInstance(number: number): Instance & { shape: Shape } {
  const random = randomFrom(number)
  const shape = SHAPES[number % SHAPES.length] ?? 'mixed'
  const count = random(7)
  const places = random(6)
  const density = shape === 'all-edges' ? 100 : shape === 'no-edges' ? 0 : 20 + random(70)
  const edges: Pair[] = []
  for (let h = 0; h < count; h += 1) {
    for (let p = 0; p < places; p += 1) {
      const isIsolated = shape === 'isolated-places' && p % 2 === 0
      if (!isIsolated && random(100) < density) edges.push([h, p, fitFor(shape, random)])
    }
  }
  const households = Array.from({ length: count }, (_, h) => ({
    id: `h${h}`,
    class: shape === 'one-class' ? 1 : 1 + random(3),
    waitingDays: random(3),
  }))
  return { shape, households, places: placesNamed(places), edges }
}

function fitFor(shape: Shape, random: (below: number) => number): number {
  if (shape === 'equal-fits') return 1
  if (shape === 'negative-fits') return -1 - random(9)
  if (shape === 'decimals') return random(10) / 10
  if (shape === 'any-double') return (random(1_000_000) / 999_983 - 0.5) * 10 ** (random(7) - 3)
  return random(7) - 2
}

/** Whole numbers from 0 up to `below`, the same for the same number. */
export function randomFrom(number: number): (below: number) => number {
  let state = mix(number + 1)
  return (below) => {
    state = mix(state + 0x6d2b79f5)
    return Math.floor((state / 2 ** 32) * below)
  }
}

export function placesNamed(count: number): { id: string }[] {
  return Array.from({ length: count }, (_, p) => ({ id: `p${p}` }))
}

/** Instances for property tests: up to 12 households and 8 places. */
export const anyInstance: fc.Arbitrary<Instance> = fc
  .record({
    households: fc.array(
      fc.record({ class: fc.integer({ min: 1, max: 3 }), waitingDays: fc.nat({ max: 4 }) }),
      { minLength: 1, maxLength: 12 },
    ),
    placeCount: fc.integer({ min: 1, max: 8 }),
    wishes: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -3, max: 5 })), {
      maxLength: 60,
    }),
  })
  .map(({ households, placeCount, wishes }) => ({
    households: households.map((household, h) => ({ id: `h${h}`, ...household })),
    places: placesNamed(placeCount),
    edges: wishes.map(([h, p, fit]) => [h % households.length, p % placeCount, fit] as const),
  }))
