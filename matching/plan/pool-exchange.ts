import { intAt, numberAt } from './numbers.ts'
import { type PoolDraft, choose, giveUp, hasRoom } from './pool-rounding.ts'

const MOST_ROUNDS = 30

/**
 * Improves a plan for pools until no exchange helps: a household moves to a heavier pair, if there
 * is room, or if one other household makes room and is better off, or loses less, elsewhere.
 */
export function improve(draft: PoolDraft): PoolDraft {
  const members = membersOf(draft)
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round += 1) {
    changed = false
    for (const h of draft.pairOf.keys()) {
      while (improveOne(draft, members, h)) changed = true
    }
  }
  return draft
}

/** Per pool who is in it. */
function membersOf({ market, pairOf }: PoolDraft): Set<number>[] {
  const members = Array.from(market.pools, () => new Set<number>())
  for (const [h, pair] of pairOf.entries()) {
    if (pair !== -1) members[intAt(market.pool, pair)]?.add(h)
  }
  return members
}

function improveOne(draft: PoolDraft, members: Set<number>[], h: number): boolean {
  const { market, pairOf } = draft
  const now = intAt(pairOf, h)
  const have = now === -1 ? 0 : numberAt(market.weight, now)
  for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
    const gain = numberAt(market.weight, e) - have
    if (gain <= 0 || e === now) continue
    if (moveTo(draft, members, e, gain)) return true
  }
  return false
}

/** Makes the move when it gains, with at most one other household making room. */
function moveTo(draft: PoolDraft, members: Set<number>[], pair: number, gain: number): boolean {
  const { market, pairOf } = draft
  const now = intAt(pairOf, intAt(market.household, pair))
  if (now !== -1) take(draft, members, now, giveUp)
  if (hasRoom(draft, pair)) {
    take(draft, members, pair, choose)
    return true
  }
  for (const other of [...(members[intAt(market.pool, pair)] ?? [])]) {
    if (makeRoom(draft, members, { other, pair, gain })) return true
  }
  if (now !== -1) take(draft, members, now, choose)
  return false
}

interface Swap {
  readonly other: number
  readonly pair: number
  readonly gain: number
}

/** Lets `other` leave for its best pair with room; undone when that costs more than the gain. */
function makeRoom(draft: PoolDraft, members: Set<number>[], { other, pair, gain }: Swap): boolean {
  const { market, pairOf } = draft
  const left = intAt(pairOf, other)
  const keep = numberAt(market.weight, left) - gain
  take(draft, members, left, giveUp)
  if (hasRoom(draft, pair)) {
    take(draft, members, pair, choose)
    const best = bestWithRoom(draft, other)
    const worth = best === -1 ? 0 : numberAt(market.weight, best)
    if (worth > keep + 1e-9 * Math.abs(keep)) {
      if (best !== -1) take(draft, members, best, choose)
      return true
    }
    take(draft, members, pair, giveUp)
  }
  take(draft, members, left, choose)
  return false
}

function bestWithRoom(draft: PoolDraft, h: number): number {
  const { market } = draft
  let [best, most] = [-1, 0]
  for (let e = intAt(market.start, h); e < intAt(market.start, h + 1); e += 1) {
    const weight = numberAt(market.weight, e)
    if (weight > most && hasRoom(draft, e)) [best, most] = [e, weight]
  }
  return best
}

function take(
  draft: PoolDraft,
  members: Set<number>[],
  pair: number,
  act: typeof choose | typeof giveUp,
): void {
  const { market } = draft
  act(draft, pair)
  const pool = members[intAt(market.pool, pair)]
  const h = intAt(market.household, pair)
  if (act === choose) pool?.add(h)
  else pool?.delete(h)
}
