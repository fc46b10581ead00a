import type { StoredOffer } from '../../../models/offer.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { OFFER_MOVES, REVIEW_MOVES } from '../../states.ts'
import { requireCase } from '../requests/request-move.ts'
import { takeIn } from './answer-offer.service.ts'
import { idsOfOffer, moveOffer, requireOffer } from './offer-access.ts'
import { endRefused } from './refuse-offer.service.ts'
import { whyNotReviewed } from './review.service.ts'
import { sealText } from './sealed-text.ts'

export interface Opinion {
  readonly decision: 'confirm' | 'override'
  readonly grounds: string
  /** On whose right an override rests, where the desk places by somebody else's. */
  readonly mandate?: { readonly decider: string; readonly reference: string } | undefined
}

/**
 * The desk's second opinion on a refusal. Confirmed, the refusal stands; overridden, the household is placed on the
 * place that was held, under a named mandate. Throws `no-authority` without one, `wrong-state`, `not-found`.
 */
export async function giveOpinion(
  offerId: string,
  opinion: Opinion,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const before = await requireOffer(offerId, tx)
    const theCase = await requireCase(before.caseId, tx.session)
    const { decision } = opinion
    const said = {
      ...{ decision, by: actor.id, at: tx.at },
      grounds: sealText(opinion.grounds, theCase, deps.vault),
    }
    if (decision === 'confirm') return confirm(before, said, { tx, deps })
    const mandate = opinion.mandate ?? ownMandate(before)
    return override(before, { ...said, mandate }, tx)
  })
}

type Said = Readonly<Record<'decision' | 'grounds' | 'by', string>> & { readonly at: Date }

async function confirm(
  { _id, answer }: StoredOffer,
  opinion: Said,
  { tx, deps }: { tx: Tx; deps: Deps },
): Promise<StoredOffer> {
  const { from, to } = REVIEW_MOVES.confirm
  const offer = await moveOffer(
    _id,
    {
      ...{ move: OFFER_MOVES.confirm, act: 'confirmed', unset: ['review.dueBy'] },
      also: { 'review.status': { $in: from } },
      change: { 'review.status': to, 'review.opinion': opinion },
    },
    tx,
  )
  if (!offer) throw await whyNotReviewed(String(_id), from, tx)
  const reason = deps.reference.refusalReasons.get(answer?.code ?? '')
  if (!reason) throw new Problem('not-found', 'The reason of this refusal is no longer known.')
  await endRefused({ offer, reason }, tx, deps)
  return offer
}

async function override(
  { _id, review, caseId }: StoredOffer,
  opinion: Said & { readonly mandate: Opinion['mandate'] },
  tx: Tx,
): Promise<StoredOffer> {
  const { from, to } = REVIEW_MOVES.override
  if (review?.status !== 'opinion') throw await whyNotReviewed(String(_id), from, tx)
  const offer = await takeIn(
    String(_id),
    {
      act: 'overridden',
      also: { 'review.status': { $in: from } },
      change: { 'review.status': to, 'review.opinion': opinion },
    },
    tx,
  )
  const { token } = await requireCase(caseId, tx.session)
  tx.record('offer.overridden', idsOfOffer(offer, []), {
    fields: ['review'],
    reason: opinion.mandate?.reference,
    caseTokens: [token],
  })
  return offer
}

/** What the desk may place by itself it may also place against a refusal; else it names whose right it uses. */
function ownMandate({ authority }: StoredOffer): { decider: string; reference: string } {
  const { basis, decider, reference } = authority
  if (basis === 'desk') return { decider, reference }
  throw new Problem(
    'no-authority',
    `${decider} decides here: send mandate (decider, reference) to override.`,
    [{ pointer: '#/mandate/decider', detail: 'is needed: the desk does not place here by itself' }],
  )
}
