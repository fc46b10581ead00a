import { type Market, fitOfPair } from './market.ts'
import { intAt } from './numbers.ts'
import type { TierSearch } from './tier-search.ts'

/** Makes the moves of the chain that was found. Gives who got another place, the last mover first. */
export function moveAlong(market: Market, { forward, backward, meeting }: TierSearch): number[] {
  const came: number[] = []
  for (let place = meeting; place !== -1;) {
    came.push(place)
    place = intAt(market.placeOf, intAt(forward.who, place))
  }
  // Steps without loss may make the halves touch more than once: the last touch counts.
  let joint = meeting
  const moves: [household: number, place: number][] = []
  for (let place = meeting; place !== -1; place = intAt(backward.toward, place)) {
    if (!came.includes(place)) continue
    joint = place
  }
  for (
    let place = joint;
    intAt(backward.who, place) !== -1;
    place = intAt(backward.toward, place)
  ) {
    moves.unshift([intAt(backward.who, place), intAt(backward.toward, place)])
  }
  for (const place of came.slice(came.indexOf(joint))) {
    moves.push([intAt(forward.who, place), place])
  }
  for (const [household, place] of moves) {
    market.placeOf[household] = place
    market.heldFit[household] = fitOfPair(market, household, place)
    market.holderOf[place] = household
  }
  return moves.map(([household]) => household)
}

/** The place at which the chain that was found ends. */
export function lastPlace({ backward, meeting }: TierSearch): number {
  let place = meeting
  while (intAt(backward.toward, place) !== -1) place = intAt(backward.toward, place)
  return place
}
