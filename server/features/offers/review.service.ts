import { OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import type { ReviewStatus } from '../../../models/offer-review.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { SYSTEM } from '../../events/actor.ts'
import type { EventName } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { wrongState } from '../../problem.ts'
import { REVIEW_MOVES } from '../../states.ts'
import { requireCase } from '../requests/request-move.ts'
import { idsOfOffer, onBehalfOf, requireOffer, stepOf, visibleOffers } from './offer-access.ts'
import type { OfferAct } from './offer-access.ts'
import { policyOf, reviewDueBy } from './offer-terms.ts'

/**
 * Says what can be done to make possible what a unit refused: codes of `data/mitigations.json`. The unit has the turn
 * again; with nothing to offer, the desk. Throws `wrong-state`, `not-found`.
 */
export async function offerMitigation(
  offerId: string,
  codes: readonly string[],
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  const offered = { codes: [...codes], by: actor.id, at: deps.now() }
  return moveReview(offerId, actor, deps, {
    ...{ from: REVIEW_MOVES.offerMitigation.from, change: { 'review.offered': offered } },
    to: codes.length > 0 ? REVIEW_MOVES.offerMitigation.to : REVIEW_MOVES.uphold.to,
    ...{ act: 'mitigation-offered', event: 'offer.mitigation-offered' },
  })
}

/** The unit keeps to its refusal in spite of what it was offered: the desk has the turn. Throws `wrong-state`. */
export async function upholdRefusal(
  offerId: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return moveReview(offerId, actor, deps, UPHOLD)
}

const UPHOLD: ReviewMove = {
  ...REVIEW_MOVES.uphold,
  act: 'refusal-upheld',
  event: 'offer.refusal-upheld',
  change: {},
}

/** Passes on every second look whose term is over: silence upholds, and the desk's own silence is noted once. */
export async function passOnReviews(deps: Deps): Promise<number> {
  const over = {
    status: 'contested',
    'review.dueBy': { $lte: deps.now() },
    'review.overdueSince': { $exists: false },
  } as const
  let passed = 0
  for (const { _id } of await OfferModel.find(over, { _id: 1 }).lean()) {
    const offerId = String(_id)
    try {
      if (await passOn(offerId, deps)) passed += 1
    } catch (error: unknown) {
      // Somebody may have acted meanwhile; one that fails must not keep the others waiting.
      deps.log.error({ error, offerId }, 'second look not passed on')
    }
  }
  return passed
}

async function passOn(offerId: string, deps: Deps): Promise<boolean> {
  const offer = await OfferModel.findById(offerId).lean()
  const over = { 'review.dueBy': { $lte: deps.now() }, 'review.overdueSince': { $exists: false } }
  const isDesks = offer?.review?.status === 'opinion'
  const move: ReviewMove = isDesks
    ? {
        ...{ from: ['opinion'], to: 'opinion', also: over, act: 'overdue' },
        event: 'offer.review-overdue',
        ...{ change: { 'review.overdueSince': deps.now() } },
      }
    : { ...UPHOLD, also: over }
  return transact(deps, SYSTEM, async (tx) => {
    const moved = await writeReview(offerId, move, tx, deps)
    if (moved) await recordReview(moved, move.event, tx)
    return moved !== null
  })
}

interface ReviewMove {
  readonly from: readonly ReviewStatus[]
  readonly to: ReviewStatus
  readonly also?: Readonly<Record<string, unknown>>
  readonly change: Readonly<Record<string, unknown>>
  readonly act: OfferAct
  readonly event: EventName
}

async function moveReview(
  offerId: string,
  actor: Actor,
  deps: Deps,
  move: ReviewMove,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const moved = await writeReview(offerId, move, tx, deps)
    if (!moved) throw await whyNotReviewed(offerId, move.from, tx)
    await recordReview(moved, move.event, tx)
    return moved
  })
}

async function writeReview(
  offerId: string,
  { from, to, also = {}, change, act }: ReviewMove,
  tx: Tx,
  deps: Deps,
): Promise<StoredOffer | null> {
  const turn = TURNS[to]
  const dueBy = turn && from[0] !== to ? await dueByOf(offerId, turn, tx, deps) : undefined
  return OfferModel.findOneAndUpdate(
    {
      $and: [
        { _id: offerId, status: 'contested', 'review.status': { $in: from } },
        also,
        visibleOffers(tx.actor),
      ],
    },
    {
      $set: { ...change, 'review.status': to, ...(dueBy && { 'review.dueBy': dueBy }) },
      $push: { steps: stepOf(act, tx) },
    },
    { returnDocument: 'after', session: tx.session },
  ).lean()
}

const TURNS: Readonly<Partial<Record<ReviewStatus, 'unitAgain' | 'opinion'>>> = {
  'unit-again': 'unitAgain',
  opinion: 'opinion',
}

async function dueByOf(
  offerId: string,
  turn: 'unitAgain' | 'opinion',
  tx: Tx,
  deps: Deps,
): Promise<Date> {
  const offer = await requireOffer(offerId, tx)
  const { session } = tx
  const request = await RequestModel.findById(offer.requestId, null, { session }).orFail().lean()
  const { urgencyClass } = request
  return reviewDueBy(turn, { urgencyClass, at: tx.at }, policyOf(offer, deps))
}

/** Why a second look could not be moved: there is none, or it is somebody else's turn. */
export async function whyNotReviewed(offerId: string, from: readonly ReviewStatus[], tx: Tx) {
  const { review, status } = await requireOffer(offerId, tx)
  return wrongState('second look', review?.status ?? `absent: the offer is ${status}`, from)
}

async function recordReview(offer: StoredOffer, event: EventName, tx: Tx): Promise<void> {
  const { token } = await requireCase(offer.caseId, tx.session)
  const behalf = event === 'offer.refusal-upheld' ? onBehalfOf(offer, tx) : {}
  tx.record(
    event,
    { ...idsOfOffer(offer, []), ...behalf },
    { fields: ['review'], reason: offer.review?.status, caseTokens: [token] },
  )
}
