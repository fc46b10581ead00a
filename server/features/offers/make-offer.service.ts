import { Types } from 'mongoose'
import { earliest } from '../../../matching/day.ts'
import type { PlaceVerdict } from '../../../matching/judge/result.ts'
import { HOLDING, OfferModel } from '../../../models/offer.model.ts'
import type { StoredOffer } from '../../../models/offer.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { bookPlace, requireRoom } from '../capacity/booking.service.ts'
import { changePlaces, readPlaces } from '../capacity/places.ts'
import { keepRun } from '../matching/match.service.ts'
import type { MatchRun } from '../matching/match.service.ts'
import { requireRequest } from '../requests/request-move.ts'
import { authorityFor } from './authority.service.ts'
import type { ExternalDecision } from './authority.service.ts'
import { idsOfOffer, stepOf } from './offer-access.ts'
import { moveTarget, sameTarget } from './offer-target.ts'
import type { OfferTarget } from './offer-target.ts'
import { clocksOf } from './offer-clocks.ts'
import { policyOn, proposedUntil } from './offer-terms.ts'
import { requireOfferable } from './offerable.ts'
import type { SetAside } from './offerable.ts'
import { targetOf } from './target-of-offer.ts'

export interface NewOffer {
  readonly placeId: string
  readonly seatIds: readonly string[]
  readonly from: string
  readonly until?: string | undefined
  readonly externalDecision?: ExternalDecision | undefined
  /** Blocking rules that the caller has the right to set aside, each with a reason. */
  readonly setAside: readonly SetAside[]
}

/** Offers a place in an act of its own: see `offerPlace`. */
export async function makeOffer(
  requestId: string,
  offer: NewOffer,
  actor: Actor,
  deps: Deps,
): Promise<StoredOffer> {
  return transact(deps, actor, (tx) => offerPlace(requestId, offer, tx, deps))
}

/**
 * Offers a place with the programme seats that go with it, or a seat by itself to who waits for one, and holds them all
 * or none. What was evaluated for it is kept with the offer.
 *
 * 1. Who may: the household waits, the period is possible, and somebody has the authority.
 * 2. Hold the places. Of all who want one at once the database lets one through.
 * 3. Only then judge, which is dear: the losers of step 2 never come to it.
 * 4. Keep the offer with its run.
 *
 * Throws `no-authority`, `place-blocked` with every blocking rule, `place-taken`, `too-many-offers`, `wrong-state`,
 * `not-found`.
 */
export async function offerPlace(
  requestId: string,
  offer: NewOffer,
  tx: Tx,
  deps: Deps,
): Promise<StoredOffer> {
  const request = await requireRequest(requestId, tx)
  requirePeriod(offer, tx.today)
  const places = await requirePlaces(offer, tx, 'or-a-seat')
  const target = await targetOf({ request, place: places[0], on: offer.from }, tx, deps)
  const unit = await requireUnit(places[0], tx)
  const authority = await authorityFor(unit, offer.externalDecision, tx, deps)

  const id = new Types.ObjectId()
  const { caseId } = request
  const { urgencyClass, theCase, judge, ...ids } = target
  const norm = proposedUntil(unit.facilityType, offer.from, deps)
  // Extra places for an event end sooner than the norm.
  const until = offer.until ?? earliest(norm, ...places.map(({ validUntil }) => validUntil))
  const period = { from: offer.from, until }
  const placeIds = places.map(({ _id }) => _id)
  const hold = { id: String(id), kind: 'hold', ...period, caseId } as const
  const unitIds = await changePlaces(placeIds, (placeId) => bookPlace(placeId, hold, tx), tx)
  if (!ids.programmeWaitId) await requireRoom(unit, offer.from, tx)
  requireMoved(await moveTarget(ids, 'offer', tx))
  const policy = policyOn(tx.today, deps)
  // After the request was written: of two who offer at once, the second counts the first.
  const order = await nextOrder(ids, policy.maxParallel, tx)

  const run = judge()
  const judged = verdictFor(offer.placeId, run)
  requireOfferable(judged, offer.setAside, tx.actor)
  await keepRun(run, theCase, deps, tx.session)

  const { organisationId, region } = unit
  const made = new OfferModel({
    _id: id,
    ...{ ...ids, caseId, unitId: unit._id, organisationId, region, placeIds, ...period },
    requestedBy: request.organisationId,
    status: 'open',
    ...{ madeAt: tx.at, madeBy: tx.actor.id, authority, order },
    ...clocksOf({ urgencyClass, at: tx.at }, unit, policy),
    ...{ runId: run.id, verdict: judged.verdict, setAside: [...offer.setAside] },
    steps: [stepOf('made', tx)],
  }).toObject()
  await OfferModel.insertMany([made], { session: tx.session })
  const caseTokens = [theCase.token]
  tx.record('offer.made', idsOfOffer(made, unitIds), { reason: authority.basis, caseTokens })
  return made
}

