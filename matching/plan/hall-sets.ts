import type { Market } from './market.ts'
import { intAt, itemAt } from './numbers.ts'
import type { HallSet } from './unit-problem.ts'

/** Hall sets and, per household, the index of its set (-1 for a household with a place). */
export interface HallSets {
  readonly sets: readonly HallSet[]
  readonly setOf: Int32Array
}

/**
 * For every household without a place: all places it fits, all places their holders fit, and so on.
 * In an optimal market each of them is held by a household that ranks as high or higher.
 *
 * 1. Places whose holders reach each other form one component (Tarjan 1972).
 * 2. A component leads to the components that its holders fit as well.
 * 3. A household's set is what its own places lead to; households with the same first
 *    components share one set, so that thousands of them cost one.
 */
export function hallSetsOf(market: Market): HallSets {
  const components = componentsOf(market)
  const sets: HallSet[] = []
  const known = new Map<string, number>()
  const setOf = new Int32Array(market.placeOf.length).fill(-1)
  for (let h = 0; h < setOf.length; h += 1) {
    if (intAt(market.placeOf, h) !== -1) continue
    const first = firstComponents(market, components.of, h)
    const key = first.join(' ')
    const index = known.get(key) ?? sets.length
    if (index === sets.length) sets.push(holdersOf(market, placesFrom(components, first)))
    known.set(key, index)
    setOf[h] = index
  }
  return { sets, setOf }
}

interface Components {
  /** Per place; a component leads only to components with a lower number. */
  readonly of: Int32Array
  readonly members: readonly (readonly number[])[]
  readonly next: readonly (readonly number[])[]
}

function firstComponents({ start, end, place }: Market, of: Int32Array, h: number): number[] {
  const first = new Set<number>()
  for (let e = intAt(start, h); e < intAt(end, h); e += 1) first.add(intAt(of, intAt(place, e)))
  return [...first].sort((a, b) => a - b)
}

function placesFrom({ members, next }: Components, first: readonly number[]): Int32Array {
  const reached = new Set(first)
  for (const component of reached) for (const other of itemAt(next, component)) reached.add(other)
  return Int32Array.from([...reached].flatMap((component) => itemAt(members, component))).sort()
}

function holdersOf({ holderOf }: Market, places: Int32Array): HallSet {
  return { places, holders: places.map((place) => intAt(holderOf, place)) }
}

/** Strongly connected components of the places, where p leads to q when p's holder fits q. */
function componentsOf(market: Market): Components {
  const walk = newWalk(market)
  for (let place = 0; place < walk.of.length; place += 1) {
    if (intAt(walk.order, place) === 0) walkFrom(walk, place)
  }
  const next = walk.members.map((places, component) => leadsTo(market, walk.of, component, places))
  return { of: walk.of, members: walk.members, next }
}

function leadsTo(
  { holderOf, start, end, place }: Market,
  of: Int32Array,
  component: number,
  places: readonly number[],
): number[] {
  const others = new Set<number>()
  for (const from of places) {
    const holder = intAt(holderOf, from)
    if (holder === -1) continue
    for (let e = intAt(start, holder); e < intAt(end, holder); e += 1) {
      others.add(intAt(of, intAt(place, e)))
    }
  }
  others.delete(component)
  return [...others]
}

interface Walk {
  readonly market: Market
  readonly of: Int32Array
  readonly members: number[][]
  /** When a place was first met, from 1; 0 for not yet. */
  readonly order: Int32Array
  /** The earliest place on the stack that it leads back to. */
  readonly low: Int32Array
  readonly nextPair: Int32Array
  readonly stack: number[]
  readonly path: number[]
  met: number
}

function newWalk(market: Market): Walk {
  const places = market.holderOf.length
  return {
    market,
    of: new Int32Array(places).fill(-1),
    members: [],
    order: new Int32Array(places),
    low: new Int32Array(places),
    nextPair: new Int32Array(places),
    stack: [],
    path: [],
    met: 0,
  }
}

/** Tarjan's walk without recursion: a chain of moves may be as long as there are places. */
function walkFrom(walk: Walk, root: number): void {
  meet(walk, root)
  for (let place = walk.path.at(-1); place !== undefined; place = walk.path.at(-1)) {
    const target = unmetNeighbour(walk, place)
    if (target === -1) leave(walk, place)
    else meet(walk, target)
  }
}

function meet(walk: Walk, place: number): void {
  walk.met += 1
  walk.order[place] = walk.met
  walk.low[place] = walk.met
  const holder = intAt(walk.market.holderOf, place)
  walk.nextPair[place] = holder === -1 ? 0 : intAt(walk.market.start, holder)
  walk.stack.push(place)
  walk.path.push(place)
}

/** The next place that is not met yet, or -1; neighbours on the stack lower `low` in passing. */
function unmetNeighbour({ market, order, of, low, nextPair }: Walk, from: number): number {
  const holder = intAt(market.holderOf, from)
  if (holder === -1) return -1
  const last = intAt(market.end, holder)
  for (let e = intAt(nextPair, from); e < last; e += 1) {
    const target = intAt(market.place, e)
    if (intAt(order, target) === 0) {
      nextPair[from] = e + 1
      return target
    }
    if (intAt(of, target) === -1) low[from] = Math.min(intAt(low, from), intAt(order, target))
  }
  nextPair[from] = last
  return -1
}

function leave(walk: Walk, place: number): void {
  const { path, low, order, stack, of, members } = walk
  path.pop()
  const parent = path.at(-1)
  if (parent !== undefined) low[parent] = Math.min(intAt(low, parent), intAt(low, place))
  if (intAt(low, place) !== intAt(order, place)) return
  const component = stack.splice(stack.lastIndexOf(place))
  for (const member of component) of[member] = members.length
  members.push(component)
}
