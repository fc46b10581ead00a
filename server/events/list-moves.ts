import { Types } from 'mongoose'
import type { ClientSession } from 'mongoose'
import { OPEN_END } from '../../matching/day.ts'
import { fingerprint } from '../../matching/judge/tie.ts'
import { sameKey } from '../../matching/waitlist/list-key.ts'
import type { ListKey } from '../../matching/waitlist/list-key.ts'
import { ListMoveModel } from '../../models/list-move.model.ts'
import type { StoredListMove } from '../../models/list-move.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import type { StoredRequest } from '../../models/request.model.ts'
import { hashOf } from '../canonical-json.ts'
import { ON_LIST } from '../states.ts'
import type { Vault } from '../vault.ts'

/** A row of the ledger that is still to be written. */
export type NewListMove = Omit<StoredListMove, 'before' | 'after'> & {
  readonly before?: ListKey
  readonly after?: ListKey
}

type Keyed = Pick<StoredRequest, '_id' | 'status' | 'urgencyClass' | 'waitingSince'>

/** Reads what a key rests on, and nothing that a request says. */
export const KEY_FIELDS = { status: 1, urgencyClass: 1, waitingSince: 1 } as const

/** What somebody's place on the list rests on; undefined when not on it. */
export function listKeyOf({ _id, status, urgencyClass, waitingSince }: Keyed): ListKey | undefined {
  if (!ON_LIST.some((one) => one === status)) return undefined
  return { class: urgencyClass, since: waitingSince ?? OPEN_END, draw: fingerprint(String(_id)) }
}

interface Writing {
  readonly at: Date
  readonly session: ClientSession
  readonly vault: Vault
}

/**
 * The row that the ledger lacks of a request, as it now is in this transaction; undefined when its place in the order
 * is what the last row says. So whatever changed it, the ledger follows.
 */
export async function missingMove(
  requestId: string,
  cause: string,
  { at, session, vault }: Writing,
): Promise<NewListMove | undefined> {
  const request = await RequestModel.findById(requestId, KEY_FIELDS, { session }).lean()
  const last = await ListMoveModel.findOne({ requestId }, null, { session })
    .sort({ step: -1 })
    .lean()
  return nextMove(request, last, { cause, at, vault })
}

/** The row after `last` that takes a request to where it is; undefined when it is there. */
export function nextMove(
  request: Keyed | null,
  last: StoredListMove | null | undefined,
  { cause, at, vault }: { cause: string; at: Date; vault: Vault },
): NewListMove | undefined {
  if (!request) return undefined
  const { _id: requestId } = request
  const [before, after] = [keyFrom(last?.after), listKeyOf(request)]
  if (sameKey(before, after)) return undefined
  const move = {
    token: vault.token('list', String(requestId)),
    step: (last?.step ?? 0) + 1,
    at: later(at, last?.at),
    cause,
    ...(before && { before }),
    ...(after && { after }),
  }
  return { _id: new Types.ObjectId(), requestId, ...move, hash: hashListMove(move) }
}

/** Of two acts at once the one that began first may end last: no row is older than the one it follows. */
function later(at: Date, last: Date | undefined): Date {
  return last && last > at ? last : at
}

/** SHA-256 over what a reader of the ledger sees of a row. Also how a stored row is verified. */
export function hashListMove(
  move: Pick<NewListMove, 'token' | 'step' | 'at' | 'cause' | 'before' | 'after'>,
): string {
  const { token, step, at, cause, before, after } = move
  return hashOf({ token, step, at: at.toISOString(), cause, before, after })
}

/** A stored key as `matching/` takes it. */
export function keyFrom(stored: ListKey | null | undefined): ListKey | undefined {
  return stored ? { class: stored.class, since: stored.since, draw: stored.draw } : undefined
}