function requireMoved(moved: boolean): void {
  if (!moved) throw new Problem('changed-meanwhile', 'Somebody placed or withdrew the household.')
}

/** The first choice that is free. Throws `too-many-offers` when as many run as the policy allows. */
export async function nextOrder(target: OfferTarget, most: number, tx: Tx): Promise<number> {
  const running = { ...sameTarget(target), status: { $in: HOLDING } } as const
  const offers = await OfferModel.find(running, { order: 1 }, { session: tx.session }).lean()
  const taken = new Set(offers.map(({ order }) => order))
  const free = Array.from({ length: most }, (_, index) => index + 1).find((n) => !taken.has(n))
  if (free !== undefined) return free
  throw new Problem(
    'too-many-offers',
    `${most} units are asked already: wait for an answer, or take one of those offers back.`,
  )
}

export function verdictFor(placeId: string, { result }: MatchRun): PlaceVerdict {
  const verdict = result.verdicts.find((candidate) => candidate.placeId === placeId)
  if (!verdict) throw new Problem('not-found', 'There is no such place on that day.')
  return verdict
}

function requirePeriod({ from, until }: NewOffer, today: string): void {
  const errors = []
  if (from < today) errors.push({ pointer: '#/from', detail: `must be ${today} or later` })
  if (until !== undefined && until <= from) {
    errors.push({ pointer: '#/until', detail: `must lie after ${from}: it is the day of leaving` })
  }
  if (errors.length > 0) throw new Problem('invalid-input', 'The period is not possible.', errors)
}

/** The place itself first, then its seats. Seats must be seats; the place may be one only where a seat alone is meant. */
export async function requirePlaces(
  { placeId, seatIds }: Pick<NewOffer, 'placeId' | 'seatIds'>,
  tx: Tx,
  first: 'a-place' | 'or-a-seat' = 'a-place',
): Promise<StoredPlace[]> {
  const places = await readPlaces([placeId, ...seatIds], tx.session)
  if (places.length < seatIds.length + 1) {
    throw new Problem('not-found', 'One of the places does not exist.')
  }
  const errors = places.flatMap(({ kind }, index) => {
    const alone = first === 'or-a-seat' && seatIds.length === 0
    if (index === 0 && kind === 'seat' && !alone) {
      return [{ pointer: '#/placeId', detail: 'is a programme seat: send it in seatIds' }]
    }
    if (index > 0 && kind !== 'seat') {
      return [{ pointer: `#/seatIds/${index - 1}`, detail: 'is not a programme seat' }]
    }
    return []
  })
  if (errors.length > 0) throw new Problem('invalid-input', 'Not a place with its seats.', errors)
  return places
}

/** The unit of a place. Throws `not-found`. */
export async function requireUnit(
  place: StoredPlace | undefined,
  { session }: Tx,
): Promise<StoredUnit> {
  const unit = await UnitModel.findById(place?.unitId, null, { session }).lean()
  if (!unit) throw new Problem('not-found', 'The unit of this place does not exist.')
  return unit
}
