import { addDuration } from '../../../matching/day.ts'
import { MandateModel } from '../../../models/mandate.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventName } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { dayOf, endOfDay } from '../../today.ts'
import { requireComplete } from './request-complete.ts'
import { openContent } from './request-content.ts'
import { idsOfRequest, moveRequest, requireCase, requireRequest } from './request-move.ts'

/**
 * Sends a complete draft, or the answer to a question, to triage. The clock runs from the first time.
 * Throws `invalid-input` naming what is missing, and `wrong-state`.
 */
export async function submitRequest(id: string, actor: Actor, deps: Deps): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const request = await requireRequest(id, tx)
    const theCase = await requireCase(request.caseId, tx.session)
    const { submittedAt = null } = request
    const submitted = await moveRequest(
      id,
      REQUEST_MOVES.submit,
      {
        submittedAt: submittedAt ?? tx.at,
        waitingSince: dayOf(submittedAt ?? tx.at),
        decideBy: decideBy(request.askedClass, submittedAt ?? tx.at, deps),
      },
      tx,
    )
    requireComplete(openContent(request, theCase, deps.vault))
    tx.record('request.submitted', idsOfRequest(submitted), { caseTokens: [theCase.token] })
    return submitted
  })
}

/** The last moment to decide: the end of the day on which the term of the class ends. */
function decideBy(urgencyClass: number, since: Date, { reference }: Deps): Date {
  const term = reference.urgencyTerms.get(urgencyClass)
  const day = dayOf(since)
  // "P1D, same calendar day" means before this day ends (domain norm urgentie-1).
  return endOfDay(term === undefined || term === 'P1D' ? day : addDuration(day, term))
}

export type Triage =
  | { readonly decision: 'accept' }
  | { readonly decision: 'refuse'; readonly reason: string }
  | { readonly decision: 'ask'; readonly question: string }

/**
 * Decides on a submitted request: on the list, refused, or first a question.
 * Throws `no-authority` for a region without a mandate, and `wrong-state`.
 */
export async function triageRequest(
  id: string,
  triage: Triage,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    await requireMandate(tx)
    const { move, change, event } = outcomeOf(triage, tx)
    const before = await requireRequest(id, tx)
    const waitStatus = before.urgencyClass === 1 ? 'urgent' : 'active'
    const moved = await moveRequest(
      id,
      move,
      triage.decision === 'accept' ? { ...change, waitStatus } : change,
      tx,
    )
    const { token } = await requireCase(moved.caseId, tx.session)
    const reason = triage.decision === 'refuse' ? triage.reason : undefined
    tx.record(event, idsOfRequest(moved), { fields: ['status'], reason, caseTokens: [token] })
    return moved
  })
}

interface Outcome {
  readonly move: Parameters<typeof moveRequest>[1]
  readonly change: Record<string, unknown>
  readonly event: EventName
}

function outcomeOf(triage: Triage, { actor, at }: Tx): Outcome {
  const by = actor.id
  switch (triage.decision) {
    case 'accept':
      return { move: REQUEST_MOVES.accept, change: {}, event: 'request.accepted' }
    case 'refuse': {
      const ending = { code: triage.reason, by, at }
      return {
        move: REQUEST_MOVES.refuse,
        change: { live: false, ending },
        event: 'request.refused',
      }
    }
    case 'ask': {
      const question = { code: 'information', text: triage.question, by, at }
      return { move: REQUEST_MOVES.ask, change: { question }, event: 'request.asked' }
    }
  }
}

/** A region decides only under a mandate that is in force (Wmo 2015, art. 2.6.3). */
async function requireMandate({ actor, today, session }: Tx): Promise<void> {
  if (actor.role !== 'region') return
  const inForce = { region: actor.region ?? 'none', from: { $lte: today }, until: { $gt: today } }
  const mandate = await MandateModel.findOne(inForce, null, { session }).lean()
  if (!mandate) {
    throw new Problem(
      'no-authority',
      'No mandate of your region is in force: ask the desk to decide.',
    )
  }
}
