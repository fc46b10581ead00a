import type { Matches } from '../../features/matching/match.schema.ts'

export type Match = Matches['matches'][number]

/** Places of one unit about which exactly the same is said. */
export interface MatchGroup {
  readonly match: Match
  readonly placeIds: readonly string[]
}

/** A unit with ten equal rooms is one line to read, not ten. The order stays that of the ranking. */
export function groupMatches(matches: readonly Match[]): MatchGroup[] {
  const groups = new Map<string, { match: Match; placeIds: string[] }>()
  for (const match of matches) {
    const { unitId, score, reasons, funding } = match
    const said = JSON.stringify([unitId, score, reasons, funding])
    const group = groups.get(said)
    if (group) group.placeIds.push(match.placeId)
    else groups.set(said, { match, placeIds: [match.placeId] })
  }
  return [...groups.values()]
}
