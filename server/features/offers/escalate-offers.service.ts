import { OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import type { EventName } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import type { OfferPolicy } from '../../reference/reference.ts'
import { addDutyTime } from '../../working-hours.ts'
import type { Window } from '../../working-hours.ts'
import { requireCase } from '../requests/request-move.ts'
import { idsOfOffer, stepOf } from './offer-access.ts'
import { answerHoursOf } from './offer-terms.ts'

type Level = 'manager' | 'desk' | 'duty-officer'

/** Who hears next of an offer without an answer. The unit itself is told when the offer is made. */
const EVENTS = {
  manager: 'offer.escalated-to-manager',
  desk: 'offer.escalated-to-desk',
  'duty-officer': 'offer.escalated-to-duty-officer',
} as const satisfies Record<Level, EventName>

/**
 * When each level of the policy's chain is told: a part of the time to answer, in the unit's duty hours. Kept with the
 * offer, so that neither a new policy nor new duty hours move a clock that runs.
 */
export function escalationsOf(
  { urgencyClass, at }: { readonly urgencyClass: number; readonly at: Date },
  dutyHours: readonly Window[],
  policy: OfferPolicy,
): { level: Level; dueAt: Date }[] {
  const hours = answerHoursOf(urgencyClass, policy)
  return policy.chain.flatMap(({ level, after, classes }) => {
    if (level === 'unit' || (classes && !classes.includes(urgencyClass))) return []
    return [{ level, dueAt: addDutyTime(at, hours * after, dutyHours) }]
  })
}

/** Tells the next in the chain of every offer whose time has come. Safe to run twice: each level hears once. */
export async function escalateOffers(deps: Deps): Promise<number> {
  const waiting = { dueAt: { $lte: deps.now() }, doneAt: null }
  const due = { status: 'open', escalations: { $elemMatch: waiting } } as const
  const offers = await OfferModel.find(due).lean()
  const levels = offers.flatMap((offer) =>
    offer.escalations
      .filter((one) => isDue(one, deps.now()))
      .map(({ level }) => ({ offer, level })),
  )
  let told = 0
  for (const { offer, level } of levels) {
    try {
      if (await escalate(offer, level, deps)) told += 1
    } catch (error: unknown) {
      // One offer that cannot be escalated must not keep the others waiting.
      deps.log.error({ error, offerId: String(offer._id) }, 'offer not escalated')
    }
  }
  return told
}

type Escalation = StoredOffer['escalations'][number]

function isDue({ dueAt, doneAt }: Escalation, at: Date): boolean {
  return doneAt == null && dueAt <= at
}

async function escalate(
  { _id }: StoredOffer,
  level: Escalation['level'],
  deps: Deps,
): Promise<boolean> {
  return transact(deps, SYSTEM, async (tx) => {
    const offer = await markTold(_id, level, tx)
    if (!offer) return false
    const { token } = await requireCase(offer.caseId, tx.session)
    tx.record(EVENTS[level], idsOfOffer(offer, []), { reason: level, caseTokens: [token] })
    return true
  })
}

async function markTold(_id: unknown, level: Level, tx: Tx): Promise<StoredOffer | null> {
  return OfferModel.findOneAndUpdate(
    {
      _id,
      status: 'open',
      escalations: { $elemMatch: { level, dueAt: { $lte: tx.at }, doneAt: null } },
    },
    {
      $set: { 'escalations.$[told].doneAt': tx.at },
      $push: { steps: stepOf('escalated', tx, level) },
    },
    { returnDocument: 'after', session: tx.session, arrayFilters: [{ 'told.level': level }] },
  ).lean()
}
