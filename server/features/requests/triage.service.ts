import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventName } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { waitOnAcceptance } from '../waitlist/wait-status.service.ts'
import { endInterimWith } from '../interim/interim.service.ts'
import { freeFor } from './claim.service.ts'
import { sealWords } from './exchange.ts'
import { requireMandate } from './mandate.ts'
import { idsOfRequest, moveRequest, requireCase, requireRequest } from './request-move.ts'
import { answerBy } from './triage-clock.ts'

export type Triage =
  | { readonly decision: 'accept' }
  | { readonly decision: 'refuse'; readonly reason: string }
  | { readonly decision: 'ask'; readonly question: string }

/**
 * Decides on a submitted request: on the list, refused, or first a question. Whoever had taken it is done with it.
 * Throws `no-authority` for a region without a mandate, `being-decided` while somebody else has taken it, and
 * `wrong-state`.
 */
export async function triageRequest(
  id: string,
  triage: Triage,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    await requireMandate(tx)
    return decideRequest(id, triage, tx, deps)
  })
}

/** Decides within an act of whoever has the mandate: see `triageRequest`. */
export async function decideRequest(
  id: string,
  triage: Triage,
  tx: Tx,
  deps: Deps,
): Promise<StoredRequest> {
  const before = await requireRequest(id, tx)
  const { token, wrappedKey } = await requireCase(before.caseId, tx.session)
  const words = triage.decision === 'ask' ? triage.question : ''
  const sealed = sealWords(words, { wrappedKey }, deps.vault)
  const { move, change, clear = [], event } = outcomeOf(triage, { before, sealed, tx, deps })
  const moved = await moveRequest(
    id,
    { ...move, also: freeFor(tx.actor, tx.at), clear: ['claim', 'triageBy', ...clear] },
    change,
    tx,
  )
  const reason = triage.decision === 'refuse' ? triage.reason : undefined
  if (triage.decision === 'refuse') await endInterimWith(moved._id, 'request-ended', tx)
  tx.record(event, idsOfRequest(moved), { fields: ['status'], reason, caseTokens: [token] })
  return moved
}

interface Outcome {
  readonly move: Parameters<typeof moveRequest>[1]
  readonly change: Readonly<Record<string, unknown>>
  readonly clear?: readonly string[]
  readonly event: EventName
}

interface Deciding {
  readonly before: StoredRequest
  readonly sealed: string
  readonly tx: Tx
  readonly deps: Deps
}

function outcomeOf(triage: Triage, { before, sealed, tx, deps }: Deciding): Outcome {
  const { at } = tx
  const by = tx.actor.id
  switch (triage.decision) {
    case 'accept': {
      const { set, clear } = waitOnAcceptance(before, tx, deps)
      return { move: REQUEST_MOVES.accept, change: set, clear, event: 'request.accepted' }
    }
    case 'refuse': {
      const ending = { code: triage.reason, by, at }
      const change = { live: false, ending }
      return { move: REQUEST_MOVES.refuse, change, event: 'request.refused' }
    }
    case 'ask': {
      const asked = {
        question: { sealed, by, at },
        answerBy: answerBy(before.askedClass, at, deps.reference),
      }
      const change = { exchanges: [...before.exchanges, asked] }
      return { move: REQUEST_MOVES.ask, change, event: 'request.asked' }
    }
  }
}
