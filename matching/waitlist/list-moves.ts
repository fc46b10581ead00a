/*
 * Positions out of the ledger of the waitlist: pure, so that anybody who may read the ledger can do the same.
 */
import { compareKeys, sameKey } from './list-key.ts'
import type { ListKey } from './list-key.ts'

/** One row of the ledger: somebody joins the list (no `before`), leaves it (no `after`) or gets another key. */
export interface ListMove {
  /** Whoever moves, by id or pseudonym. */
  readonly id: string
  /** Moment in ISO 8601, UTC. */
  readonly at: string
  readonly cause: string
  readonly before?: ListKey | undefined
  readonly after?: ListKey | undefined
}

/** Everybody on the list with their key. */
export type Listed = ReadonlyMap<string, ListKey>

/** Who is on the list at a moment: every row until then, in the order of the ledger, taken over one after another. */
export function listAt(moves: readonly ListMove[], moment: string): Listed {
  const listed = new Map<string, ListKey>()
  for (const { id, at, after } of moves) {
    if (at > moment) continue
    if (after) listed.set(id, after)
    else listed.delete(id)
  }
  return listed
}

/** The ids of a list in its published order: whoever stands first has position 1. */
export function inOrder(listed: Listed): string[] {
  return [...listed].toSorted(([, one], [, other]) => compareKeys(one, other)).map(([id]) => id)
}

/** What one row did to somebody's position; absent `from` or `to` means off the list. */
export interface PositionChange {
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** The key of whose position it is, after the row. */
  readonly own?: ListKey | undefined
  readonly move: ListMove
}

/**
 * Every change of somebody's position that these rows made, the newest first.
 *
 * 1. Begin with the list as it is now and take the rows back, the newest first.
 * 2. A row that the list does not show yet is newer than the list: it is passed over.
 * 3. A row of somebody else shifts the position by one when it crosses this one's key, and otherwise not.
 * 4. A row of its own changes the key: those above are counted anew.
 *
 * One step per row, and a look at the whole list only for its own rows. `moves` come in the order of the ledger.
 */
export function positionChanges(
  subject: string,
  now: Listed,
  moves: readonly ListMove[],
): PositionChange[] {
  const listed = new Map(now)
  const changes: PositionChange[] = []
  let position = positionIn(listed, subject)
  for (const move of moves.toReversed()) {
    if (!sameKey(listed.get(move.id), move.after)) continue
    const to = position
    const own = listed.get(subject)
    if (move.before) listed.set(move.id, move.before)
    else listed.delete(move.id)
    if (move.id === subject) position = positionIn(listed, subject)
    else if (own && position !== undefined) position += shift(move, own)
    if (position !== to || move.id === subject) {
      changes.push({ from: position, to, own, move })
    }
  }
  return changes
}

/** How taking a row back moves whoever has this key: 1 further down, -1 further up, or 0. */
function shift({ before, after }: ListMove, own: ListKey): number {
  return Number(isAbove(before, own)) - Number(isAbove(after, own))
}

function isAbove(key: ListKey | undefined, own: ListKey): boolean {
  return key !== undefined && compareKeys(key, own) < 0
}

function positionIn(listed: Listed, subject: string): number | undefined {
  const own = listed.get(subject)
  if (!own) return undefined
  let above = 0
  for (const key of listed.values()) if (compareKeys(key, own) < 0) above += 1
  return above + 1
}
