import type { Types } from 'mongoose'
import type { ReviewStatus } from '../../../models/offer-review.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import type { OfferPolicy, RefusalReason } from '../../reference/reference.ts'
import { OFFER_MOVES, REQUEST_MOVES } from '../../states.ts'
import { idsOfRequest, moveRequest, requireCase } from '../requests/request-move.ts'
import { triageBy } from '../requests/triage-clock.ts'
import { recordEnd, returnToWaiting } from './end-offers.service.ts'
import { idsOfOffer, moveOffer, onBehalfOf, requireOffer, whyNotAnswered } from './offer-access.ts'
import { policyOf, reviewDueBy } from './offer-terms.ts'
import { sealText } from './sealed-text.ts'

export interface Refusal {
  readonly reason: string
  readonly explanation?: string | undefined
  /** What would make it possible: codes of `data/mitigations.json`. */
  readonly wanted?: readonly string[] | undefined
}

interface Refused {
  readonly offer: StoredOffer
  readonly request: StoredRequest
  readonly theCase: StoredCase
  readonly reason: RefusalReason
  readonly policy: OfferPolicy
}

/**
 * Refuses with a coded reason; it never costs the household its rank. Some refusals are looked at again before they
 * stand: then the offer is contested, and the place stays held. Throws `invalid-input` when an explanation is missing,
 * and otherwise as `acceptOffer` does.
 */
export async function declineOffer(
  offerId: string,
  refusal: Refusal,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const refused = await readRefused(offerId, refusal, { tx, deps })
    requireExplanation(refused, refusal)
    const look = secondLookAt(refused)
    const { theCase } = refused
    const answer = {
      ...{ code: refusal.reason, by: actor.id, at: tx.at },
      ...(refusal.explanation !== undefined && {
        explanation: sealText(refusal.explanation, theCase, deps.vault),
      }),
      ...(actor.role === 'desk' && { onBehalf: true }),
    }
    const review = look && { ...reviewFrom(look, refused, tx), wanted: [...(refusal.wanted ?? [])] }
    const offer = await moveOffer(
      offerId,
      {
        ...(look
          ? ({ move: OFFER_MOVES.contest, act: 'contested' } as const)
          : ({ move: OFFER_MOVES.decline, act: 'refused' } as const)),
        code: refusal.reason,
        also: { answerBy: { $gt: tx.at } },
        change: { answer, ...(review && { review }) },
        // A mistaken refusal that was taken back may have left an earlier second look.
        unset: review ? [] : ['review'],
      },
      tx,
    )
    if (!offer) throw await whyNotAnswered(offerId, tx)
    if (look) recordContest({ ...refused, offer }, tx)
    else await endRefused({ ...refused, offer }, tx, deps)
    return offer
  })
}

async function readRefused(
  offerId: string,
  { reason: code }: Refusal,
  { tx, deps }: { tx: Tx; deps: Deps },
): Promise<Refused> {
  const offer = await requireOffer(offerId, tx)
  const request = await RequestModel.findById(offer.requestId, null, { session: tx.session }).lean()
  const reason = deps.reference.refusalReasons.get(code)
  if (!request || !reason) throw new Problem('not-found', 'The request or the reason is unknown.')
  const theCase = await requireCase(offer.caseId, tx.session)
  return { offer, request, theCase, reason, policy: policyOf(offer, deps) }
}

function isComplex({ request, policy }: Refused): boolean {
  return request.complexity >= policy.complexFrom
}

/** The schema asks it for some reasons; a household with several problems at once is always told why. */
function requireExplanation(refused: Refused, { explanation }: Refusal): void {
  const needed = refused.reason.side === 'provider' && isComplex(refused)
  if (!needed || explanation !== undefined) return
  const detail =
    'must be given: this household has several problems at once. Say what was seen and tried.'
  throw new Problem('invalid-input', 'A refusal of a complex case is explained.', [
    { pointer: '#/explanation', detail },
  ])
}

/** Who looks first: what would make it possible, or the desk at once; nobody when the refusal stands by itself. */
function secondLookAt(refused: Refused): 'mitigation' | 'opinion' | undefined {
  const { side, consequence, criteria = [] } = refused.reason
  if (side !== 'provider' || consequence === 'returns-to-triage') return undefined
  if (consequence === 'escalates-to-desk') return 'opinion'
  if (consequence === 'needs-second-opinion') return 'mitigation'
  return isComplex(refused) && criteria.length > 0 ? 'mitigation' : undefined
}

function reviewFrom(status: 'mitigation' | 'opinion', { request, policy }: Refused, { at }: Tx) {
  const { urgencyClass } = request
  const first: ReviewStatus = status
  return { status: first, dueBy: reviewDueBy(status, { urgencyClass, at }, policy) }
}

function recordContest({ offer, theCase }: Refused, tx: Tx): void {
  tx.record(
    'offer.contested',
    { ...idsOfOffer(offer, []), ...onBehalfOf(offer, tx) },
    { fields: ['status'], reason: offer.answer?.code, caseTokens: [theCase.token] },
  )
}

/** A refusal that stands: the place is free, and the household goes where the reason sends it. */
export async function endRefused(
  { offer, reason }: Pick<Refused, 'offer' | 'reason'>,
  tx: Tx,
  deps: Deps,
): Promise<void> {
  await recordEnd(offer, 'offer.declined', tx)
  if (reason.consequence === 'excludes-unit-until-reassessed') await excludeUnit(offer, tx)
  await returnToWaiting(offer, tx)
  // A refused seat says nothing of the request for a place, which may be over.
  if (offer.programmeWaitId) return
  if (reason.consequence === 'returns-to-triage') await sendToTriage(offer.requestId, tx, deps)
}

async function excludeUnit({ _id, requestId, unitId, answer }: StoredOffer, tx: Tx): Promise<void> {
  const reason = answer?.code ?? ''
  const exclusion = { unitId: String(unitId), offerId: String(_id), reason, at: tx.at }
  await RequestModel.updateOne(
    { _id: requestId },
    { $push: { exclusions: exclusion }, $inc: { version: 1 } },
    { session: tx.session },
  )
}

/** Once no other unit is still asked; the clock of the household keeps running. */
async function sendToTriage(
  requestId: Types.ObjectId,
  tx: Tx,
  { reference }: Pick<Deps, 'reference'>,
): Promise<void> {
  const waits = { _id: requestId, status: { $in: REQUEST_MOVES.reassess.from } } as const
  const waiting = await RequestModel.findOne(waits, null, { session: tx.session }).lean()
  if (!waiting) return
  const change = { triageBy: triageBy(waiting.urgencyClass, tx.at, reference) }
  const service: Tx = { ...tx, actor: { ...tx.actor, role: 'system' } }
  const request = await moveRequest(requestId, REQUEST_MOVES.reassess, change, service)
  const { token } = await requireCase(request.caseId, tx.session)
  tx.record('request.changed', idsOfRequest(request), { fields: ['status'], caseTokens: [token] })
}
