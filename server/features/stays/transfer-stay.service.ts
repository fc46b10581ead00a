import { Types } from 'mongoose'
import type { PlaceVerdict } from '../../../matching/judge/result.ts'
import { addDays, latest } from '../../../matching/day.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay, TransferKind } from '../../../models/stay.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { bookPlace, requireRoom } from '../capacity/booking.service.ts'
import { changePlaces } from '../capacity/places.ts'
import { evaluateRequest, keepRun } from '../matching/match.service.ts'
import { authorityFor } from '../offers/authority.service.ts'
import type { ExternalDecision } from '../offers/authority.service.ts'
import { requirePlaces, requireUnit, verdictFor } from '../offers/make-offer.service.ts'
import { proposedUntil } from '../offers/offer-terms.ts'
import { NOT_FREE, requireOfferable } from '../offers/offerable.ts'
import type { SetAside } from '../offers/offerable.ts'
import { requireCase } from '../requests/request-move.ts'
import { recordStay, requireStay } from './stay-access.ts'
import { arrive } from './stay.service.ts'

export interface NewTransfer {
  readonly kind: TransferKind
  readonly placeId: string
  readonly seatIds: readonly string[]
  /** Code of `data/transfer-reasons.json`. */
  readonly reason: string
  /** First night at the new place, for a planned transfer; today when absent. */
  readonly on?: string | undefined
  readonly until?: string | undefined
  readonly externalDecision?: ExternalDecision | undefined
  readonly setAside: readonly SetAside[]
}

/**
 * Moves a household from the place where it is to another, in one transaction. A planned transfer books the new
 * place from its day on, and the arrival there ends the old stay; an emergency does both at once.
 *
 * 1. Who may: the household is present, and somebody has the authority over the new place.
 * 2. Book the new place with its seats, all or none.
 * 3. Judge: no rule may be broken that the present place keeps, unless it is set aside by right.
 * 4. Keep the new stay, with what was judged. In an emergency: out of the old place, into the new one.
 *
 * Gives the new stay. Throws `place-taken`, `place-blocked`, `no-authority`, `already-exists`, `wrong-state`, `not-found`.
 */
export async function transferStay(
  id: string,
  transfer: NewTransfer,
  actor: Actor,
  deps: Deps,
): Promise<StoredStay> {
  return transact(deps, actor, async (tx) => {
    const before = await requirePresent(id, tx)
    const from = firstNight(transfer, tx)
    const places = await requirePlaces(transfer, tx)
    const unit = await requireUnit(places[0], tx)
    const decided = await decisionFor(unit, { before, transfer }, tx, deps)

    const _id = new Types.ObjectId()
    const until = transfer.until ?? (await endOf(before, unit, from, { tx, deps }))
    requireNights(from, until)
    const { caseId } = before
    const placeIds = places.map((place) => place._id)
    const booking = { id: String(_id), kind: 'stay', from, until, caseId } as const
    const unitIds = await changePlaces(placeIds, (place) => bookPlace(place, booking, tx), tx)
    // Within a unit nobody is added.
    if (!unit._id.equals(before.unitId)) await requireRoom(unit, from, tx)

    const judged = await judge({ before, transfer, from }, tx, deps)
    const { requestId, offerId, requestedBy } = before
    const { organisationId, region } = unit
    const leg = await nextLeg(before, tx)
    const stay = new StayModel({
      ...{ _id, requestId, caseId, offerId, requestedBy, leg },
      ...{ unitId: unit._id, organisationId, region, placeIds, from, until },
      ...{ status: 'planned', open: true, plannedAt: tx.at },
      transfer: {
        ...{ kind: transfer.kind, reason: transfer.reason, by: actor.id, at: tx.at },
        ...{ fromStayId: before._id, ...judged, ...decided },
      },
    }).toObject()
    await StayModel.insertMany([stay], { session: tx.session })
    const fields = ['transfer', 'placeIds']
    await recordStay(
      'stay.transfer-planned',
      stay,
      { unitIds, fields, reason: transfer.reason },
      tx,
    )
    return transfer.kind === 'emergency' ? arrive(stay, tx, deps) : stay
  })
}

