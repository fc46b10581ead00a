import { intAt, itemAt, numberAt } from './numbers.ts'
import type { PoolMarket } from './pool-market.ts'

/** The best households for one pool at given prices: pairs, and what they gain together. */
export interface Filling {
  readonly gain: number
  readonly pairs: readonly number[]
}

const NOTHING: Filling = { gain: 0, pairs: [] }
const MOST_STATES = 4_096

/**
 * Fills a pool with the households that gain most at `price` (one per household): weight minus
 * price, summed, within every capacity. Exact for single pools and for whole sizes in up to 4,096
 * states (dynamic programming); otherwise greedy by gain per share of the capacity.
 */
export function fillPool(market: PoolMarket, pool: number, price: Float64Array): Filling {
  const pairs: number[] = []
  const until = intAt(market.poolStart, pool + 1)
  for (let slot = intAt(market.poolStart, pool); slot < until; slot += 1) {
    const pair = intAt(market.pairsOf, slot)
    if (gainOf(market, price, pair) > 0) pairs.push(pair)
  }
  if (pairs.length === 0) return NOTHING
  if (market.isSingle[pool] === 1) return bestOne(market, price, pairs)
  const steps = stepsOf(market, pool, pairs)
  if (steps === undefined) return greedily(market, pool, price, pairs)
  return byStates(market, price, pairs, steps)
}

function gainOf(market: PoolMarket, price: Float64Array, pair: number): number {
  return numberAt(market.weight, pair) - numberAt(price, intAt(market.household, pair))
}

function bestOne(market: PoolMarket, price: Float64Array, pairs: readonly number[]): Filling {
  let best = NOTHING
  for (const pair of pairs) {
    const gain = gainOf(market, price, pair)
    if (gain > best.gain) best = { gain, pairs: [pair] }
  }
  return best
}

interface Steps {
  readonly states: number
  /** The kinds that can be scarce, and for each how many states one unit is apart. */
  readonly kinds: readonly number[]
  readonly stride: readonly number[]
  readonly capacity: readonly number[]
}

/** How to number the states of a pool; undefined when there are too many or sizes are not whole. */
function stepsOf(market: PoolMarket, pool: number, pairs: readonly number[]): Steps | undefined {
  const kinds = scarceKinds(market, pool, pairs)
  const capacity = kinds.map((k) => Math.floor(numberAt(market.capacity, pool * market.kinds + k)))
  const stride: number[] = []
  let states = 1
  for (const room of capacity) {
    stride.push(states)
    states *= room + 1
  }
  const isWhole = pairs.every((pair) =>
    kinds.every((k) => Number.isInteger(sizeOf(market, pair, k))),
  )
  return isWhole && states <= MOST_STATES ? { states, kinds, stride, capacity } : undefined
}

function sizeOf({ household, size, kinds }: PoolMarket, pair: number, kind: number): number {
  return numberAt(size, intAt(household, pair) * kinds + kind)
}

/** Leaves out a kind when every household takes no larger part of it than of an earlier kept one. */
function scarceKinds(market: PoolMarket, pool: number, pairs: readonly number[]): number[] {
  const part = (pair: number, k: number): number =>
    sizeOf(market, pair, k) / (numberAt(market.capacity, pool * market.kinds + k) || 1)
  const scarce: number[] = []
  for (let k = 0; k < market.kinds; k += 1) {
    const isSpare = scarce.some((other) =>
      pairs.every((pair) => part(pair, k) <= part(pair, other)),
    )
    if (!isSpare) scarce.push(k)
  }
  return scarce
}

function byStates(
  market: PoolMarket,
  price: Float64Array,
  pairs: readonly number[],
  steps: Steps,
): Filling {
  const best = new Float64Array(steps.states)
  const jumps = pairs.map((pair) => jumpOf(market, pair, steps))
  const taken = pairs.map((pair, index) =>
    offer({ market, steps, best, pair, jump: itemAt(jumps, index) }, gainOf(market, price, pair)),
  )
  const chosen: number[] = []
  for (let index = pairs.length - 1, state = steps.states - 1; index >= 0; index -= 1) {
    if (itemAt(taken, index)[state] !== 1) continue
    chosen.push(itemAt(pairs, index))
    state -= itemAt(jumps, index)
  }
  return { gain: numberAt(best, steps.states - 1), pairs: chosen }
}

interface Offer {
  readonly market: PoolMarket
  readonly steps: Steps
  /** The most gain so far, by state. */
  readonly best: Float64Array
  readonly pair: number
  readonly jump: number
}

/** Lets every state take the pair if that gains; marks those that did. */
function offer({ market, steps, best, pair, jump }: Offer, gain: number): Uint8Array {
  const taken = new Uint8Array(steps.states)
  for (let state = steps.states - 1; state >= jump; state -= 1) {
    const value = numberAt(best, state - jump) + gain
    if (value <= numberAt(best, state) || !hasRoom(market, pair, steps, state)) continue
    best[state] = value
    taken[state] = 1
  }
  return taken
}

function jumpOf(market: PoolMarket, pair: number, { kinds, stride }: Steps): number {
  return kinds.reduce((jump, k, index) => jump + itemAt(stride, index) * sizeOf(market, pair, k), 0)
}

function hasRoom(market: PoolMarket, pair: number, steps: Steps, state: number): boolean {
  // With one scarce kind the jump itself stays within the states.
  if (steps.kinds.length === 1) return true
  return steps.kinds.every((k, index) => {
    const room =
      Math.floor(state / itemAt(steps.stride, index)) % (itemAt(steps.capacity, index) + 1)
    return sizeOf(market, pair, k) <= room
  })
}

function greedily(
  market: PoolMarket,
  pool: number,
  price: Float64Array,
  pairs: readonly number[],
): Filling {
  const { kinds, household, size } = market
  const room = market.capacity.slice(pool * kinds, (pool + 1) * kinds)
  const share = (pair: number): number => {
    const first = intAt(household, pair) * kinds
    return room.reduce((sum, all, k) => sum + numberAt(size, first + k) / (all || 1), 1e-9)
  }
  const value = new Map(pairs.map((pair) => [pair, gainOf(market, price, pair) / share(pair)]))
  const chosen: number[] = []
  let gain = 0
  for (const pair of pairs.toSorted((a, b) => (value.get(b) ?? 0) - (value.get(a) ?? 0))) {
    const first = intAt(household, pair) * kinds
    if (room.some((left, k) => numberAt(size, first + k) > left)) continue
    for (let k = 0; k < kinds; k += 1) room[k] = numberAt(room, k) - numberAt(size, first + k)
    gain += gainOf(market, price, pair)
    chosen.push(pair)
  }
  return { gain, pairs: chosen }
}
