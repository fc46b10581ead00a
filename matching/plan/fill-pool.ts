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
  /** Per kind: how many states one unit is apart, and the capacity. */
  readonly stride: readonly number[]
  readonly capacity: readonly number[]
}

/** How to number the states of a pool; undefined when there are too many or sizes are not whole. */
function stepsOf(market: PoolMarket, pool: number, pairs: readonly number[]): Steps | undefined {
  const { kinds } = market
  const capacity: number[] = []
  const stride: number[] = []
  let states = 1
  for (let k = 0; k < kinds; k += 1) {
    const room = Math.floor(numberAt(market.capacity, pool * kinds + k))
    stride.push(states)
    capacity.push(room)
    states *= room + 1
  }
  const isWhole = pairs.every((pair) => {
    const first = intAt(market.household, pair) * kinds
    return market.size.subarray(first, first + kinds).every(Number.isInteger)
  })
  return isWhole && states <= MOST_STATES ? { states, stride, capacity } : undefined
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

function jumpOf({ household, size, kinds }: PoolMarket, pair: number, { stride }: Steps): number {
  const first = intAt(household, pair) * kinds
  return stride.reduce((jump, step, k) => jump + step * numberAt(size, first + k), 0)
}

function hasRoom(
  { household, size, kinds }: PoolMarket,
  pair: number,
  { stride, capacity }: Steps,
  state: number,
): boolean {
  const first = intAt(household, pair) * kinds
  for (let k = 0; k < kinds; k += 1) {
    const used = Math.floor(state / (stride[k] ?? 1)) % ((capacity[k] ?? 0) + 1)
    if (numberAt(size, first + k) > used) return false
  }
  return true
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
