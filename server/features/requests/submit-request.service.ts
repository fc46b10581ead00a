import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { dayOf } from '../../today.ts'
import { sealWords } from './exchange.ts'
import { requireComplete } from './request-complete.ts'
import { openContent } from './request-content.ts'
import { idsOfRequest, moveRequest, requireCase, requireRequest } from './request-move.ts'
import { decideBy, triageBy } from './triage-clock.ts'

/**
 * Sends a complete draft, or one whose question was dealt with, to triage. The clock runs from the first time.
 * Throws `invalid-input` naming what is missing, and `wrong-state`.
 */
export async function submitRequest(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    return submitDraft(await requireRequest(id, tx), tx, deps)
  })
}

/** Submits a complete draft within an act. Throws as `submitRequest` does. */
export async function submitDraft(
  request: StoredRequest,
  tx: Tx,
  deps: Deps,
): Promise<StoredRequest> {
  const theCase = await requireCase(request.caseId, tx.session)
  return sendToTriage(request, theCase, { fields: ['status'], change: {} }, { tx, deps })
}

/** Answers the question of triage in words, and sends the request back to it. Throws as `submitRequest` does. */
export async function answerQuestion(
  id: string,
  text: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const request = await requireRequest(id, tx)
    if (request.status !== 'information-asked') {
      throw wrongState('request', request.status, ['information-asked'])
    }
    const theCase = await requireCase(request.caseId, tx.session)
    const answer = { sealed: sealWords(text, theCase, deps.vault), by: actor.id, at: tx.at }
    const change = { [`exchanges.${request.exchanges.length - 1}.answer`]: answer }
    return sendToTriage(request, theCase, { fields: ['status', 'answer'], change }, { tx, deps })
  })
}

interface Sent {
  readonly fields: readonly string[]
  readonly change: Readonly<Record<string, unknown>>
}

async function sendToTriage(
  request: StoredRequest,
  theCase: StoredCase,
  { fields, change }: Sent,
  { tx, deps }: { tx: Tx; deps: Deps },
): Promise<StoredRequest> {
  const { askedClass } = request
  const submittedAt = request.submittedAt ?? tx.at
  const submitted = await moveRequest(
    request._id,
    REQUEST_MOVES.submit,
    {
      ...change,
      submittedAt,
      // Sent in again: the clock it has is kept.
      waitingSince: request.waitingSince ?? dayOf(submittedAt),
      decideBy: decideBy(askedClass, submittedAt, deps.reference),
      triageBy: triageBy(askedClass, tx.at, deps.reference),
    },
    tx,
  )
  requireComplete(openContent(request, theCase, deps.vault))
  tx.record('request.submitted', idsOfRequest(submitted), { fields, caseTokens: [theCase.token] })
  return submitted
}
