import { fillByBranching } from './fill-by-branching.ts'
import { intAt, itemAt, numberAt } from './numbers.ts'
import type { PoolMarket, Steps } from './pool-market.ts'
import { fitsIn, jumpOf, mostAtOnce } from './pool-steps.ts'

/** The best households for one pool at given prices: pairs, and what they gain together. */
export interface Filling {
  readonly gain: number
  readonly pairs: readonly number[]
}

const NOTHING: Filling = { gain: 0, pairs: [] }

/**
 * Fills a pool with the households that gain most at `price` (one per household): weight minus
 * price, summed, within every capacity. Exact for single pools and for pools with states (dynamic
 * programming; see `Steps`); otherwise by branch and bound, exact as long as that has an end.
 */
export function fillPool(market: PoolMarket, pool: number, price: Float64Array): Filling {
  if (market.isSingle[pool] === 1) return bestOne(market, pool, price)
  const steps = market.steps[pool]
  return steps ? byStates(market, pool, price, steps) : byBranching(market, pool, price)
}

function bestOne(market: PoolMarket, pool: number, price: Float64Array): Filling {
  let [best, gain] = [-1, 0]
  const until = intAt(market.poolStart, pool + 1)
  for (let slot = intAt(market.poolStart, pool); slot < until; slot += 1) {
    const gained = gainOf(market, price, slot)
    if (gained > gain) [best, gain] = [slot, gained]
  }
  return best === -1 ? NOTHING : { gain, pairs: [intAt(market.pairsOf, best)] }
}

function gainOf(market: PoolMarket, price: Float64Array, slot: number): number {
  return numberAt(market.weightOf, slot) - numberAt(price, intAt(market.householdOf, slot))
}

interface Candidate {
  readonly slot: number
  readonly gain: number
  /** By how many states it lowers the room. */
  readonly jump: number
}

function byStates(market: PoolMarket, pool: number, price: Float64Array, steps: Steps): Filling {
  const candidates = worthwhile(market, pool, price, steps)
  const best = new Float64Array(steps.states)
  const taken = candidates.map((candidate) => offer(market, steps, best, candidate))
  const pairs: number[] = []
  for (let index = candidates.length - 1, state = steps.states - 1; index >= 0; index -= 1) {
    if (itemAt(taken, index)[state] !== 1) continue
    const { slot, jump } = itemAt(candidates, index)
    pairs.push(intAt(market.pairsOf, slot))
    state -= jump
  }
  return { gain: numberAt(best, steps.states - 1), pairs }
}

/**
 * Who may be in the best filling: of the households that lower the room alike, those that gain most,
 * as many as fit at once.
 */
function worthwhile(
  market: PoolMarket,
  pool: number,
  price: Float64Array,
  steps: Steps,
): Candidate[] {
  const alike = new Map<number, { readonly most: number; readonly best: Candidate[] }>()
  const until = intAt(market.poolStart, pool + 1)
  for (let slot = intAt(market.poolStart, pool); slot < until; slot += 1) {
    const gain = gainOf(market, price, slot)
    if (gain <= 0) continue
    const household = intAt(market.householdOf, slot)
    const jump = jumpOf(market, steps, household)
    const group = alike.get(jump) ?? { most: mostAtOnce(market, steps, household), best: [] }
    alike.set(jump, group)
    keepBest(group.best, { slot, gain, jump }, group.most)
  }
  return [...alike.values()].flatMap(({ best }) => best)
}

/** Puts a candidate where its gain belongs, and drops the one that is then too many. */
function keepBest(best: Candidate[], candidate: Candidate, most: number): void {
  let index = best.length
  while (index > 0 && itemAt(best, index - 1).gain < candidate.gain) index -= 1
  if (index >= most) return
  best.splice(index, 0, candidate)
  if (best.length > most) best.pop()
}

/** Lets every state take the candidate if that gains; marks those that did. */
function offer(
  market: PoolMarket,
  steps: Steps,
  best: Float64Array,
  { slot, gain, jump }: Candidate,
): Uint8Array {
  const household = intAt(market.householdOf, slot)
  const taken = new Uint8Array(steps.states)
  for (let state = steps.states - 1; state >= jump; state -= 1) {
    const value = numberAt(best, state - jump) + gain
    if (value <= numberAt(best, state) || !fitsIn(market, steps, household, state)) continue
    best[state] = value
    taken[state] = 1
  }
  return taken
}

function byBranching(market: PoolMarket, pool: number, price: Float64Array): Filling {
  const { kinds, size, capacity } = market
  const slots: number[] = []
  const until = intAt(market.poolStart, pool + 1)
  for (let slot = intAt(market.poolStart, pool); slot < until; slot += 1) {
    if (gainOf(market, price, slot) > 0) slots.push(slot)
  }
  const applicants = slots.map((slot) => {
    const first = intAt(market.householdOf, slot) * kinds
    return { gain: gainOf(market, price, slot), size: [...size.subarray(first, first + kinds)] }
  })
  const room = [...capacity.subarray(pool * kinds, (pool + 1) * kinds)]
  const { gain, chosen } = fillByBranching(applicants, room)
  return { gain, pairs: chosen.map((index) => intAt(market.pairsOf, itemAt(slots, index))) }
}
