import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import type { StoredProgrammeWait } from '../../../models/programme-wait.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { PROGRAMME_WAIT_MOVES, SEAT_ASKABLE } from '../../states.ts'
import { lapseOffersOf, withdrawOffersOf } from '../offers/end-offers.service.ts'
import { requireCase, requireRequest } from '../requests/request-move.ts'
import { programmeKinds } from './programme-kinds.ts'
import {
  moveWait,
  recordWait,
  requireWait,
  sealProgramme,
  waitToken,
} from './programme-wait-move.ts'

/**
 * Lets a household wait for a seat in a kind of programme by itself, beside its request or while it lives where that
 * request brought it. The clock is that of the request while it waits for a place, and begins today for who lives
 * somewhere. Throws `invalid-input` for a kind that nobody offers, `wrong-state`, `already-exists` and `not-found`.
 */
export async function askProgramme(
  requestId: string,
  programme: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredProgrammeWait> {
  return transact(deps, actor, async (tx) => {
    const request = await requireRequest(requestId, tx)
    await requireAskable(request, tx)
    requireKind(programme, deps)
    const { _id, caseId, organisationId, region, live, urgencyClass } = request
    const theCase = await requireCase(caseId, tx.session)
    const token = waitToken(caseId, programme, deps.vault)
    if (await ProgrammeWaitModel.exists({ token, live: true }).session(tx.session)) {
      throw new Problem('already-exists', 'The household waits for this programme already.')
    }
    const wait = new ProgrammeWaitModel({
      ...{ requestId: _id, caseId, organisationId, region, token },
      ...{ status: 'waiting', live: true, askedClass: urgencyClass, askedAt: tx.at },
      programme: sealProgramme(programme, theCase, deps.vault),
      waitingSince: live ? (request.waitingSince ?? tx.today) : tx.today,
    }).toObject()
    await ProgrammeWaitModel.insertMany([wait], { session: tx.session })
    await recordWait('programme-wait.asked', wait, tx)
    return wait
  })
}

function requireKind(programme: string, deps: Deps): void {
  if (programmeKinds(deps).has(programme)) return
  throw new Problem('invalid-input', 'No unit offers such a programme.', [
    {
      pointer: '#/programme',
      detail:
        'must be a kind of programme that a unit offers: see programmes[].kind of GET /v1/units/{unitId}',
    },
  ])
}

/** Accepted and not given up; once it is closed, the household must still live where it was placed. */
async function requireAskable({ status, caseId }: StoredRequest, tx: Tx): Promise<void> {
  if (!SEAT_ASKABLE.includes(status)) throw wrongState('request', status, SEAT_ASKABLE)
  if (status !== 'closed') return
  const lives = { caseId, status: 'arrived', programmeWaitId: { $exists: false } } as const
  if (await StayModel.exists(lives).session(tx.session)) return
  const detail = 'The household no longer lives where it was placed: file a new request first.'
  throw new Problem('wrong-state', detail)
}

/**
 * Ends a wait for a seat: its open offers are withdrawn, and a seat that was accepted but not taken is free again.
 * Throws `wrong-state` and `not-found`.
 */
export async function withdrawWait(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredProgrammeWait> {
  return transact(deps, actor, async (tx) => {
    const before = await requireWait(id, tx)
    const { from } = PROGRAMME_WAIT_MOVES.withdraw
    const these = { programmeWaitId: before._id }
    await withdrawOffersOf(these, { code: 'request-withdrawn' }, tx)
    await lapseOffersOf(these, tx)
    const ending = { code: reason, by: actor.id, at: tx.at }
    const change = { live: false, ending }
    const ended = await moveWait(before._id, PROGRAMME_WAIT_MOVES.withdraw, change, tx)
    if (!ended) throw wrongState('wait for the programme', before.status, from)
    return ended
  })
}
