import type { StoredOffer } from '../../../models/offer.model.ts'
import { PlanLineModel } from '../../../models/plan.model.ts'
import type { StoredPlan, StoredPlanLine } from '../../../models/plan.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { existsOn, placeState } from '../capacity/numbers.ts'
import { offerPlace } from '../offers/make-offer.service.ts'
import { openContent, profileOf } from '../requests/request-content.ts'
import { requireCase, requireRequest } from '../requests/request-move.ts'
import { sealExplanation } from './explanation.ts'
import { requirePlan } from './plan-access.ts'
import type { LineAcceptance } from './plan.schema.ts'

interface LineKey {
  readonly id: string
  readonly requestId: string
}

/**
 * Makes an ordinary offer of what a line proposes, in one act: what the offer refuses, with any of its
 * problems, leaves the line as it was. Throws those, `not-found`, and `wrong-state`.
 */
export async function acceptLine(
  key: LineKey,
  acceptance: LineAcceptance,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, async (tx) => {
    const plan = await requireProposed(key.id, tx)
    const line = await decideLine(key, { state: 'offered' }, tx)
    const from = acceptance.from ?? (plan.on > tx.today ? plan.on : tx.today)
    const seatIds = acceptance.seatIds ?? (await seatsFor(line, from, tx, deps))
    const { externalDecision, until, setAside } = acceptance
    const wish = { placeId: String(line.placeId), seatIds, from, until, externalDecision, setAside }
    const offer = await offerPlace(key.requestId, wish, tx, deps)
    const { _id: offerId } = offer
    await PlanLineModel.updateOne({ _id: line._id }, { $set: { offerId } }, { session: tx.session })
    const { token } = await requireCase(offer.caseId, tx.session)
    const ids = { ...idsOfLine(key, 'offered'), offerId: String(offerId) }
    tx.record('plan.line-offered', ids, { fields: ['state', 'offerId'], caseTokens: [token] })
    return offer
  })
}

/**
 * Sets a line aside, with a coded reason and why in words, kept sealed with the case.
 * Throws `not-found`, `wrong-state`.
 */
export async function overrideLine(
  key: LineKey,
  { reason, explanation }: { readonly reason: string; readonly explanation: string },
  actor: Actor,
  deps: Deps,
): Promise<StoredPlanLine> {
  return transact(deps, actor, async (tx) => {
    await requireProposed(key.id, tx)
    const request = await requireRequest(key.requestId, tx)
    const theCase = await requireCase(request.caseId, tx.session)
    const sealed = sealExplanation(explanation, theCase, deps.vault)
    const override = { code: reason, sealed, by: actor.id, at: tx.at }
    const line = await decideLine(key, { state: 'overridden', override }, tx)
    tx.record('plan.line-overridden', idsOfLine(key, 'overridden'), {
      ...{ fields: ['state', 'override'], reason, caseTokens: [theCase.token] },
    })
    return line
  })
}

async function requireProposed(id: string, { session }: Tx): Promise<StoredPlan> {
  const plan = await requirePlan(id, session)
  if (plan.status !== 'proposed') throw wrongState('plan', plan.status, ['proposed'])
  return plan
}

/** One conditional write: of two people who decide at once, the database lets one through. */
async function decideLine(
  { id, requestId }: LineKey,
  change: Readonly<Record<string, unknown>>,
  { session }: Tx,
): Promise<StoredPlanLine> {
  const line = await PlanLineModel.findOneAndUpdate(
    { planId: id, requestId, state: 'proposed' },
    { $set: change },
    { returnDocument: 'after', session },
  ).lean()
  if (line) return line
  const found = await PlanLineModel.findOne({ planId: id, requestId }, null, { session }).lean()
  if (!found) throw new Problem('not-found', 'The plan says nothing of this request.')
  throw wrongState('line', found.state, ['proposed'])
}

function idsOfLine({ id, requestId }: LineKey, status: string): EventIds {
  return { planId: id, requestId, status }
}

/** A free seat in the unit for each programme that the household needs; the offer itself says when there is none. */
async function seatsFor(
  { requestId, unitId }: StoredPlanLine,
  from: string,
  tx: Tx,
  deps: Deps,
): Promise<string[]> {
  const entry = deps.board.unit(String(unitId))
  const request = await requireRequest(requestId, tx)
  const theCase = await requireCase(request.caseId, tx.session)
  const { programmes: needed } = profileOf(openContent(request, theCase, deps.vault))
  if (!entry) return []
  return needed.flatMap((kind) => {
    const codes = entry.programmes.flatMap((programme) =>
      programme.kind === kind ? [programme.code] : [],
    )
    const seat = entry.places.find(
      (place) =>
        place.kind === 'seat' &&
        codes.includes(place.programme ?? '') &&
        existsOn(place, from) &&
        placeState(place, from, tx.today) === 'free',
    )
    return seat ? [String(seat._id)] : []
  })
}
