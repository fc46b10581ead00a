import { intAt, itemAt, numberAt } from './numbers.ts'
import type { PoolMarket, Steps } from './pool-market.ts'

type Market = Omit<PoolMarket, 'steps'>

const MOST_STATES = 4_096

/** Per pool its states; undefined for single pools, for too many states, or when sizes are not whole. */
export function stepsOf(market: Market): (Steps | undefined)[] {
  return Array.from(market.pools.keys(), (pool) =>
    market.isSingle[pool] === 1 ? undefined : stepsOfPool(market, pool),
  )
}

function stepsOfPool(market: Market, pool: number): Steps | undefined {
  const households = market.householdOf.subarray(
    intAt(market.poolStart, pool),
    intAt(market.poolStart, pool + 1),
  )
  const kinds = scarceKinds(market, pool, households)
  const capacity = kinds.map((k) => Math.floor(numberAt(market.capacity, pool * market.kinds + k)))
  const stride: number[] = []
  let states = 1
  for (const room of capacity) {
    stride.push(states)
    states *= room + 1
  }
  const isWhole = households.every((h) =>
    kinds.every((k) => Number.isInteger(sizeOf(market, h, k))),
  )
  return isWhole && states <= MOST_STATES ? { states, kinds, capacity, stride } : undefined
}

/** Leaves out a kind when every household takes no larger part of it than of an earlier kept one. */
function scarceKinds(market: Market, pool: number, households: Int32Array): number[] {
  const part = (h: number, k: number): number =>
    sizeOf(market, h, k) / (numberAt(market.capacity, pool * market.kinds + k) || 1)
  const scarce: number[] = []
  for (let k = 0; k < market.kinds; k += 1) {
    const isSpare = scarce.some((other) => households.every((h) => part(h, k) <= part(h, other)))
    if (!isSpare) scarce.push(k)
  }
  return scarce
}

function sizeOf({ size, kinds }: Market, household: number, kind: number): number {
  return numberAt(size, household * kinds + kind)
}

/** By how many states a household lowers the room. */
export function jumpOf(market: Market, { kinds, stride }: Steps, household: number): number {
  let jump = 0
  for (const [index, k] of kinds.entries()) {
    jump += itemAt(stride, index) * sizeOf(market, household, k)
  }
  return jump
}

/** True when the household fits in the room of a state that is at least its jump. */
export function fitsIn(market: Market, steps: Steps, household: number, state: number): boolean {
  // With one scarce kind the jump itself stays within the states.
  if (steps.kinds.length === 1) return true
  return steps.kinds.every((k, index) => {
    const all = itemAt(steps.capacity, index)
    const room = Math.floor(state / itemAt(steps.stride, index)) % (all + 1)
    return sizeOf(market, household, k) <= room
  })
}

/** How many households like this one fit into the empty pool. */
export function mostAtOnce(market: Market, steps: Steps, household: number): number {
  return steps.kinds.reduce((most, k, index) => {
    const size = sizeOf(market, household, k)
    return size === 0 ? most : Math.min(most, Math.floor(itemAt(steps.capacity, index) / size))
  }, Infinity)
}