async function requirePresent(id: string, tx: Tx): Promise<StoredStay> {
  const stay = await requireStay(id, tx)
  if (stay.status !== 'arrived') throw wrongState('stay', stay.status, ['arrived'])
  if (stay.programmeWaitId) throw wrongState('stay', 'a seat by itself', ['in a place'])
  const expected = {
    ...{ caseId: stay.caseId, status: 'planned' as const, open: true },
    programmeWaitId: { $exists: false },
  }
  if (await StayModel.exists(expected).session(tx.session)) {
    const detail =
      'The household is expected elsewhere already: record that arrival or non-arrival first.'
    throw new Problem('already-exists', detail)
  }
  return stay
}

/** Stays that never began count too: a household that did not arrive may be moved once more. */
async function nextLeg({ offerId }: StoredStay, { session }: Tx): Promise<number> {
  const last = await StayModel.findOne(
    { offerId },
    { leg: 1 },
    { session, sort: { leg: -1 } },
  ).lean()
  return (last?.leg ?? 1) + 1
}

function firstNight({ kind, on }: NewTransfer, { today }: Tx): string {
  if (kind === 'emergency' || on === undefined) return today
  if (on >= today) return on
  throw new Problem('invalid-input', 'The day of moving is not possible.', [
    { pointer: '#/on', detail: `must be ${today} or later` },
  ])
}

function requireNights(from: string, until: string): void {
  if (until > from) return
  throw new Problem('invalid-input', 'The period is not possible.', [
    { pointer: '#/until', detail: `must lie after ${from}: it is the day of leaving` },
  ])
}

/** Within one kind of shelter the planned end stays; elsewhere the norm of that kind begins anew. */
async function endOf(
  before: StoredStay,
  { facilityType }: StoredUnit,
  from: string,
  { tx, deps }: { tx: Tx; deps: Deps },
): Promise<string> {
  const old = await UnitModel.findById(before.unitId, null, { session: tx.session }).lean()
  if (old?.facilityType !== facilityType) return proposedUntil(facilityType, from, deps)
  return latest(before.until, addDays(from, 1))
}

/** Whose decision the move rests on. A house moves people within its own walls; beyond them the desk decides. */
async function decisionFor(
  unit: StoredUnit,
  { before, transfer }: { before: StoredStay; transfer: NewTransfer },
  tx: Tx,
  deps: Deps,
): Promise<{ decider?: string; reference?: string }> {
  const old = await UnitModel.findById(before.unitId, null, { session: tx.session }).lean()
  const own = unit.organisationId.equals(before.organisationId)
  if (own && old?.facilityType === unit.facilityType) return {}
  if (tx.actor.role !== 'desk') {
    const detail = 'To another organisation or another kind of shelter the desk transfers: ask it.'
    throw new Problem('no-authority', detail)
  }
  const { decider, reference } = await authorityFor(unit, transfer.externalDecision, tx, deps)
  return { decider, reference }
}

interface Question {
  readonly before: StoredStay
  readonly transfer: NewTransfer
  readonly from: string
}

/** Judges the new place as an offer would, and keeps the run. */
async function judge({ before, transfer, from }: Question, tx: Tx, deps: Deps) {
  const { session, actor } = tx
  const request = await RequestModel.findById(before.requestId, null, { session }).lean()
  if (!request) throw new Problem('not-found', 'The request of this stay no longer exists.')
  const theCase = await requireCase(before.caseId, session)
  const run = evaluateRequest(request, theCase, from, deps)
  const present = run.result.verdicts.find(({ placeId }) => placeId === String(before.placeIds[0]))
  const judged = verdictFor(transfer.placeId, run)
  requireOfferable(beyond(judged, present), transfer.setAside, actor)
  await keepRun(run, theCase, deps, session)
  return { runId: run.id, verdict: judged.verdict }
}

/** The new place without what speaks against the present one too. That it is free, its calendar has just said. */
function beyond(judged: PlaceVerdict, present: PlaceVerdict | undefined): PlaceVerdict {
  const broken = present?.reasons.filter(({ outcome }) => outcome === 'no') ?? []
  const known = new Set([NOT_FREE, ...broken.map(({ ruleId }) => ruleId)])
  const reasons = judged.reasons.filter(({ ruleId }) => !known.has(ruleId))
  return { ...judged, reasons }
}
