import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import { ProgrammeModel } from '../../../models/programme.model.ts'
import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { PROGRAMME_WAIT_MOVES, REQUEST_MOVES } from '../../states.ts'
import { evaluateRequest } from '../matching/match.service.ts'
import type { MatchRun } from '../matching/match.service.ts'
import { evaluateSeat } from '../matching/seat-facts.ts'
import { classOf } from '../programmes/wait-class.ts'
import { waitToken } from '../programmes/programme-wait-move.ts'
import { requireCase } from '../requests/request-move.ts'
import type { OfferTarget } from './offer-target.ts'

/** What an offer answers, and all that differs by it. */
interface Target extends OfferTarget {
  readonly urgencyClass: number
  readonly theCase: StoredCase
  /** Dear for a place, so asked for once the places are held. */
  readonly judge: () => MatchRun
}

interface Wanted {
  readonly request: StoredRequest
  readonly place: StoredPlace | undefined
  readonly on: string
}

/**
 * The request itself when a place is offered; for a seat the household's wait for its kind of programme. Throws
 * `wrong-state` when it cannot be offered anything now, and `invalid-input` when nobody asked for the seat.
 */
export async function targetOf(wanted: Wanted, tx: Tx, deps: Deps): Promise<Target> {
  const { request, place, on } = wanted
  const theCase = await requireCase(request.caseId, tx.session)
  if (place?.kind === 'seat') return seatTarget({ request, place, on }, theCase, { tx, deps })
  const from: readonly string[] = REQUEST_MOVES.offer.from
  if (!from.includes(request.status)) throw wrongState('request', request.status, from)
  const { _id: requestId, urgencyClass } = request
  const judge = (): MatchRun => evaluateRequest(request, theCase, on, deps)
  return { requestId, urgencyClass, theCase, judge }
}

async function seatTarget(
  { request, place, on }: { request: StoredRequest; place: StoredPlace; on: string },
  theCase: StoredCase,
  { tx, deps }: { tx: Tx; deps: Deps },
): Promise<Target> {
  const { session, today } = tx
  const programme = await ProgrammeModel.findOne({ code: place.programme ?? '' }, null, {
    session,
  }).lean()
  const token = waitToken(request.caseId, programme?.kind ?? '', deps.vault)
  const asked = { requestId: request._id, token, live: true }
  const wait = await ProgrammeWaitModel.findOne(asked, null, { session }).lean()
  if (!wait) {
    const detail =
      'is a programme seat: send it in seatIds with a place, or let the household wait for the programme by itself first'
    throw new Problem('invalid-input', 'Nobody waits for this seat by itself.', [
      { pointer: '#/placeId', detail },
    ])
  }
  const from: readonly string[] = PROGRAMME_WAIT_MOVES.offer.from
  if (!from.includes(wait.status)) throw wrongState('wait for the programme', wait.status, from)
  return {
    ...{ requestId: request._id, programmeWaitId: wait._id, theCase },
    urgencyClass: classOf(wait, today),
    judge: () => evaluateSeat(request, theCase, { seat: place, on }, deps),
  }
}
